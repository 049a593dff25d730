import ChineseText

/// Values as bytes that are read again in the same program: what threads hand on for outputs that are no plain text, such as
/// an aligned table or a database.
///
/// A cell is a tag and, but for null, four bytes of length, lowest first, and the value: a text in UTF-8, a number in decimal.
struct PackedCells: CellFormat {
    func append(text: FactText, to line: inout ByteLine) { append(.text, text, to: &line) }
    func append(number: FactText, to line: inout ByteLine) { append(.number, number, to: &line) }

    func append(integer: Int?, to line: inout ByteLine) {
        guard let integer else { return line.append(PackedRecords.Tag.null.rawValue) }
        line.append(PackedRecords.Tag.number.rawValue)
        let start = line.count
        line.append("    ")
        line.append(decimal: integer)
        line.replace(at: start, with: UInt32(truncatingIfNeeded: line.count - start - 4))
    }

    private func append(_ tag: PackedRecords.Tag, _ value: FactText, to line: inout ByteLine) {
        if value.isNone { return line.append(PackedRecords.Tag.null.rawValue) }
        line.append(tag.rawValue)
        let start = line.count
        line.append("    ")
        line.replace(at: start, with: UInt32(truncatingIfNeeded: value.count))
        line.append(value.bytes)
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
