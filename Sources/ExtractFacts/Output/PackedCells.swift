import ChineseText

/// Values as bytes that are read again in the same program: what threads hand on for outputs that are no plain text, such as
/// an aligned table or a database.
///
/// A cell is a tag and, but for null, four bytes of length, lowest first, and the value: a text in UTF-8, a number in decimal.
struct PackedCells: CellFormat {
    func append(text: String?, to buffer: inout [UInt8]) {
        guard var text else { return buffer.append(PackedRecords.Tag.null.rawValue) }
        text.withUTF8 { bytes in
            buffer.append(PackedRecords.Tag.text.rawValue)
            Self.append(length: bytes.count, to: &buffer)
            buffer.append(contentsOf: bytes)
        }
    }

    func append(integer: Int?, to buffer: inout [UInt8]) {
        guard let integer else { return buffer.append(PackedRecords.Tag.null.rawValue) }
        appendNumber(to: &buffer) { $0.append(decimal: integer) }
    }

    func append(decimal: ExactDecimal?, to buffer: inout [UInt8]) {
        guard let decimal else { return buffer.append(PackedRecords.Tag.null.rawValue) }
        appendNumber(to: &buffer) { decimal.append(to: &$0) }
    }

    private func appendNumber(to buffer: inout [UInt8], _ digits: (inout [UInt8]) -> Void) {
        buffer.append(PackedRecords.Tag.number.rawValue)
        let start = buffer.count
        Self.append(length: 0, to: &buffer)
        digits(&buffer)
        let length = UInt32(truncatingIfNeeded: buffer.count - start - 4)
        for i in 0..<4 { buffer[start + i] = UInt8(truncatingIfNeeded: length >> UInt32(8 * i)) }
    }

    private static func append(length: Int, to buffer: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) { buffer.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
}

/// Reads packed cells one after the other.
public struct PackedRecords {
    enum Tag: UInt8 { case null, text, number }

    /// A value and where its bytes lie.
    public enum Cell {
        case null
        case text(UnsafeRawBufferPointer)
        case number(UnsafeRawBufferPointer)

        /// The bytes of the value, none for null.
        public var bytes: UnsafeRawBufferPointer {
            switch self {
            case .null: UnsafeRawBufferPointer(start: nil, count: 0)
            case .text(let bytes), .number(let bytes): bytes
            }
        }
    }

    private let bytes: UnsafeRawBufferPointer
    /// How many bytes are read.
    public private(set) var offset = 0

    /// The bytes must outlive every cell that is read.
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether all cells are read.
    public var isAtEnd: Bool { offset >= bytes.count }

    /// The next cell. Must not be asked for at the end.
    public mutating func next() -> Cell {
        let tag = bytes[offset]
        offset += 1
        if tag == Tag.null.rawValue { return .null }
        let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        let value = UnsafeRawBufferPointer(rebasing: bytes[(offset + 4)..<(offset + 4 + length)])
        offset += 4 + length
        return tag == Tag.number.rawValue ? .number(value) : .text(value)
    }
}
