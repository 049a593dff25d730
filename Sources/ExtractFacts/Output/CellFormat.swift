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

/// Values as JSON.
struct JSONCells: CellFormat {
    @inline(__always)
    func append(text: String?, to buffer: inout [UInt8]) { buffer.append(json: text) }
    @inline(__always)
    func append(integer: Int?, to buffer: inout [UInt8]) { buffer.append(json: integer) }
    @inline(__always)
    func append(decimal: ExactDecimal?, to buffer: inout [UInt8]) { buffer.append(json: decimal) }
}
