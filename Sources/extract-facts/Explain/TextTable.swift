import ExtractFacts

/// Rows of cells that stand below one another; the last cell of a row is not padded.
struct TextTable {
    private(set) var rows: [[String]] = []

    mutating func add(_ cells: String...) { rows.append(cells) }

    /// The rows as lines, each begun by an indent.
    func lines(indent: String = "  ") -> [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                if column < row.count - 1 { widths[column] = max(widths[column], DisplayWidth.of(cell)) }
            }
        }
        return rows.map { row in
            var line = indent
            for (column, cell) in row.enumerated() {
                line += column < row.count - 1 ? DisplayWidth.padded(cell, to: widths[column] + 2) : cell
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
