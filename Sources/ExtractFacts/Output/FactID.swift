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
        var hash = base
        Self.mix(offset: place.lowerBound, into: &hash)
        Self.mix(offset: place.upperBound, into: &hash)
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        value?.append(to: &digits)
        digits.append(UInt8(ascii: ","))
        minimum?.append(to: &digits)
        digits.append(UInt8(ascii: ","))
        maximum?.append(to: &digits)
        digits.append(UInt8(ascii: ","))
        for byte in digits { Self.mix(byte, into: &hash) }
        let number = Self.spread(hash)
        return String(unsafeUninitializedCapacity: 17) { bytes in
            bytes[0] = UInt8(ascii: "f")
            for i in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * i)) & 15
                bytes[i + 1] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 17
        }
    }

    /// Mixes in the eight bytes of an offset, lowest first.
    @inline(__always)
    private static func mix(offset: Int, into hash: inout UInt64) {
        let number = UInt64(truncatingIfNeeded: offset)
        for i in 0..<8 { mix(UInt8(truncatingIfNeeded: number >> UInt64(8 * i)), into: &hash) }
    }

    @inline(__always)
    private static func mix(_ byte: UInt8, into hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// The finishing step of MurmurHash3: each bit of the hash moves about half of the result's bits.
    private static func spread(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ (hash >> 33)
    }
}
