/// Unicode's table 3-7: which sequences of bytes are UTF-8.
enum WellFormedUTF8 {
    /// The length of the sequence of two bytes or more that begins at `at`, or 0 if it is ill-formed.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        // Most of what is read are ideographs: three bytes, and a lead that does not narrow the second.
        if at &+ 4 <= bytes.count {
            let word = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: at, as: UInt32.self).littleEndian
            if word & 0x00C0_C0F0 == 0x0080_80E0, word & 0x0F &- 1 < 0x0C { return 3 }
        }
        return rareLength(bytes, at)
    }

    private static func rareLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let length: Int
        switch bytes[at] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard at + length <= bytes.count, bytes[at + 1] >= low, bytes[at + 1] <= high else { return 0 }
        for i in 2..<max(2, length) where bytes[at + i] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
