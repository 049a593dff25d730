/// A lexicon file: a header row, rows of cells separated by tabs, `#` comment lines, no quoting.
public struct TSVTable: Sendable {
    /// One row: its cells and its line in the file.
    public struct Row: Sendable {
        public let line: Int
        public let cells: [Substring]
        /// The cell of a column, empty where the row is too short.
        public subscript(_ column: Int) -> Substring { column < cells.count ? cells[column] : "" }
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
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            report(1, 1, "the file is not UTF-8")
            header = []
            rows = []
            return
        }
        if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { report(1, 1, "the file begins with a byte order mark") }
        var header: [Substring] = []
        var rows: [Row] = []
        var number = 0
        // Cut by bytes: by `Character` it takes ten times as long, and the program starts with this.
        for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
            let line = Substring(bytes)
            let cells = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
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
