import ChineseText
import FactRules

/// The figures of a page's tables by the paragraph of their row. A row that stands here is not read as a sentence.
struct TableFigures {
    private(set) var figures: [TableFigure] = []
    /// For each row taken the figures in it.
    private(set) var rows: [Int: Range<Int>] = [:]

    init(_ scan: DocumentScan, extractor: Extractor, text: UnsafeBufferPointer<UInt16>) {
        for grid in TableGrid.tables(of: scan.page) {
            let reader = TableLabelReader(page: scan.page, text: text, extractor: extractor, places: scan.places[grid.article])
            guard let binder = TableBinder(grid, reader: reader, time: scan.times[grid.article]) else { continue }
            let found = binder.figures()
            let start = figures.count
            figures += found.figures.map { figure in
                var figure = figure
                if figure.partner >= 0 { figure.partner += start }
                return figure
            }
            for line in grid.unitLines where !found.figures.isEmpty { rows[line] = figures.count..<figures.count }
            for row in found.rows { rows[row] = figures.count..<figures.count }
            for index in start..<figures.count {
                let row = figures[index].paragraph
                rows[row] = min(rows[row]!.lowerBound, index)..<(index + 1)
            }
        }
    }
}

extension FactAssembler {
    /// Makes the facts of one row of a table.
    func read(
        row figures: Range<Int>, of tables: TableFigures, text: UnsafeBufferPointer<UInt16>, state: inout ReadingState
    ) -> UnsafeMutableBufferPointer<FactRecord> {
        let facts = arena.allocate(FactRecord.self, figures.count)
        guard let first = figures.first else { return facts }
        let paragraph = tables.figures[first].paragraph
        let page = scan.page
        let article = page.paragraphs[paragraph].article
        let time = scan.times[article]
        let places = scan.places[article]
        let row = page.paragraphs[paragraph].span
        // Of a row of thousands of cells each fact has what stands around it.
        let reach = Page.longestSentence / 2
        let sentence = row.count <= 2 * reach ? arena.text(original, row) : nil
        for (number, index) in figures.enumerated() {
            let figure = tables.figures[index]
            let core = figure.quantity.core
            var fact = FactRecord(frame: frames[article], documentID: documentID, article: article)
            let name = arena.text(figure.indicator)
            fact.indicator = name
            let known = indicators.indicator(named: name.bytes)
            if let known, figure.kind != .level || known.admits(level: figure.dimension) { fact.indicatorID = Self.text(known.id) }
            fact.subject = arena.text(figure.subject)
            setValue(&fact, figure.value, figure.minimum, figure.maximum, at: core)
            fact.unit = arena.text(figure.unit)
            fact.unitCode = arena.text(figure.unitCode)
            fact.bound = figure.quantity.bound
            fact.kind = figure.kind
            fact.basis = figure.basis
            fact.status = figure.isTarget || state.isPlan ? .target : .actual
            setPeriod(&fact, figure.period ?? state.period ?? time.period(of: nil, current: nil))
            setDomain(&fact, known) {
                domains.best(
                    of: domains.scores(
                        of: name, captions: figure.captions, heading: state.heading, title: page.articles[state.article].title, text))
            }
            fact.sentence = sentence
                ?? arena.text(original, max(row.lowerBound, core.lowerBound - reach)..<min(row.upperBound, core.upperBound + reach))
            fact.rule = arena.text(figure.rule)
            let place = figure.place >= 0 ? figure.place : state.place >= 0 ? state.place : places.home
            if place >= 0 {
                setPlace(&fact, place, figure.place >= 0 ? .stated : state.place >= 0 ? .context : places.homeSource ?? .context)
            }
            // The level that it goes with stands before it in the row.
            if figures.contains(figure.partner), figure.partner < index {
                let at = figure.partner - first
                if facts[at].groupID.isNone { facts[at].groupID = facts[at].id }
                fact.groupID = facts[at].groupID
            }
            trace?.add(fact: count + number, figure: figure, state: state)
            facts.initializeElement(at: number, to: fact)
        }
        return facts
    }
}
