/// Keeps what the assembler reads on the way to the facts: for explanations and for the examples of rules.
final class ReadingTrace {
    /// One sentence with figures.
    struct Reading {
        var sentence: SentenceScan
        /// Index in the page's articles.
        var article: Int
        /// What was in force before it.
        var state: FactAssembler.ReadingState
        /// Every figure tried, in order.
        var figures: [BindingTrace] = []
        /// The facts made: index in the document's facts, and what they were made from.
        var facts: [(index: Int, binding: Binding)] = []
    }
    /// A fact read from a table.
    struct Cell {
        /// Index in the document's facts.
        var fact: Int
        var figure: TableFigure
        var state: FactAssembler.ReadingState
    }
    private(set) var readings: [Reading] = []
    private(set) var cells: [Cell] = []

    func open(_ sentence: SentenceScan, article: Int, state: FactAssembler.ReadingState) {
        readings.append(Reading(sentence: sentence, article: article, state: state))
    }

    func add(_ figure: BindingTrace) { readings[readings.count - 1].figures.append(figure) }

    func add(fact index: Int, figure: TableFigure, state: FactAssembler.ReadingState) {
        cells.append(Cell(fact: index, figure: figure, state: state))
    }

    func add(fact index: Int, binding: Binding) { readings[readings.count - 1].facts.append((index, binding)) }
}
