import ChineseText

/// How a format writes one value. Null stands for what the text does not tell.
///
/// Records are written key by key through this, so that a key's value is said in one place for all formats; the compiler makes
/// a writer of its own for each format.
protocol CellFormat {
    func append(text: String?, to buffer: inout [UInt8])
    func append(integer: Int?, to buffer: inout [UInt8])
    func append(decimal: ExactDecimal?, to buffer: inout [UInt8])
}

/// Values as JSON, written to a `ByteLine` first: a record is more than a hundred small pieces, and an array asks at each
/// whether it is its own and large enough. The array is only where rare things are made before they are moved to the line.
struct JSONCells: CellFormat {
    let line: UnsafeMutablePointer<ByteLine>

    /// Appends to an array what `body` writes by the format.
    static func append(to buffer: inout [UInt8], _ body: (JSONCells, inout [UInt8]) -> Void) {
        var line = ByteLine(capacity: 2048)
        withUnsafeMutablePointer(to: &line) { body(JSONCells(line: $0), &buffer) }
        buffer.append(contentsOf: line.bytes)
        line.deallocate()
    }

    @inline(__always)
    func append(text: String?, to buffer: inout [UInt8]) {
        guard let text else { return line.pointee.append("null") }
        let isDone = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard !JSONText.mayNeedEscape(bytes) else { return false }
            line.pointee.append(quoted: bytes)
            return true
        }
        if isDone != true { move(&buffer) { $0.append(json: text) } }
    }

    @inline(__always)
    func append(integer: Int?, to buffer: inout [UInt8]) {
        guard let integer else { return line.pointee.append("null") }
        line.pointee.append(decimal: integer)
    }

    @inline(__always)
    func append(decimal: ExactDecimal?, to buffer: inout [UInt8]) {
        guard let decimal else { return line.pointee.append("null") }
        move(&buffer) { decimal.append(to: &$0) }
    }

    /// Moves what is appended to the array to the line.
    private func move(_ buffer: inout [UInt8], _ append: (inout [UInt8]) -> Void) {
        let start = buffer.count
        append(&buffer)
        buffer.withUnsafeBufferPointer { line.pointee.append(UnsafeBufferPointer(rebasing: $0[start...])) }
        buffer.removeLast(buffer.count - start)
    }
}
