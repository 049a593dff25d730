import ChineseText

/// Makes the ids of a document's facts: `f` and sixteen hexadecimal digits.
///
/// The id is a 64-bit FNV-1a hash over the document id's UTF-8, a zero byte, the place's two offsets (eight bytes each,
/// lowest first) and the digits of value, least and greatest value, each ended by a comma; a last mixing step spreads
/// short inputs over all digits. What goes in and how is fixed: the same fact in the same text has the same id for ever,
/// on every machine. Swift's `Hasher` is seeded anew in each process and will not do.
public struct FactID: Sendable {
    /// The hash after the document id, which all facts of a document share.
    private let base: UInt64

    public init(document: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in document.utf8 { Self.mix(byte, into: &hash) }
        Self.mix(0, into: &hash)
        base = hash
    }

    /// The id of the fact at a place with a value.
    public func id(place: Range<Int>, value: ExactDecimal?, minimum: ExactDecimal?, maximum: ExactDecimal?) -> String {
        let arena = FactArena(capacity: 512)
        let id = id(place: place, value: arena.digits(of: value), minimum: arena.digits(of: minimum), maximum: arena.digits(of: maximum), in: arena)
        return withExtendedLifetime(arena) { id.string }
    }

    /// The same by the digits of the values, in an arena.
    func id(place: Range<Int>, value: FactText, minimum: FactText, maximum: FactText, in arena: FactArena) -> FactText {
        var hash = base
        Self.mix(offset: place.lowerBound, into: &hash)
        Self.mix(offset: place.upperBound, into: &hash)
        Self.mix(digits: value, into: &hash)
        Self.mix(digits: minimum, into: &hash)
        Self.mix(digits: maximum, into: &hash)
        let number = Self.spread(hash)
        let bytes = arena.room(17)
        bytes[0] = UInt8(ascii: "f")
        for i in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 &- 4 &* i)) & 15
            bytes[i &+ 1] = digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10
        }
        arena.take(17)
        return FactText(start: bytes, count: 17, isPlain: true)
    }

    /// Mixes in a number's digits and a comma.
    @inline(__always)
    private static func mix(digits: FactText, into hash: inout UInt64) {
        for byte in digits.bytes { mix(byte, into: &hash) }
        mix(UInt8(ascii: ","), into: &hash)
    }

    /// Mixes in the eight bytes of an offset, lowest first.
    @inline(__always)
    private static func mix(offset: Int, into hash: inout UInt64) {
        var number = UInt64(truncatingIfNeeded: offset)
        for left in stride(from: 8, to: 0, by: -1) {
            if number == 0 {
                // Bytes of zero only multiply.
                hash = hash &* zeros[left]
                return
            }
            mix(UInt8(truncatingIfNeeded: number), into: &hash)
            number >>= 8
        }
    }

    /// What so many bytes of zero multiply by.
    private static let zeros: [UInt64] = (1...8).reduce(into: [1]) { $0.append($0[$1 - 1] &* prime) }
    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    @inline(__always)
    private static func mix(_ byte: UInt8, into hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* prime
    }

    /// The finishing step of MurmurHash3: each bit of the hash moves about half of the result's bits.
    private static func spread(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ (hash >> 33)
    }
}
