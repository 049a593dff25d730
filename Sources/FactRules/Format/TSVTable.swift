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

        /// Where a cell, or a part of one, begins in the line, in code points from 1.
        func place(of cell: Cell) -> Int {
            let count = cell.bytes.baseAddress.map { $0 - (base + start) } ?? 0
            return Cell(bytes: UnsafeBufferPointer(start: base + start, count: count)).scalarCount + 1
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
        // The shipped files are known to be UTF-8: a test reads them. Those put together were read before.
        if !contents.isShipped, file.origins == nil, RuleText.lines(of: file, diagnostics: &diagnostics).isEmpty { return }
        cut(bytes, names, &diagnostics)
    }

    /// Cuts the bytes into rows and cells. Eight bytes a step: most hold neither a tab nor a line feed.
    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ names: [String], _ diagnostics: inout [Diagnostic]) {
        ends.reserveCapacity(bytes.count / 8)
        starts.reserveCapacity(bytes.count / 16)
        lines.reserveCapacity(bytes.count / 16)
        var reading = Reading()
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reading.lineStart = 3 }
        let raw = UnsafeRawBufferPointer(bytes)
        var at = 0
        while at &+ 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
            // A high bit for each byte below 0x10, and for some others right after one.
            var low = (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080
            while low != 0 {
                meet(bytes, at &+ low.trailingZeroBitCount / 8, &reading, names, &diagnostics)
                low &= low &- 1
            }
            at &+= 8
        }
        while at < bytes.count {
            meet(bytes, at, &reading, names, &diagnostics)
            at &+= 1
        }
        if reading.lineStart < bytes.count { endLine(bytes, bytes.count, &reading, names, &diagnostics) }
    }

    /// How far the file is read.
    private struct Reading {
        var line = 0
        var lineStart = 0
        /// The number of cell ends of the rows before.
        var rowEnds = 0
    }

    @inline(__always)
    private mutating func meet(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ reading: inout Reading, _ names: [String], _ diagnostics: inout [Diagnostic]
    ) {
        if bytes[at] == UInt8(ascii: "\t") {
            ends.append(UInt32(truncatingIfNeeded: at))
        } else if bytes[at] == UInt8(ascii: "\n") {
            endLine(bytes, at, &reading, names, &diagnostics)
        }
    }

    private mutating func endLine(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ reading: inout Reading, _ names: [String], _ diagnostics: inout [Diagnostic]
    ) {
        reading.line += 1
        let end = at > reading.lineStart && bytes[at - 1] == UInt8(ascii: "\r") ? at - 1 : at
        ends.append(UInt32(truncatingIfNeeded: end))
        let line = reading.lineStart..<end
        if line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") || !take(bytes, line, reading, names, &diagnostics) {
            ends.removeLast(ends.count - reading.rowEnds)
        }
        reading.rowEnds = ends.count
        reading.lineStart = at + 1
    }

    /// Takes a line as the header, or as a row; false if it is none.
    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ reading: Reading, _ names: [String], _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        func report(_ message: String) {
            diagnostics.append(Diagnostic(path: path, line: reading.line, column: 1, message: message))
        }
        var text: String { Cell(bytes: UnsafeBufferPointer(rebasing: bytes[line])).string }
        let count = ends.count - reading.rowEnds
        if width == 0 {
            width = count
            let header = text.split(separator: "\t", omittingEmptySubsequences: false)
            for name in names {
                let place = header.firstIndex { $0 == name }
                if place == nil { report("the header lacks the column ‘\(name)’") }
                columns.append(place ?? 0)
            }
            return false
        }
        guard count == width else {
            report("\(count) cells where the header has \(width): ‘\(text)’")
            return false
        }
        lines.append(UInt32(truncatingIfNeeded: reading.line))
        starts.append(UInt32(truncatingIfNeeded: line.lowerBound))
        return true
    }
}
