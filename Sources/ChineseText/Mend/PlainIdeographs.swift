/// A bit for each ideograph that folding leaves as it is: most of a text is told by these three kilobytes to be wide characters
/// that nothing has to be done with.
struct PlainIdeographs: Sendable {
    private static let first: UInt16 = 0x3400
    private static let count: UInt16 = 0x6C00
    let bits: [UInt64]

    init(_ folding: Folding) {
        bits = folding.withTable { table in
            (0..<Int(Self.count) / 64).map { word in
                let start = Int(Self.first) + word * 64
                return (0..<64).reduce(UInt64(0)) { table[start + $1] == UInt16(start + $1) ? $0 | 1 << UInt64($1) : $0 }
            }
        }
    }

    /// Whether a unit is one of them, by the bits.
    @inline(__always)
    static func has(_ unit: UInt16, _ bits: UnsafePointer<UInt64>) -> Bool {
        let place = unit &- first
        return place < count && bits[Int(place >> 6)] &>> UInt64(place & 63) & 1 != 0
    }
}
