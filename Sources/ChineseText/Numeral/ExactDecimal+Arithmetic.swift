extension ExactDecimal: Comparable {
    /// The number times ten to the power of `power`.
    public func scaled(by power: Int) -> ExactDecimal {
        guard power != 0, !isZero else { return self }
        return ExactDecimal(significand: significand, long: long, exponent: Self.sum(exponent, power), isNegative: isNegative)
    }

    /// The number with the opposite sign.
    public static prefix func - (a: ExactDecimal) -> ExactDecimal {
        guard !a.isZero else { return a }
        return ExactDecimal(significand: a.significand, long: a.long, exponent: a.exponent, isNegative: !a.isNegative)
    }

    public static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        let negative = a.isNegative != b.isNegative
        let exponent = sum(a.exponent, b.exponent)
        if a.long == nil, b.long == nil {
            let (product, overflow) = a.significand.multipliedReportingOverflow(by: b.significand)
            if !overflow { return ExactDecimal(significand: product, exponent: exponent, isNegative: negative) }
        }
        let x = a.digitArray
        let y = b.digitArray
        var product = [UInt32](repeating: 0, count: x.count + y.count)
        for i in x.indices.reversed() {
            var carry: UInt32 = 0
            for j in y.indices.reversed() {
                let value = product[i + j + 1] + UInt32(x[i]) * UInt32(y[j]) + carry
                product[i + j + 1] = value % 10
                carry = value / 10
            }
            product[i] += carry
        }
        return ExactDecimal(digits: product.map { UInt8($0) }, exponent: exponent, isNegative: negative)
    }

    public static func + (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        if a.isZero { return b }
        if b.isZero { return a }
        if let sum = shortSum(a, b) { return sum }
        let (x, y, exponent) = aligned(a, b)
        if a.isNegative == b.isNegative {
            return ExactDecimal(digits: added(x, y), exponent: exponent, isNegative: a.isNegative)
        }
        return y.lexicographicallyPrecedes(x)
            ? ExactDecimal(digits: subtracted(x, y), exponent: exponent, isNegative: a.isNegative)
            : ExactDecimal(digits: subtracted(y, x), exponent: exponent, isNegative: b.isNegative)
    }

    public static func - (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal { a + -b }

    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if a.isNegative != b.isNegative { return a.isNegative }
        return a.isNegative ? isSmaller(b, a) : isSmaller(a, b)
    }

    /// `self` parts of `whole` in percent: exact where that takes no more than 20 decimals, else rounded to 4. Nil for a
    /// denominator of 0 and for numbers so long that nobody means a fraction by them.
    public func percent(of whole: ExactDecimal) -> ExactDecimal? {
        guard let numerator = integer, let denominator = whole.integer, denominator > 0, numerator >= 0 else { return nil }
        let divisor = UInt128(denominator)
        var (quotient, remainder) = (UInt128(numerator) * 100).quotientAndRemainder(dividingBy: divisor)
        let wholePart = quotient
        var fraction: UInt128 = 0
        var decimals = 0
        var rounded: UInt128 = 0
        while remainder != 0, decimals < 20 {
            (quotient, remainder) = (remainder * 10).quotientAndRemainder(dividingBy: divisor)
            fraction = fraction * 10 + quotient
            decimals += 1
            if decimals == 4 { rounded = fraction + (remainder * 2 >= divisor ? 1 : 0) }
        }
        let negative = false
        if remainder == 0 {
            return ExactDecimal(significand: wholePart, exponent: 0, isNegative: negative)
                + ExactDecimal(significand: fraction, exponent: -decimals, isNegative: negative)
        }
        return ExactDecimal(significand: wholePart, exponent: 0) + ExactDecimal(significand: rounded, exponent: -4)
    }

    /// The sum where both significands fit into one integer once their exponents are equal.
    private static func shortSum(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal? {
        guard a.long == nil, b.long == nil else { return nil }
        let (high, low) = a.exponent >= b.exponent ? (a, b) : (b, a)
        guard let shifted = high.shifted(to: low.exponent) else { return nil }
        if high.isNegative == low.isNegative {
            let (sum, overflow) = shifted.addingReportingOverflow(low.significand)
            return overflow ? nil : ExactDecimal(significand: sum, exponent: low.exponent, isNegative: low.isNegative)
        }
        return shifted >= low.significand
            ? ExactDecimal(significand: shifted - low.significand, exponent: low.exponent, isNegative: high.isNegative)
            : ExactDecimal(significand: low.significand - shifted, exponent: low.exponent, isNegative: low.isNegative)
    }

    /// The significand that the number would have with a smaller exponent; nil where that is too long for one integer.
    private func shifted(to exponent: Int) -> UInt128? {
        // Exponents are those of four bytes: nothing overflows.
        let distance = self.exponent &- exponent
        guard distance <= 38 else { return nil }
        var shifted = significand
        for _ in 0..<distance {
            let (product, overflow) = shifted.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            shifted = product
        }
        return shifted
    }

    /// The digits of both, of one length and one exponent.
    private static func aligned(_ a: ExactDecimal, _ b: ExactDecimal) -> ([UInt8], [UInt8], Int) {
        let exponent = min(a.exponent, b.exponent)
        var x = a.digitArray + [UInt8](repeating: 0, count: a.exponent - exponent)
        var y = b.digitArray + [UInt8](repeating: 0, count: b.exponent - exponent)
        let count = max(x.count, y.count)
        x = [UInt8](repeating: 0, count: count - x.count) + x
        y = [UInt8](repeating: 0, count: count - y.count) + y
        return (x, y, exponent)
    }

    /// The sum of two digit strings of one length.
    private static func added(_ x: [UInt8], _ y: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: x.count + 1)
        var carry: UInt8 = 0
        for i in x.indices.reversed() {
            let sum = x[i] + y[i] + carry
            result[i + 1] = sum % 10
            carry = sum / 10
        }
        result[0] = carry
        return result
    }

    /// The difference of two digit strings of one length, the first of which is not the smaller.
    private static func subtracted(_ x: [UInt8], _ y: [UInt8]) -> [UInt8] {
        var result = x
        var borrow: UInt8 = 0
        for i in x.indices.reversed() {
            let taken = y[i] + borrow
            borrow = x[i] < taken ? 1 : 0
            result[i] = x[i] + borrow * 10 - taken
        }
        return result
    }

    /// Whether the magnitude of `a` is smaller than that of `b`.
    private static func isSmaller(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        if a.isZero || b.isZero { return a.isZero && !b.isZero }
        if a.long == nil, b.long == nil {
            if a.exponent == b.exponent { return a.significand < b.significand }
            let (high, low) = a.exponent > b.exponent ? (a, b) : (b, a)
            if let shifted = high.shifted(to: low.exponent) {
                return a.exponent > b.exponent ? shifted < low.significand : low.significand < shifted
            }
        }
        let x = a.digitArray
        let y = b.digitArray
        let (p, q) = (sum(a.exponent, x.count), sum(b.exponent, y.count))
        return p != q ? p < q : x.lexicographicallyPrecedes(y)
    }
}
