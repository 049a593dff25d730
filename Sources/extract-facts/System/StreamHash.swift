/// A hash of a stream of bytes, the same however the stream is cut. Fast, and no proof against those who want to deceive.
struct StreamHash {
    /// Four words of a block are mixed side by side: none waits for the one before.
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93
    )
    /// The bytes that do not fill a block yet, the first one lowest.
    private var pending: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var pendingCount = 0
    private static let block = 32

    /// The hash of all bytes so far.
    var value: UInt64 {
        var copy = self
        copy.mix(pending)
        var sum = UInt64(pendingCount)
        for lane in [copy.lanes.0, copy.lanes.1, copy.lanes.2, copy.lanes.3] { sum = Self.mixed(sum, lane) }
        return Self.mixed(sum, 0)
    }

    @inline(__always)
    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        return product ^ product >> 32
    }

    @inline(__always)
    private mutating func mix(_ words: (UInt64, UInt64, UInt64, UInt64)) {
        lanes.0 = Self.mixed(lanes.0, words.0)
        lanes.1 = Self.mixed(lanes.1, words.1)
        lanes.2 = Self.mixed(lanes.2, words.2)
        lanes.3 = Self.mixed(lanes.3, words.3)
    }

    /// Takes more bytes.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var i = 0
        while pendingCount > 0, i < bytes.count { take(bytes[i]); i += 1 }
        while i + Self.block <= bytes.count {
            func word(_ place: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: i &+ 8 &* place, as: UInt64.self).littleEndian }
            mix((word(0), word(1), word(2), word(3)))
            i += Self.block
        }
        while i < bytes.count { take(bytes[i]); i += 1 }
    }

    private mutating func take(_ byte: UInt8) {
        let bits = UInt64(byte) << UInt64(pendingCount % 8 * 8)
        switch pendingCount / 8 {
        case 0: pending.0 |= bits
        case 1: pending.1 |= bits
        case 2: pending.2 |= bits
        default: pending.3 |= bits
        }
        pendingCount += 1
        if pendingCount == Self.block {
            mix(pending)
            (pending, pendingCount) = ((0, 0, 0, 0), 0)
        }
    }

    mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// Takes a text and the end of it, so that “ab”, “c” is not “a”, “bc”.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
        take(0)
    }

    mutating func add(_ number: Int) { withUnsafeBytes(of: number.littleEndian) { add($0) } }

    /// The hash of a text by its bytes.
    static func of(_ text: [UInt8]) -> UInt64 {
        var hash = StreamHash()
        hash.add(text)
        hash.take(0)
        return hash.value
    }

    /// The hash of a text.
    static func of(_ text: some StringProtocol) -> UInt64 {
        var hash = StreamHash()
        hash.add(String(text))
        return hash.value
    }
}

extension UInt64 {
    /// Sixteen hexadecimal digits.
    var hexadecimal: String {
        String(unsafeUninitializedCapacity: 16) { bytes in
            for i in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: self >> UInt64(60 - 4 * i)) & 15
                bytes[i] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 16
        }
    }
}
