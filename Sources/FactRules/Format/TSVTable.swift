/// A lexicon file: a header row, rows of cells separated by tabs, `#` comment lines, no quoting.
public struct TSVTable: Sendable {
    /// One row: its cells and its line in the file.
    public struct Row: Sendable {
        public let line: Int
        public let cells: [Substring]
        /// The cell of a column, empty where the row is too short.
        public subscript(_ column: Int) -> Substring { column < cells.count ? cells[column] : "" }
        /// Where a cell begins in its line, in code points, from 1.
        public func place(of column: Int) -> Int { cells.prefix(column).reduce(1) { $0 + $1.unicodeScalars.count + 1 } }
        /// Where a slice of a cell begins in its line.
        func place(of slice: Substring, in column: Int) -> Int { place(of: column) + slice.column(in: self[column]) - 1 }
    }
    public let path: String
    public let header: [Substring]
    public let rows: [Row]

    /// The place of a column in the rows, or nil.
    public func column(_ name: String) -> Int? { header.firstIndex { $0 == name } }

    /// Reads a file. Blank lines and lines that begin with `#` are passed over; a BOM, bytes that are not UTF-8, a missing
    /// required column and rows of another length than the header are reported.
    public init(_ file: RuleFile, columns: [String], diagnostics: inout [Diagnostic]) {
        path = file.path
        func report(_ line: Int, _ column: Int, _ message: String) {
            diagnostics.append(Diagnostic(path: file.path, line: line, column: column, message: message))
        }
        var header: [Substring] = []
        var rows: [Row] = []
        var number = 0
        for line in RuleText.lines(of: file, diagnostics: &diagnostics) {
            number += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let cells = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
            if header.isEmpty {
                header = cells
                for name in columns where !cells.contains(where: { $0 == name }) {
                    report(number, 1, "the header lacks the column ‘\(name)’")
                }
            } else if cells.count != header.count {
                report(number, 1, "\(cells.count) cells where the header has \(header.count): ‘\(line)’")
            } else {
                rows.append(Row(line: number, cells: cells))
            }
        }
        self.header = header
        self.rows = rows
    }
}
