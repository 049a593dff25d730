/// Gathers digits one by one into an exact decimal, without an allocation up to 38 of them.
struct DecimalBuilder {
    private var small: UInt64 = 0
    private var large: UInt128 = 0
    private var long: [UInt8] = []
    /// Digits gathered, leading zeros left out.
    private(set) var count = 0
    /// How many of them stand after the point.
    var decimals = 0

    mutating func append(_ digit: UInt8) {
        if count == 0, digit == 0 { return }
        count += 1
        if count <= 19 {
            small = small &* 10 &+ UInt64(digit)
        } else if count <= 38 {
            if count == 20 { large = UInt128(small) }
            large = large &* 10 &+ UInt128(digit)
        } else {
            if count == 39 { long = ExactDecimal.digits(of: large) }
            long.append(digit)
        }
    }

    /// The number gathered so far.
    func number(isNegative: Bool = false) -> ExactDecimal {
        if count <= 19 { return ExactDecimal(significand: UInt128(small), exponent: -decimals, isNegative: isNegative) }
        if count <= 38 { return ExactDecimal(significand: large, exponent: -decimals, isNegative: isNegative) }
        return ExactDecimal(digits: long, exponent: -decimals, isNegative: isNegative)
    }
}
