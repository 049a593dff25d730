/// UTF-8 to UTF-16 in one pass: the way that nearly every document takes.
///
/// Eight ASCII bytes, or four three-byte sequences or one, a step. Each maximal subpart of an ill-formed sequence becomes one U+FFFD,
/// as Unicode (3.9, table 3-7) and WHATWG have it.
enum UTF8Decoder {
    struct Outcome {
        var units: [UInt16]
        /// Ill-formed sequences, each a U+FFFD in `units`.
        var replacements: Int
        /// Well-formed sequences of two bytes and more.
        var multibyte: Int
        /// Whether there are characters beyond the BMP.
        var hasSurrogates: Bool
    }

    /// Decodes the bytes, or gives nil as soon as it is plain that they are something else
    /// (one sequence in five ill-formed, and at least 64 of them).
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome? {
        var replacements = 0
        var multibyte = 0
        var hasSurrogates = false
        var hopeless = false
        let units = [UInt16](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
            let raw = UnsafeRawPointer(source)
            let end = bytes.count
            var i = 0
            var k = 0
            while i < end {
                while i &+ 14 <= end, let four = fourOfThree(raw + i) {
                    UnsafeMutableRawPointer(target + k).storeBytes(of: four.littleEndian, as: UInt64.self)
                    i &+= 12
                    k &+= 4
                    multibyte &+= 4
                }
                if i &+ 8 <= end {
                    let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
                    if word & 0x8080_8080_8080_8080 == 0 {
                        for n in 0..<8 { target[k &+ n] = UInt16(truncatingIfNeeded: word >> UInt64(n &* 8)) & 0xFF }
                        i &+= 8
                        k &+= 8
                        continue
                    }
                    // Three-byte sequences, each read as one word of four bytes.
                    var three = UInt32(truncatingIfNeeded: word)
                    let before = k
                    while three & 0x00C0_C0F0 == 0x0080_80E0 {
                        let c = (three & 0x0F) << 12 | (three >> 2) & 0x0FC0 | (three >> 16) & 0x3F
                        if c < 0x800 || c & 0xF800 == 0xD800 { break }
                        target[k] = UInt16(truncatingIfNeeded: c)
                        k &+= 1
                        i &+= 3
                        if i &+ 4 > end { break }
                        three = raw.loadUnaligned(fromByteOffset: i, as: UInt32.self).littleEndian
                    }
                    if k != before {
                        multibyte &+= k &- before
                        continue
                    }
                }
                let lead = source[i]
                if lead < 0x80 {
                    target[k] = UInt16(lead)
                    k &+= 1
                    i &+= 1
                    continue
                }
                let (length, scalar) = sequence(source, at: i, end: end)
                i &+= length
                if scalar == 0 {
                    target[k] = 0xFFFD
                    k &+= 1
                    replacements &+= 1
                    if replacements & 63 == 0, replacements &* 4 > multibyte {
                        hopeless = true
                        break
                    }
                } else if scalar < 0x10000 {
                    target[k] = UInt16(truncatingIfNeeded: scalar)
                    k &+= 1
                    multibyte &+= 1
                } else {
                    target[k] = 0xD7C0 &+ UInt16(truncatingIfNeeded: scalar >> 10)
                    target[k &+ 1] = 0xDC00 | UInt16(truncatingIfNeeded: scalar & 0x3FF)
                    k &+= 2
                    multibyte &+= 1
                    hasSurrogates = true
                }
            }
            count = k
        }
        if hopeless { return nil }
        return Outcome(units: units, replacements: replacements, multibyte: multibyte, hasSurrogates: hasSurrogates)
    }

    /// The units of four three-byte sequences that stand one after the other, the first one lowest; nil if there is anything else.
    @inline(__always)
    private static func fourOfThree(_ bytes: UnsafeRawPointer) -> UInt64? {
        guard let low = twoOfThree(bytes.loadUnaligned(as: UInt64.self).littleEndian),
            let high = twoOfThree(bytes.loadUnaligned(fromByteOffset: 6, as: UInt64.self).littleEndian)
        else { return nil }
        let units = low | high << 32
        // None below U+0800 and no surrogate: the upper five bits of each are neither 00000 nor 11011.
        let heads = units & 0xF800_F800_F800_F800
        let surrogates = heads ^ 0xD800_D800_D800_D800
        let wrong = (heads &- 0x0800_0800_0800_0800) & ~heads | (surrogates &- 0x0800_0800_0800_0800) & ~surrogates
        return wrong & 0x8000_8000_8000_8000 == 0 ? units : nil
    }

    /// The units of two three-byte sequences in the lower six bytes of a word, ill-formed ones beyond their marks not told.
    @inline(__always)
    private static func twoOfThree(_ word: UInt64) -> UInt64? {
        guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { return nil }
        let units = (word << 12) & 0x00F0_0000_F000 | (word >> 2) & 0x000F_C000_0FC0 | (word >> 16) & 0x0000_3F00_003F
        return units & 0xFFFF | (units >> 8) & 0xFFFF_0000
    }

    /// The length of the sequence at `i` and its scalar, or the length of the ill-formed maximal subpart and 0.
    private static func sequence(_ source: UnsafePointer<UInt8>, at i: Int, end: Int) -> (length: Int, scalar: UInt32) {
        let lead = source[i]
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let trailing: Int
        var scalar: UInt32
        switch lead {
        case 0xC2...0xDF: (trailing, scalar) = (1, UInt32(lead & 0x1F))
        case 0xE0...0xEF:
            (trailing, scalar) = (2, UInt32(lead & 0x0F))
            if lead == 0xE0 { low = 0xA0 } else if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            (trailing, scalar) = (3, UInt32(lead & 0x07))
            if lead == 0xF0 { low = 0x90 } else if lead == 0xF4 { high = 0x8F }
        default: return (1, 0)
        }
        for n in 1...trailing {
            guard i + n < end, source[i + n] >= low, source[i + n] <= high else { return (n, 0) }
            scalar = scalar << 6 | UInt32(source[i + n] & 0x3F)
            low = 0x80
            high = 0xBF
        }
        return (trailing + 1, scalar)
    }
}
