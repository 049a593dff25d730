/// A text of a fact: UTF-8 that a `FactArena`, the rules or the program itself holds. Handing it around costs nothing; it is valid as
/// long as what holds it.
struct FactText: @unchecked Sendable {
    /// Nil where there is no text.
    let start: UnsafePointer<UInt8>?
    private let length: Int32
    /// Whether JSON takes it as it is: it holds nothing that has to be escaped. False says nothing.
    let isPlain: Bool

    /// No text.
    static let none = FactText(start: nil, count: 0, isPlain: true)

    @inline(__always)
    init(start: UnsafePointer<UInt8>?, count: Int, isPlain: Bool) {
        self.start = start
        length = Int32(truncatingIfNeeded: count)
        self.isPlain = isPlain
    }

    /// Bytes that need no escape in JSON.
    @inline(__always)
    init(_ text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount, isPlain: true) }

    @inline(__always)
    var count: Int { Int(length) }
    @inline(__always)
    var isEmpty: Bool { length == 0 }
    @inline(__always)
    var isNone: Bool { start == nil }
    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(length)) }

    var string: String { String(decoding: bytes, as: UTF8.self) }
    /// Nil where there is no text.
    var optionalString: String? { isNone ? nil : string }

    /// The number of its characters, as code points.
    var characters: Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    /// Calls `body` with a copy that stands nowhere else.
    func withCopy<Result>(_ body: (FactText) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, count)) { copy in
            if let start { copy.baseAddress!.copy(start, count) }
            return body(isNone ? .none : FactText(start: copy.baseAddress, count: count, isPlain: isPlain))
        }
    }

    // MARK: Parts

    @inline(__always)
    private func reads(_ bytes: UnsafePointer<UInt8>, _ count: Int, at offset: Int) -> Bool {
        guard let own = start else { return count == 0 }
        for i in 0..<count where own[offset &+ i] != bytes[i] { return false }
        return true
    }

    static func == (a: FactText, b: FactText) -> Bool {
        guard a.count == b.count, a.isNone == b.isNone else { return false }
        return a.start == b.start || b.start.map { a.reads($0, b.count, at: 0) } ?? true
    }

    func hasPrefix(_ other: FactText) -> Bool { other.count <= count && (other.start.map { reads($0, other.count, at: 0) } ?? true) }
    func hasSuffix(_ other: FactText) -> Bool { other.count <= count && (other.start.map { reads($0, other.count, at: count &- other.count) } ?? true) }
    func hasPrefix(_ other: StaticString) -> Bool { hasPrefix(FactText(other)) }
    func hasSuffix(_ other: StaticString) -> Bool { hasSuffix(FactText(other)) }

    /// The text without so many bytes at its head or end, which have to be whole characters.
    func dropFirst(_ bytes: Int) -> FactText { FactText(start: start.map { $0 + bytes }, count: count &- bytes, isPlain: isPlain) }
    func dropLast(_ bytes: Int) -> FactText { FactText(start: start, count: count &- bytes, isPlain: isPlain) }

    /// The text without 、 ， 的 and 了 at its head and end.
    var trimmed: FactText {
        var text = self
        while text.count >= 3, Self.isDropped(text.start!) { text = text.dropFirst(3) }
        while text.count >= 3, Self.isDropped(text.start! + (text.count &- 3)) { text = text.dropLast(3) }
        return text
    }

    private static func isDropped(_ bytes: UnsafePointer<UInt8>) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xE7, 0x9A, 0x84), (0xE4, 0xBA, 0x86): true
        default: false
        }
    }

    // MARK: UTF-16

    /// Calls `body` with its units of UTF-16. The bytes are well-formed.
    @inline(__always)
    func withUnits<Result>(_ body: (UnsafeMutableBufferPointer<UInt16>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, count)) { units in
            var at = 0
            var length = 0
            let bytes = bytes
            while at < bytes.count {
                let lead = bytes[at]
                if lead < 0x80 {
                    units[length] = UInt16(lead)
                    at &+= 1
                } else if lead < 0xE0 {
                    units[length] = UInt16(lead & 0x1F) << 6 | UInt16(bytes[at &+ 1] & 0x3F)
                    at &+= 2
                } else if lead < 0xF0 {
                    units[length] = UInt16(lead & 0x0F) << 12 | UInt16(bytes[at &+ 1] & 0x3F) << 6 | UInt16(bytes[at &+ 2] & 0x3F)
                    at &+= 3
                } else {
                    let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[at &+ 1] & 0x3F) << 12
                    let scalar = high | UInt32(bytes[at &+ 2] & 0x3F) << 6 | UInt32(bytes[at &+ 3] & 0x3F)
                    units[length] = 0xD7C0 &+ UInt16(truncatingIfNeeded: scalar >> 10)
                    length &+= 1
                    units[length] = 0xDC00 | UInt16(truncatingIfNeeded: scalar & 0x3FF)
                    at &+= 4
                }
                length &+= 1
            }
            return body(UnsafeMutableBufferPointer(rebasing: units[..<length]))
        }
    }
}
