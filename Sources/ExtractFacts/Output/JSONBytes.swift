import ChineseText

// The writer works on one buffer of bytes: a fact is some forty small appends, and a `String` for each would cost more
// than reading the fact did.

extension [UInt8] {
    /// Appends ASCII text that is known when the program is built.
    @inline(__always)
    mutating func append(ascii text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends the text's UTF-8 as it is.
    mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    /// Appends an integer in decimal.
    mutating func append(decimal number: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = number.magnitude
            var start = 20
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 { append(UInt8(ascii: "-")) }
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Appends sixteen lower-case hexadecimal digits.
    mutating func append(hexadecimal number: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: (number >> UInt64(shift)) & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// Appends a JSON string. Chinese stands as it is; quotation marks, backslashes and control characters are escaped,
    /// and so are NEL and the line and paragraph separators, at which some readers end a line.
    mutating func append(json text: String) {
        var text = text
        text.withUTF8 { append(json: $0) }
    }

    /// Appends a JSON string by its UTF-8.
    mutating func append(json bytes: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var at = 0
        while true {
            let next = JSONText.firstEscape(in: bytes, from: at)
            append(contentsOf: bytes[at..<next])
            if next == bytes.count { break }
            appendEscape(bytes, at: next)
            at = next + JSONText.escapedLength(in: bytes, at: next)
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) {
        switch bytes[i] {
        case UInt8(ascii: "\""): append(ascii: "\\\"")
        case UInt8(ascii: "\\"): append(ascii: "\\\\")
        case 0x0A: append(ascii: "\\n")
        case 0x0D: append(ascii: "\\r")
        case 0x09: append(ascii: "\\t")
        case 0x08: append(ascii: "\\b")
        case 0x0C: append(ascii: "\\f")
        case 0xC2: appendEscape(code: UInt16(bytes[i + 1]))
        case 0xE2: appendEscape(code: bytes[i + 2] == 0xA8 ? 0x2028 : 0x2029)
        default: appendEscape(code: UInt16(bytes[i]))
        }
    }

    private mutating func appendEscape(code: UInt16) {
        append(ascii: "\\u")
        for shift in stride(from: 12, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: (code >> UInt16(shift)) & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// Appends a JSON string, or `null`.
    mutating func append(json text: String?) {
        if let text { append(json: text) } else { append(ascii: "null") }
    }

    /// Appends an integer, or `null`.
    mutating func append(json number: Int?) {
        if let number { append(decimal: number) } else { append(ascii: "null") }
    }

    /// Appends an exact decimal as a JSON number without exponent, or `null`.
    mutating func append(json number: ExactDecimal?) {
        if let number { number.append(to: &self) } else { append(ascii: "null") }
    }
}

/// What has to be escaped in a JSON string.
enum JSONText {
    /// Whether a character may stand in a text that has to be escaped; false is certain. Eight bytes a step.
    static func mayNeedEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { firstEscape(in: bytes, from: 0) < bytes.count }

    /// Where the first character at or behind `start` stands that has to be escaped; the end where none does.
    static func firstEscape(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        /// A high bit for each byte of a word that is `byte`, and for some others.
        @inline(__always)
        func places(of byte: UInt8, in word: UInt64) -> UInt64 {
            let rest = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
            return (rest &- 0x0101_0101_0101_0101) & ~rest
        }
        var at = start
        while at &+ 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let controls = (word &- 0x2020_2020_2020_2020) & ~word
            // Quotation marks and dashes begin with E2 as the separators do.
            let found = controls | places(of: UInt8(ascii: "\""), in: word) | places(of: UInt8(ascii: "\\"), in: word)
                | places(of: 0x7F, in: word) | places(of: 0xC2, in: word) | places(of: 0xE2, in: word)
            if found & 0x8080_8080_8080_8080 != 0 {
                for i in at..<(at &+ 8) where escapedLength(in: bytes, at: i) > 0 { return i }
            }
            at &+= 8
        }
        while at < raw.count, escapedLength(in: bytes, at: at) == 0 { at &+= 1 }
        return at
    }

    /// How many bytes at `i` make a character that may not stand as it is; 0 if the byte may stand.
    @inline(__always)
    static func escapedLength(in bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let byte = bytes[i]
        if byte < 0x80 {
            return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F ? 1 : 0
        }
        // C1 controls are C2 80 … C2 9F, the two separators E2 80 A8 and E2 80 A9.
        if byte == 0xC2 { return i + 1 < bytes.count && bytes[i + 1] < 0xA0 ? 2 : 0 }
        if byte == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80 {
            return bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9 ? 3 : 0
        }
        return 0
    }
}
