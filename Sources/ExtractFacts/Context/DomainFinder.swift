import ChineseText
import FactRules

/// Finds the domains of the figures of a document by the words around them. What is the same for a paragraph or for a sentence is
/// added up once.
final class DomainFinder {
    let table: DomainTable
    /// The codes of the domains, as facts name them.
    let codes: [FactText]
    private let arena = FactArena(capacity: 1 << 10)
    private let scorer: DomainScorer
    private let topics: TopicScores
    private let folding: Folding
    private let width: Int
    /// What heading, section and article say.
    private let around: UnsafeMutablePointer<Int32>
    private var aroundOf = (paragraph: -1, article: -1, heading: nil as Range<Int>?)
    /// The same and what the sentence says.
    private let said: UnsafeMutablePointer<Int32>
    private var saidBy = -1
    /// All that is said of one figure.
    private let scores: UnsafeMutablePointer<Int32>

    init(scan: DocumentScan, rules: RuleSet) {
        table = rules.domains
        codes = table.codes.map(arena.text)
        scorer = DomainScorer(table: table)
        topics = TopicScores(scan: scan, table: table)
        folding = rules.folding
        width = table.codes.count
        around = .allocate(capacity: width)
        said = .allocate(capacity: width)
        scores = .allocate(capacity: width)
    }

    deinit {
        around.deallocate()
        said.deallocate()
        scores.deallocate()
    }

    /// How much speaks for each domain, by the words of a figure's name, its unit, its sentence, the heading, the section and the
    /// article. Valid until the next call.
    func scores(
        of name: FactText, unit: Range<Int>, in sentence: SentenceScan, _ state: FactAssembler.ReadingState, _ text: UnsafeBufferPointer<UInt16>
    ) -> UnsafeBufferPointer<Int32> {
        if aroundOf.paragraph != sentence.paragraph || aroundOf.article != state.article || aroundOf.heading != state.heading {
            aroundOf = (sentence.paragraph, state.article, state.heading)
            saidBy = -1
            around.update(repeating: 0, count: width)
            if let heading = state.heading { scorer.add(text, heading, times: 4, to: around) }
            scorer.add(topics.section(of: sentence.paragraph), share: 40, to: around)
            scorer.add(topics.article(state.article), share: 40, to: around)
        }
        if saidBy != sentence.span.lowerBound {
            saidBy = sentence.span.lowerBound
            said.update(from: around, count: width)
            let own = topics.sentence(at: sentence.span.lowerBound)
            own.withUnsafeBufferPointer { own in for i in own.indices { said[i] &+= own[i] &* 3 } }
        }
        scores.update(from: said, count: width)
        add(name, times: 12)
        scorer.add(text, unit, times: 12, to: scores)
        return UnsafeBufferPointer(start: scores, count: width)
    }

    /// The same of a figure of a table: its name, the captions and the headlines.
    func scores(
        of name: FactText, captions: [Range<Int>], heading: Range<Int>?, title: Range<Int>?, _ text: UnsafeBufferPointer<UInt16>
    ) -> UnsafeBufferPointer<Int32> {
        scores.update(repeating: 0, count: width)
        add(name, times: 8)
        for span in captions { scorer.add(text, span, times: 2, to: scores) }
        if let heading { scorer.add(text, heading, times: 2, to: scores) }
        if let title { scorer.add(text, title, times: 1, to: scores) }
        return UnsafeBufferPointer(start: scores, count: width)
    }

    /// The domain of a code, nil if there is none.
    func index(of code: FactText) -> Int? { codes.firstIndex { $0 == code } }

    private func add(_ name: FactText, times factor: Int32) {
        name.withUnits { units in
            for i in units.indices { units[i] = folding[units[i]] }
            scorer.add(UnsafeBufferPointer(units), 0..<units.count, times: factor, to: scores)
        }
    }

    /// The domain of the highest score; the last resort where nothing speaks for any or as much for two.
    func best(of scores: UnsafeBufferPointer<Int32>) -> Int {
        var best = 0
        var isTied = false
        for i in scores.indices.dropFirst() {
            if scores[i] > scores[best] {
                best = i
                isTied = false
            } else if scores[i] == scores[best] {
                isTied = true
            }
        }
        return scores.isEmpty || scores[best] == 0 || isTied ? table.other : best
    }
}
