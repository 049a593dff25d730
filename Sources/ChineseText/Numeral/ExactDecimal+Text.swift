extension ExactDecimal: CustomStringConvertible {
    /// Reads ASCII digits with an optional sign and one optional decimal point (`-0.25`, `67000`, `.5`); nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let number = text.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = number
    }

    /// Reads the same from UTF-8.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        var digits: [UInt8] = []
        var decimals = 0
        var point = false
        var negative = false
        for (offset, byte) in text.enumerated() {
            switch byte {
            case 0x30...0x39:
                digits.append(byte - 0x30)
                if point { decimals += 1 }
            case 0x2E where !point: point = true
            case 0x2D where offset == 0: negative = true
            case 0x2B where offset == 0: break
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        self.init(digits: digits, exponent: -decimals, isNegative: negative)
    }

    /// Appends the number as ASCII: no exponent, no zeros at the end of a fraction, `-` before negative numbers.
    public func append(to bytes: inout [UInt8]) {
        guard !isZero else {
            bytes.append(0x30)
            return
        }
        if isNegative { bytes.append(0x2D) }
        if long == nil, exponent >= 0, exponent < 20, significand <= UInt128(UInt32.max) {
            appendSmall(UInt64(significand), to: &bytes)
            for _ in 0..<exponent { bytes.append(0x30) }
            return
        }
        let digits = digitArray
        let whole = Self.sum(digits.count, exponent)
        if whole <= 0 {
            bytes.append(0x30)
            bytes.append(0x2E)
            for _ in whole..<0 { bytes.append(0x30) }
        }
        for (offset, digit) in digits.enumerated() {
            if offset == whole, offset > 0 { bytes.append(0x2E) }
            bytes.append(digit + 0x30)
        }
        if exponent > 0 { for _ in 0..<exponent { bytes.append(0x30) } }
    }

    /// How much room `write` needs.
    public static let shortLength = 64

    /// Writes what `append` appends where its digits fit one word and it is no longer than the room, and gives how many bytes it is;
    /// else 0.
    public func write(to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        guard long == nil, significand <= UInt128(UInt64.max), exponent >= -20, exponent <= 20 else { return 0 }
        var rest = UInt64(truncatingIfNeeded: significand)
        if rest == 0 {
            bytes[0] = 0x30
            return 1
        }
        var count = 1
        var power: UInt64 = 10
        while count < 20, rest >= power {
            count &+= 1
            power = count < 20 ? power &* 10 : power
        }
        // The places before the first digit that a fraction needs, and those behind the point.
        let decimals = exponent < 0 ? -exponent : 0
        let whole = max(count &- decimals, 1)
        var at = (isNegative ? 1 : 0) &+ whole &+ (decimals > 0 ? decimals &+ 1 : 0)
        let end = at
        if isNegative { bytes[0] = 0x2D }
        if decimals > 0 {
            for _ in 0..<decimals {
                at &-= 1
                bytes[at] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            at &-= 1
            bytes[at] = 0x2E
        }
        for _ in 0..<whole {
            at &-= 1
            bytes[at] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        if exponent > 0 { for i in 0..<exponent { bytes[end &+ i] = 0x30 } }
        return end &+ max(exponent, 0)
    }

    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a natural number.
    private func appendSmall(_ value: UInt64, to bytes: inout [UInt8]) {
        if value >= 10 { appendSmall(value / 10, to: &bytes) }
        bytes.append(0x30 + UInt8(value % 10))
    }
}
