import ChineseText
import FactRules

extension ExplanationBuilder {
    /// A fact that was read from a table: the table's reader tells its keys, not a rule.
    func figure(_ cell: ReadingTrace.Cell) -> Explanation.Figure {
        let quantity = cell.figure.quantity
        let fact = facts[cell.fact]
        let unit = quantity.unit >= 0 ? rules.units.unit(at: quantity.unit) : nil
        return Explanation.Figure(
            text: page.original(quantity.span), place: place(quantity.core), kind: quantity.kind.rawValue, value: quantity.value,
            minimum: quantity.minimum, maximum: quantity.maximum, unit: unit?.text, dimension: unit?.dimension.rawValue,
            bound: quantity.bound.rawValue, isName: quantity.isName, outcome: .fact,
            reason: "it is a cell of a table: its header, label and caption say what it is", matches: [], fact: fact, keys: keys(of: fact, cell))
    }

    private func keys(of fact: Fact, _ cell: ReadingTrace.Cell) -> [Explanation.Key] {
        let labels = "the table's header, label or caption"
        let article = fact.article - 1
        let state = cell.state
        var keys: [Explanation.Key] = []
        func add(_ key: FactKey, _ source: String?) {
            if let source { keys.append(Explanation.Key(key: key, value: fact.text(of: key), source: source, place: nil)) }
        }
        add(.indicator, labels)
        add(.indicatorID, fact.indicatorID.map { _ in "the name stands in \(indicatorSource(fact.indicator))" })
        add(.subject, fact.subject.map { _ in labels })
        add(.value, "the cell, scale words of header or caption multiplied in")
        add(.unit, fact.unit.map { _ in "the cell, or \(labels)" })
        add(.kind, fact.kind == .level ? "no label says otherwise" : labels)
        add(.basis, fact.basis.map { _ in labels })
        add(.status, cell.figure.isTarget ? labels : fact.status == .target ? "the title or a heading is of a plan" : "nothing plans")
        let inForce = state.period.map { _ in "in force since ‘\(page.original(state.periodMention))’" }
        let time = cell.figure.period.map { _ in labels } ?? inForce ?? year(article).map { "the article's year: \($0.source)" }
        add(.year, fact.year.flatMap { _ in time })
        add(.period, fact.period.flatMap { _ in time })
        add(.domain, fact.indicatorID.map { "the catalogue's for \($0)" } ?? "the words of the name, the caption and the headings")
        let stated = cell.figure.place >= 0 ? labels : state.place >= 0 ? "in force since ‘\(page.original(state.placeMention))’" : nil
        add(.locality, fact.locality.flatMap { _ in stated ?? home(article).map { "the article's place: \($0.source)" } })
        add(.groupID, fact.groupID.map { _ in "the level that this one goes with" })
        return keys
    }
}
