extension String {
    /// Decodes UTF-16 as `String(decoding:as:)` does, several times as fast: it goes through one scalar after the other
    /// by generic calls.
    public init(units: UnsafeBufferPointer<UInt16>) {
        self.init(unsafeUninitializedCapacity: units.count * 3) { bytes in
            var count = 0
            var i = 0
            while i < units.count {
                let unit = units[i]
                i &+= 1
                if unit < 0x80 {
                    bytes[count] = UInt8(truncatingIfNeeded: unit)
                    count &+= 1
                } else if unit < 0x800 {
                    bytes[count] = 0xC0 | UInt8(truncatingIfNeeded: unit >> 6)
                    bytes[count &+ 1] = 0x80 | UInt8(truncatingIfNeeded: unit & 0x3F)
                    count &+= 2
                } else if unit & 0xFC00 == 0xD800, i < units.count, units[i] & 0xFC00 == 0xDC00 {
                    let scalar = 0x10000 &+ (UInt32(unit & 0x3FF) << 10 | UInt32(units[i] & 0x3FF))
                    i &+= 1
                    bytes[count] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
                    bytes[count &+ 1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F)
                    bytes[count &+ 2] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
                    bytes[count &+ 3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
                    count &+= 4
                } else {
                    // Half a pair stands for no character.
                    let unit = unit & 0xF800 == 0xD800 ? 0xFFFD : unit
                    bytes[count] = 0xE0 | UInt8(truncatingIfNeeded: unit >> 12)
                    bytes[count &+ 1] = 0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F)
                    bytes[count &+ 2] = 0x80 | UInt8(truncatingIfNeeded: unit & 0x3F)
                    count &+= 3
                }
            }
            return count
        }
    }
}
