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
    func read(row figures: Range<Int>, of tables: TableFigures, text: UnsafeBufferPointer<UInt16>, state: inout ReadingState, into facts: inout [Fact]) {
        guard let first = figures.first else { return }
        let paragraph = tables.figures[first].paragraph
        let page = scan.page
        let article = page.paragraphs[paragraph].article
        let time = scan.times[article]
        let places = scan.places[article]
        let row = page.paragraphs[paragraph].span
        // Of a row of thousands of cells each fact has what stands around it.
        let reach = Page.longestSentence / 2
        let sentence = row.count <= 2 * reach ? page.original(row) : nil
        let frame = frames[article]
        var made: [Int: Int] = [:]
        for index in figures {
            let figure = tables.figures[index]
            let spot = page.place(of: figure.quantity.core)
            let period = figure.period ?? state.period ?? time.period(of: nil, current: nil)
            let words = words(for: period)
            let known = indicators.indicator(named: figure.indicator)
            var fact = Fact(
                id: ids.id(place: spot, value: figure.value, minimum: figure.minimum, maximum: figure.maximum),
                documentID: document.id, article: article + 1, title: frame.title, published: frame.published, indicator: figure.indicator,
                indicatorID: known.flatMap { figure.kind != .level || $0.admits(level: figure.dimension) ? $0.id : nil }, subject: figure.subject, value: figure.value, minimum: figure.minimum, maximum: figure.maximum,
                unit: figure.unit, unitCode: figure.unitCode, bound: figure.quantity.bound, kind: figure.kind, basis: figure.basis,
                role: nil, status: figure.isTarget || state.isPlan ? .target : .actual, year: period?.year, period: words?.label,
                periodStart: words?.firstDay, periodEnd: words?.lastDay,
                domain: known.flatMap { $0.domain == "other" ? nil : $0.domain } ?? domain(of: figure, state: state, text: text), locality: nil, localityCode: nil,
                localitySource: nil, quote: page.verbatim(figure.quantity.core), place: spot,
                sentence: sentence
                    ?? page.original(
                        max(row.lowerBound, figure.quantity.core.lowerBound - reach)..<min(row.upperBound, figure.quantity.core.upperBound + reach)),
                rule: figure.rule,
                groupID: nil)
            let place = figure.place >= 0 ? figure.place : state.place >= 0 ? state.place : places.home
            if place >= 0 {
                let division = extractor.rules.gazetteer.places[place]
                fact.locality = division.name
                fact.localityCode = division.code.isEmpty ? nil : division.code
                fact.localitySource = figure.place >= 0 ? .stated : state.place >= 0 ? .context : places.homeSource ?? .context
            }
            if let at = made[figure.partner] {
                let group = facts[at].groupID ?? facts[at].id
                facts[at].groupID = group
                fact.groupID = group
            }
            trace?.add(fact: facts.count, figure: figure, state: state)
            made[index] = facts.count
            facts.append(fact)
        }
    }

    private func domain(of figure: TableFigure, state: ReadingState, text: UnsafeBufferPointer<UInt16>) -> String {
        let scorer = DomainScorer(table: domains)
        var scores = [Int32](repeating: 0, count: domains.codes.count)
        folded(figure.indicator).withUnsafeBufferPointer { scorer.add($0, 0..<$0.count, times: 8, to: &scores) }
        for span in figure.captions { scorer.add(text, span, times: 2, to: &scores) }
        if let heading = state.heading { scorer.add(text, heading, times: 2, to: &scores) }
        if let title = scan.page.articles[state.article].title { scorer.add(text, title, times: 1, to: &scores) }
        return domains.codes[scorer.best(of: scores) ?? domains.other]
    }
}
