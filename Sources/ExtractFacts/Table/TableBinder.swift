import ChineseText
import FactRules

/// Binds the figures of one table to row labels, column labels and captions.
struct TableBinder {
    let grid: TableGrid
    let reader: TableLabelReader
    let cells: TableCellReader
    let layout: TableLayout
    let caption: TableCaption
    let namer: TableNamer
    let time: TimeContext
    /// Whether the rows are divisions, bodies, or items.
    private let isArea: Bool
    private let isSubject: Bool
    private let joinsHead: Bool
    /// For each column the first and last year of the columns to its left, where they name two.
    private var spans: [(first: Int, last: Int)?] = []

    /// Reads the table; nil where it has no rows of figures.
    init?(_ grid: TableGrid, reader: TableLabelReader, time: TimeContext) {
        self.grid = grid
        self.reader = reader
        self.time = time
        cells = TableCellReader(text: reader.text, scanner: reader.extractor.scanner)
        guard let layout = TableLayout(grid, reader: reader, cells: cells), layout.labelColumn < layout.width else { return nil }
        self.layout = layout
        let head = layout.labelHead.map { Array(reader.text[$0]) } ?? []
        var captions = grid.captions
        for (row, part) in zip(grid.rows, layout.parts) {
            guard part == .section else { break }
            captions.append(row.cells[0])
        }
        caption = TableCaption(captions, reader: reader, labelHead: head)
        namer = TableNamer(page: reader.page, text: reader.text, rules: reader.extractor.rules)
        let roles = reader.words.roles(of: head)
        isArea = roles.contains(.area)
        joinsHead = TableCaption.names(each: head, in: captions, of: reader.text)
        isSubject = !head.isEmpty && (roles.isEmpty || joinsHead) && !isArea && reader.label(layout.labelHead!).isTimed == false
        var years: (count: Int, first: Int, last: Int) = (0, .max, .min)
        for column in layout.columns {
            spans.append(years.count >= 2 && years.first < years.last ? (years.first, years.last) : nil)
            guard let year = year(of: column) else { continue }
            years = (years.count + 1, min(years.first, year), max(years.last, year))
        }
    }

    /// The figures in order, and the rows that they and their headers take from the running text.
    func figures() -> (figures: [TableFigure], rows: Set<Int>) {
        var found: [TableFigure] = []
        var rows: Set<Int> = []
        var reading = Reading()
        var hasBody = false
        for (row, part) in zip(grid.rows, layout.parts) {
            switch part {
            case .header: rows.insert(row.paragraph)
            case .section:
                rows.insert(row.paragraph)
                if hasBody || layout.hasHeader { reading.enter(reader.label(row.cells[0], isRow: true)) }
            case .prose: break
            case .body:
                hasBody = true
                let made = bind(row, reading: &reading, after: found.count)
                if !made.isEmpty || layout.hasHeader { rows.insert(row.paragraph) }
                found += made
            }
        }
        return found.isEmpty ? ([], []) : (found, rows)
    }

    /// What is carried from row to row.
    private struct Reading {
        var section: TableLabel?
        /// The rows above that are not parts of others, with their indents: what a part belongs to.
        var parents: [(noun: Range<Int>, indent: Int)] = []
        var units: [TableUnit] = []

        mutating func enter(_ label: TableLabel) {
            section = label
            parents.removeAll()
            units = label.units
        }
    }

    // MARK: Rows

    private func bind(_ row: TableGrid.Row, reading: inout Reading, after count: Int) -> [TableFigure] {
        // Cells from the labels' column to the first figure are labels, but for one that gives the unit.
        var labels: [TableLabel] = []
        var rowUnits: [TableUnit] = []
        var first = layout.labelColumn
        while first < row.cells.count, first == layout.labelColumn || !cells.isFigure(row.cells[first]) {
            let cell = row.cells[first]
            if cells.isMissing(cell) { break }
            if first > layout.labelColumn {
                if let unit = reader.units.unit(cell) {
                    rowUnits = [unit]
                    first += 1
                    continue
                }
                if layout.columns[min(first, layout.width - 1)].role == .skip { first += 1; continue }
            }
            labels.append(reader.label(cell, isRow: true))
            first += 1
        }
        guard let label = labels.last, labels.count <= 3 else { return [] }
        if rowUnits.isEmpty { rowUnits = label.units }
        let isInherited = rowUnits.isEmpty
        if isInherited { rowUnits = reading.units } else { reading.units = rowUnits }
        while let last = reading.parents.last, last.indent >= row.indent, !label.isPart { reading.parents.removeLast() }
        let parent = reading.parents.last?.noun
        if !label.isPart, !label.noun.isEmpty { reading.parents.append((label.noun, row.indent)) }

        var made: [TableFigure] = []
        var byColumn: [Int: Int] = [:]
        for column in first..<max(first, row.cells.count) where column < layout.width {
            guard let quantity = cells.figure(row.cells[column]) else { continue }
            guard
                var figure = figure(quantity, column: column, labels: labels, rowUnits: rowUnits, section: reading.section, parent: parent)
            else { continue }
            figure.paragraph = row.paragraph
            if layout.columns[column].base >= 0, let at = byColumn[layout.columns[column].base] { figure.partner = count + at }
            byColumn[column] = made.count
            made.append(figure)
        }
        return made
    }

    private func figure(
        _ quantity: Quantity, column: Int, labels: [TableLabel], rowUnits: [TableUnit], section: TableLabel?, parent: Range<Int>?
    ) -> TableFigure? {
        let own = layout.columns[column]
        let label = labels[labels.count - 1]
        var role = own.role
        if role == .skip || role == .unit || label.role == .skip { return nil }
        if role == nil || role == .target, let row = label.role, row.isChange { role = row }
        if role == nil, own.nouns.isEmpty, let ending = caption.ending, ending.role.isChange { role = ending.role }
        let base = own.base >= 0 ? layout.columns[own.base] : own
        guard let unit = unit(quantity, own: own, role: role, rowUnits: rowUnits) else { return nil }

        var measure = TableNamer.Measure()
        // A share or rate is of the level at its left: its name is that level's and its own.
        let ratio = (role == .share || role == .rate) && own.base >= 0 ? own.nouns.last : nil
        measure.column = own.nouns.isEmpty || ratio != nil ? base.nouns : own.nouns
        measure.section = section.flatMap { $0.noun.isEmpty ? nil : $0.noun }
        measure.caption = layout.hasHeader || namer.measures(caption.noun) ? caption.noun : 0..<0
        if let ending = caption.ending {
            if ending.role.isChange, !measure.caption.isEmpty { measure.caption = caption.noun.lowerBound..<ending.start }
            if ending.role == .share, role == nil, unit.isRatio, !measure.column.isEmpty { measure.share = ending.start..<caption.noun.upperBound }
        }
        measure.parent = parent
        let nouns = labels.filter { $0.place == nil || !$0.noun.isEmpty }.map(\.noun).filter { !$0.isEmpty }
        let names = isSubject && label.role != .total
        var name = namer.name(row: nouns, isSubject: names, labelHead: joinsHead ? layout.labelHead : nil, measure: measure)
        if let ratio { name += namer.string(ratio) }
        guard !name.isEmpty else { return nil }

        var figure = TableFigure(paragraph: 0, quantity: quantity, indicator: name, kind: .level)
        figure.unit = unit.text.isEmpty ? nil : unit.text
        figure.unitCode = unit.code
        figure.dimension = unit.text.isEmpty ? nil : unit.dimension
        figure.captions = caption.spans
        figure.isTarget = own.labels.contains { $0.role == .target }
        scale(&figure, by: unit.scale)
        figure.place = labels.lazy.compactMap(\.place).first ?? own.place ?? -1
        if names || (isArea && figure.place < 0 && label.role != .total), let noun = nouns.first {
            figure.subject = namer.string(noun) + (names && joinsHead && !namer.string(noun).hasSuffix(namer.string(layout.labelHead!)) ? namer.string(layout.labelHead!) : "")
        }
        settleKind(&figure, role: role, column: column)
        settlePeriod(&figure, own: own, labels: labels, role: role, column: column)
        return figure
    }

    // MARK: Units and values

    /// The unit of a figure: its own, its column's, its row's, the caption's; nil where it can be no fact.
    private func unit(_ quantity: Quantity, own: TableLayout.Column, role: TableWords.Role?, rowUnits: [TableUnit]) -> TableUnit? {
        if quantity.unit >= 0 {
            let unit = reader.extractor.rules.units.unit(at: quantity.unit)
            if !layout.hasHeader, unit.dimension == .rank || unit.dimension == .time || unit.dimension == .age { return nil }
            return TableUnit(text: unit.text, code: unit.code, dimension: unit.dimension, scale: 0)
        }
        if role == .rank { return TableUnit(text: "位", code: nil, dimension: .rank, scale: 0) }
        if let unit = own.units.first { return unit }
        let percent = TableUnit(text: "%", code: "%", dimension: .percent, scale: 0)
        if let role, role.isChange || role == .share || role == .rate {
            if let unit = caption.units.last, unit.isRatio { return unit }
            if let unit = rowUnits.first, unit.isRatio { return unit }
            return percent
        }
        if let unit = rowUnits.first { return unit }
        if let unit = counted(own.nouns) { return unit }
        if let unit = caption.units.first { return unit }
        if !layout.hasHeader { return nil }
        // Long bare numbers are telephone numbers and codes.
        if quantity.number.count >= 7, quantity.number.allSatisfy({ reader.text[$0].isDigit }) { return nil }
        return TableUnit(text: "", code: nil, dimension: .other, scale: 0)
    }

    /// The unit that a label such as 参保人数 or 企业户数 names by itself.
    private func counted(_ nouns: [Range<Int>]) -> TableUnit? {
        guard let noun = nouns.last, noun.count >= 3, reader.text[noun.upperBound - 1] == 0x6570 else { return nil }
        let measure = reader.text[noun.upperBound - 2]
        guard Self.measures.contains(measure) else { return nil }
        return reader.units.unit(noun.upperBound - 2..<noun.upperBound - 1)
    }
    /// 人户个家件次辆台所项起宗
    private static let measures = Set("人户个家件次辆台所项起宗".utf16)

    private func scale(_ figure: inout TableFigure, by power: Int) {
        let quantity = figure.quantity
        let factor = ExactDecimal(significand: 1, exponent: power)
        func scaled(_ value: ExactDecimal?) -> ExactDecimal? { value.map { power == 0 ? $0 : $0 * factor } }
        figure.value = scaled(quantity.value)
        figure.minimum = scaled(quantity.minimum)
        figure.maximum = scaled(quantity.maximum)
    }

    // MARK: Kind and period

    private func settleKind(_ figure: inout TableFigure, role: TableWords.Role?, column: Int) {
        if role == .rank { figure.kind = .rank }
        guard let role, role.isChange else { return }
        let isFall = (figure.value ?? figure.maximum)?.isNegative ?? false
        figure.kind = isFall ? .decrease : .increase
        if isFall {
            figure.value = figure.value.map { -$0 }
            (figure.minimum, figure.maximum) = (figure.maximum.map { -$0 }, figure.minimum.map { -$0 })
        }
        switch role {
        case .changeMonth: figure.basis = .mom
        case .changeQuarter: figure.basis = .qoq
        case .changeOther: figure.basis = .other
        case .changeYear: figure.basis = .yoy
        default: figure.basis = spans[column].map { $0.last - $0.first > 1 } ?? captionSpansYears ? .other : .yoy
        }
    }

    private var captionSpansYears: Bool {
        guard let period = caption.period.flatMap({ time.period(of: $0, current: nil) }), let start = period.start, let end = period.end else {
            return false
        }
        return end.year > start.year
    }

    private func year(of column: TableLayout.Column) -> Int? { column.labels.lazy.compactMap { period(of: $0)?.year }.first }

    private func period(of label: TableLabel) -> Period? {
        if let year = label.year { return Period(CalendarDate(year: year)) }
        return label.period.flatMap { time.period(of: $0, current: caption.period.flatMap { time.period(of: $0, current: nil) }) }
    }

    private func settlePeriod(_ figure: inout TableFigure, own: TableLayout.Column, labels: [TableLabel], role: TableWords.Role?, column: Int) {
        let stated = own.labels.lazy.compactMap { period(of: $0) }.first ?? labels.lazy.compactMap { period(of: $0) }.first
        let above = caption.period.flatMap { time.period(of: $0, current: nil) }
        if stated == nil, let role, role.isChange, let years = spans[column] {
            figure.period = figure.basis == .other
                ? Period(start: CalendarDate(year: years.first), end: CalendarDate(year: years.last)) : Period(CalendarDate(year: years.last))
            return
        }
        let base = own.base >= 0 ? layout.columns[own.base].labels.lazy.compactMap { period(of: $0) }.first : nil
        figure.period = stated ?? base ?? above
        if figure.place < 0, let place = caption.place { figure.place = reader.places.resolve(place, last: -1) ?? -1 }
    }
}
