import ChineseText
import FactRules

/// The columns of a table, and which of its rows are header, section, or hold figures.
struct TableLayout {
    /// One column of figures.
    struct Column {
        /// The header's cells over it, the upper first; empty in a table without header.
        var labels: [TableLabel] = []
        /// Of a change, share or rank the column of the level that it goes with, or -1.
        var base = -1

        var role: TableWords.Role? {
            for label in labels.reversed() { if let role = label.role, role != .generic, role != .total { return role } }
            return nil
        }
        /// What is left of the labels as a name, the upper first.
        var nouns: [Range<Int>] { labels.map(\.noun).filter { !$0.isEmpty } }
        var units: [TableUnit] { labels.last { !$0.units.isEmpty }?.units ?? [] }
        var place: Int? { labels.lazy.compactMap(\.place).first }
    }
    /// What a row is.
    enum Part: Equatable {
        case header
        /// One cell that speaks for the rows below.
        case section
        case body
        /// Running text in cells: left to the sentence binder.
        case prose
    }

    var parts: [Part] = []
    var columns: [Column] = []
    /// The head of the labels' column, or nil.
    var labelHead: Range<Int>?
    /// The column that the labels stand in.
    var labelColumn = 0
    /// The number of cells that rows of figures mostly have.
    var width = 0
    /// Whether columns of figures have labels.
    private(set) var hasHeader = false

    init?(_ grid: TableGrid, reader: TableLabelReader, cells: TableCellReader) {
        var headers: [TableGrid.Row] = []
        var heads: [Range<Int>] = []
        var hasBody = false
        var widths: [Int: Int] = [:]
        for row in grid.rows {
            var part = Self.part(of: row, isFirst: headers.isEmpty && !hasBody, reader: reader, cells: cells)
            // Below figures only the header's own repetition is one.
            if part == .header, hasBody, !heads.contains(where: { reader.text[$0].elementsEqual(reader.text[row.cells[0]]) }) { part = .prose }
            parts.append(part)
            if part == .body {
                hasBody = true
                widths[row.cells.count, default: 0] += 1
            }
            if part == .header, !hasBody {
                headers.append(row)
                heads.append(row.cells[0])
            }
        }
        guard let most = widths.max(by: { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }) else { return nil }
        width = most.key
        // A row of one cell above the header is no section: the caption takes it.
        columns = [Column](repeating: Column(), count: width)
        setHeader(headers, reader: reader)
        hasHeader = columns.dropFirst().contains { !$0.labels.isEmpty }
        findLabels(grid, cells: cells)
        setBases()
    }

    private static func part(of row: TableGrid.Row, isFirst: Bool, reader: TableLabelReader, cells: TableCellReader) -> Part {
        if row.cells.contains(where: cells.isProse) { return .prose }
        let values = row.cells.filter(cells.isFigure)
        let isYears = values.count >= 2 && values.allSatisfy { reader.bareYear($0) != nil }
        if values.isEmpty || (isYears && isFirst && !cells.isFigure(row.cells[0])) {
            if row.cells.count == 1 { return .section }
            // Cells with dashes for missing values make no header.
            return row.cells.dropFirst().allSatisfy(cells.isMissing) ? .body : .header
        }
        return row.cells.count >= 2 ? .body : .prose
    }

    /// Gives the columns their labels from one header row, or from two of which the upper spans several columns.
    private mutating func setHeader(_ headers: [TableGrid.Row], reader: TableLabelReader) {
        guard let first = headers.first else { return }
        func set(_ row: TableGrid.Row) {
            let shift = width - row.cells.count == 1 && !isLabelHead(row.cells[0], reader) ? 1 : 0
            if shift == 0 { labelHead = row.cells.first }
            for (index, cell) in row.cells.enumerated() where index + shift < width {
                columns[index + shift].labels.append(reader.label(cell))
            }
        }
        if headers.count >= 2 {
            let second = headers[headers.count - 1]
            let values = width - 1
            let groups = first.cells.count - 1
            if groups >= 1, second.cells.count == values, groups < values, values % groups == 0 {
                labelHead = first.cells[0]
                for index in 0..<values {
                    columns[index + 1].labels = [
                        reader.label(first.cells[1 + index / (values / groups)]), reader.label(second.cells[index]),
                    ]
                }
                return
            }
            if let full = headers.last(where: { $0.cells.count == width }) { return set(full) }
        }
        if first.cells.count >= width - 1 || first.cells.count >= 2 { set(first) }
    }

    private func isLabelHead(_ cell: Range<Int>, _ reader: TableLabelReader) -> Bool {
        let roles = reader.words.roles(of: Array(reader.text[cell]))
        return roles.contains(.item) || roles.contains(.area)
    }

    /// The column of the labels: the first that mostly holds words and is headed by neither 序号 nor 单位.
    private mutating func findLabels(_ grid: TableGrid, cells: TableCellReader) {
        for column in 0..<width {
            if column > 0, columns[column].role == .unit || columns[column].role == .skip { continue }
            if column == 0, columns[column].role == .skip { continue }
            var words = 0
            var all = 0
            for (row, part) in zip(grid.rows, parts) where part == .body && column < row.cells.count {
                all += 1
                if !cells.isFigure(row.cells[column]) || cells.isYear(row.cells[column]) { words += 1 }
            }
            if words * 2 > all {
                labelColumn = column
                if hasHeader, labelHead != nil, column > 0 { labelHead = nil }
                return
            }
        }
        labelColumn = width
    }

    /// Ties changes, shares and ranks to the level at their left.
    private mutating func setBases() {
        var level = -1
        for column in columns.indices where column > labelColumn {
            switch columns[column].role {
            case nil, .target, .generic, .total: level = column
            case .some(let role) where role.isChange || role == .share || role == .rate || role == .rank:
                columns[column].base = level
            default: break
            }
        }
    }
}
