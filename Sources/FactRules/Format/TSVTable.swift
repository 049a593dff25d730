import ChineseText

/// A lexicon file: a header row, rows of cells separated by tabs, `#` comment lines, no quoting.
public struct TSVTable: Sendable {
    /// One row: its line in the file and its cells. Valid only within the closure that gets it.
    public struct Row {
        public let line: Int
        fileprivate let base: UnsafePointer<UInt8>
        fileprivate let start: Int
        fileprivate let ends: UnsafePointer<UInt32>
        fileprivate let columns: UnsafePointer<Int>

        /// The cell of one of the columns asked for, counted in the order in which they were.
        public subscript(_ column: Int) -> Cell { self[at: columns[column]] }

        /// The cell at a place of the file's own order.
        subscript(at place: Int) -> Cell {
            let lower = place == 0 ? start : Int(ends[place - 1]) + 1
            return Cell(bytes: UnsafeBufferPointer(start: base + lower, count: Int(ends[place]) - lower))
        }

        /// The column of the file, in code points from 1, at which a cell begins.
        func offset(of column: Int) -> Int {
            (0..<columns[column]).reduce(1) { $0 + self[at: $1].scalarCount + 1 }
        }
    }

    public let path: String
    let contents: RuleBytes
    /// Where the columns asked for stand.
    private var columns: [Int] = []
    private var width = 0
    /// Of each row its line, where it begins, and where its cells end, all in bytes.
    private var lines: [UInt32] = []
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []

    /// The number of rows.
    public var count: Int { lines.count }

    /// Calls `body` for each row in order.
    public func forEachRow(_ body: (Row) -> Void) {
        guard let base = contents.buffer.baseAddress else { return }
        columns.withUnsafeBufferPointer { columns in
            ends.withUnsafeBufferPointer { ends in
                for i in lines.indices {
                    body(
                        Row(
                            line: Int(lines[i]), base: base, start: Int(starts[i]), ends: ends.baseAddress! + i * width,
                            columns: columns.baseAddress!))
                }
            }
        }
    }

    /// Reads a file. Blank lines and lines that begin with `#` are passed over; a BOM, bytes that are not UTF-8, a missing
    /// required column and rows of another length than the header are reported.
    public init(_ file: RuleFile, columns names: [String], diagnostics: inout [Diagnostic]) {
        path = file.path
        contents = file.contents
        let bytes = contents.buffer
        var found = Problems(path: file.path)
        guard cut(bytes, names, &found) else {
            diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, message: "the file is not UTF-8"))
            (lines, starts, ends) = ([], [], [])
            return
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { found.report(1, "the file begins with a byte order mark", first: true) }
        diagnostics += found.diagnostics
    }

    private struct Problems {
        let path: String
        var diagnostics: [Diagnostic] = []

        mutating func report(_ line: Int, _ message: String, first: Bool = false) {
            diagnostics.insert(Diagnostic(path: path, line: line, column: 1, message: message), at: first ? 0 : diagnostics.count)
        }
    }

    /// Cuts the bytes into rows and cells, in one pass that also sees whether they are UTF-8; false if they are not.
    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ names: [String], _ problems: inout Problems) -> Bool {
        ends.reserveCapacity(bytes.count / 8)
        starts.reserveCapacity(bytes.count / 16)
        lines.reserveCapacity(bytes.count / 16)
        var number = 0
        var lineStart = 0
        var rowEnds = 0
        var at = 0
        while at <= bytes.count {
            let byte = at < bytes.count ? bytes[at] : UInt8(ascii: "\n")
            if byte >= 0x80 {
                let length = WellFormedUTF8.length(bytes, at)
                guard length > 0 else { return false }
                at &+= length
                continue
            }
            if byte > UInt8(ascii: "\n") {
                at &+= 1
                continue
            }
            if byte == UInt8(ascii: "\t") {
                ends.append(UInt32(truncatingIfNeeded: at))
            } else if byte == UInt8(ascii: "\n") {
                number += 1
                ends.append(UInt32(truncatingIfNeeded: at))
                if at == lineStart || bytes[lineStart] == UInt8(ascii: "#") || !take(bytes, lineStart..<at, number, rowEnds, names, &problems) {
                    ends.removeSubrange(rowEnds...)
                }
                rowEnds = ends.count
                lineStart = at + 1
            }
            at &+= 1
        }
        return true
    }

    /// Takes the line whose cells end at `ends[first...]`: as the header, or as a row; false if it is none.
    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ number: Int, _ first: Int, _ names: [String], _ problems: inout Problems
    ) -> Bool {
        let count = ends.count - first
        if width == 0 {
            width = count
            let header = Cell(bytes: UnsafeBufferPointer(rebasing: bytes[line])).string.split(
                separator: "\t", omittingEmptySubsequences: false)
            for name in names {
                let place = header.firstIndex { $0 == name }
                if place == nil { problems.report(number, "the header lacks the column ‘\(name)’") }
                columns.append(place ?? 0)
            }
            return false
        }
        guard count == width else {
            let text = Cell(bytes: UnsafeBufferPointer(rebasing: bytes[line])).string
            problems.report(number, "\(count) cells where the header has \(width): ‘\(text)’")
            return false
        }
        lines.append(UInt32(truncatingIfNeeded: number))
        starts.append(UInt32(truncatingIfNeeded: line.lowerBound))
        return true
    }
}
