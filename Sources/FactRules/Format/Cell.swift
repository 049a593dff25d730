/// A stretch of UTF-8 in the bytes of a rules file. It is a pair of pointers, valid as long as those bytes are: in the
/// closures that get it, and beyond them only beside a reference to the bytes.
public struct Cell: CustomStringConvertible {
    let bytes: UnsafeBufferPointer<UInt8>

    public var isEmpty: Bool { bytes.isEmpty }
    public var string: String { String(decoding: bytes, as: UTF8.self) }
    public var description: String { string }

    /// A decimal number with an optional sign, or nil. (`+` is no sign to the parser of some columns, which drop it.)
    var number: Int? {
        var value = 0
        var digits = bytes[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        for byte in digits {
            guard byte &- 0x30 <= 9 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return isNegative ? -value : value
    }

    /// The number of UTF-16 units.
    var unitCount: Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) } }
    /// The number of code points.
    var scalarCount: Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

    func reads(_ text: [UInt8]) -> Bool {
        bytes.count == text.count && bytes.indices.allSatisfy { bytes[$0] == text[$0] }
    }

    func reads(_ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && hasPrefix(text)
    }

    func hasPrefix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { prefix in prefix.count <= bytes.count && zip(prefix, bytes).allSatisfy { $0 == $1 } }
    }

    func contains(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard wanted.count <= bytes.count else { return false }
            return (0...(bytes.count - wanted.count)).contains { start in
                wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
            }
        }
    }

    /// Calls `body` for each part between separators that is not empty.
    func forEachPart(_ separator: Unicode.Scalar, _ body: (Cell) -> Void) {
        let mark = UInt8(ascii: separator)
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == mark {
            if end > start { body(Cell(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]))) }
            start = end + 1
        }
    }

    /// The parts between separators that are not empty.
    func parts(_ separator: Unicode.Scalar) -> [Cell] {
        var found: [Cell] = []
        forEachPart(separator) { found.append($0) }
        return found
    }

    /// Calls `body` for each unit of UTF-16. The bytes are well-formed, since tables are not read otherwise.
    @inline(__always)
    func forEachUnit(_ body: (UInt16) -> Void) {
        var at = 0
        while at < bytes.count {
            let lead = bytes[at]
            if lead < 0x80 {
                body(UInt16(lead))
                at += 1
            } else if lead < 0xE0 {
                body(UInt16(lead & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F))
                at += 2
            } else if lead < 0xF0 {
                body(UInt16(lead & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F))
                at += 3
            } else {
                let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12
                let scalar = high | UInt32(bytes[at + 2] & 0x3F) << 6 | UInt32(bytes[at + 3] & 0x3F)
                body(0xD7C0 &+ UInt16(truncatingIfNeeded: scalar >> 10))
                body(0xDC00 | UInt16(truncatingIfNeeded: scalar & 0x3FF))
                at += 4
            }
        }
    }

    /// Its first unit of UTF-16, nil if it is empty.
    var firstUnit: UInt16? {
        var first: UInt16?
        forEachUnit { first = first ?? $0 }
        return first
    }

    /// Its UTF-16.
    var units: [UInt16] {
        var units: [UInt16] = []
        forEachUnit { units.append($0) }
        return units
    }
}
