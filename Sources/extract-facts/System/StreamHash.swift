/// A hash of a stream of bytes, the same however the stream is cut. Fast, and no proof against those who want to deceive.
struct StreamHash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The bytes that do not fill a word yet, the first one lowest.
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// The hash of all bytes so far.
    var value: UInt64 {
        var copy = self
        copy.mix(pending ^ UInt64(pendingCount) << 56)
        copy.mix(0)
        return copy.state
    }

    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 32
    }

    /// Takes more bytes.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var i = 0
        while pendingCount > 0, i < bytes.count { take(bytes[i]); i += 1 }
        while i + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian)
            i += 8
        }
        while i < bytes.count { take(bytes[i]); i += 1 }
    }

    private mutating func take(_ byte: UInt8) {
        pending |= UInt64(byte) << UInt64(pendingCount * 8)
        pendingCount += 1
        if pendingCount == 8 {
            mix(pending)
            (pending, pendingCount) = (0, 0)
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
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
