/// An exact decimal number: as many digits as were written, and a power of ten.
///
/// Up to 38 digits live in one integer; a longer number keeps its digits in an array. Values are always reduced (no
/// zeros at the significand's end), so that equal numbers are equal bit by bit: 67000, 67000.0 and 6.7万 are one value.
public struct ExactDecimal: Hashable, Sendable {
    /// The digits as an integer without trailing zeros; 0 where `long` holds them.
    @usableFromInline let significand: UInt128
    /// The digits, most significant first, where there are more than 38.
    @usableFromInline let long: [UInt8]?
    /// The power of ten that the significand is multiplied by.
    @usableFromInline var exponent: Int { Int(power) }
    /// The exponent in four bytes: six of these values stand in every quantity.
    private let power: Int32
    /// Whether the number is below zero.
    public let isNegative: Bool

    /// The number 0.
    public static let zero = ExactDecimal(0 as UInt64)

    /// An integer.
    public init(_ value: Int) {
        self.init(significand: UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
    }

    /// A natural number.
    public init(_ value: UInt64) {
        self.init(significand: UInt128(value), exponent: 0, isNegative: false)
    }

    /// A number from 0 to 9.
    init(digit: Int) {
        self.init(significand: UInt128(truncatingIfNeeded: digit), long: nil, exponent: 0, isNegative: false)
    }

    /// `significand` times ten to the power of `exponent`.
    public init(significand: UInt128, exponent: Int, isNegative: Bool = false) {
        guard significand != 0 else {
            self.init(significand: 0, long: nil, exponent: 0, isNegative: false)
            return
        }
        guard significand <= Self.largestShort else {
            self.init(digits: Self.digits(of: significand), exponent: exponent, isNegative: isNegative)
            return
        }
        var exponent = exponent
        var reduced = significand
        if significand <= UInt128(UInt64.max) {
            // Nearly every number of a newspaper goes this way: division of one word is many times faster.
            var small = UInt64(truncatingIfNeeded: significand)
            while small % 10 == 0 {
                small /= 10
                exponent = Self.sum(exponent, 1)
            }
            reduced = UInt128(small)
        } else {
            while true {
                let (quotient, remainder) = reduced.quotientAndRemainder(dividingBy: 10)
                guard remainder == 0 else { break }
                reduced = quotient
                exponent = Self.sum(exponent, 1)
            }
        }
        self.init(significand: reduced, long: nil, exponent: exponent, isNegative: isNegative)
    }

    /// A number of any length by its digits (0...9, most significant first) times ten to the power of `exponent`.
    public init(digits: [UInt8], exponent: Int, isNegative: Bool = false) {
        var first = 0
        while first < digits.count, digits[first] == 0 { first += 1 }
        var last = digits.count
        while last > first, digits[last - 1] == 0 { last -= 1 }
        let exponent = Self.sum(exponent, digits.count - last)
        guard last - first > 38 else {
            var value: UInt128 = 0
            for i in first..<last { value = value &* 10 &+ UInt128(digits[i]) }
            self.init(significand: value, exponent: exponent, isNegative: isNegative)
            return
        }
        self.init(significand: 0, long: Array(digits[first..<last]), exponent: exponent, isNegative: isNegative)
    }

    /// Takes parts that are reduced already.
    init(significand: UInt128, long: [UInt8]?, exponent: Int, isNegative: Bool) {
        self.significand = significand
        self.long = long
        power = Int32(clamping: exponent)
        self.isNegative = isNegative
    }

    /// Whether the number is 0.
    public var isZero: Bool { significand == 0 && long == nil }

    /// 5 of 100000; nil for a number that is no power of ten above 1.
    var powerOfTen: Int? { significand == 1 && exponent > 0 && !isNegative ? exponent : nil }

    /// Whether the number has no fraction.
    public var isInteger: Bool { exponent >= 0 }

    /// The number as an `Int`, or nil where it has a fraction or is too large.
    public var integer: Int? {
        guard long == nil, exponent >= 0, exponent <= 18 else { return nil }
        var value = significand
        for _ in 0..<exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        guard value <= UInt128(Int.max) else { return nil }
        return isNegative ? -Int(value) : Int(value)
    }

    /// The largest integer of 38 digits.
    static let largestShort: UInt128 = 99_999_999_999_999_999_999_999_999_999_999_999_999

    /// A sum that stays at the ends of what an exponent may be instead of trapping.
    static func sum(_ a: Int, _ b: Int) -> Int {
        let (value, overflow) = a.addingReportingOverflow(b)
        return overflow ? Int(a < 0 ? Int32.min : Int32.max) : Int(Int32(clamping: value))
    }

    /// The decimal digits of an integer, most significant first.
    static func digits(of value: UInt128) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = value
        while rest != 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            digits.append(UInt8(truncatingIfNeeded: remainder))
            rest = quotient
        }
        digits.reverse()
        return digits
    }

    /// The significand's digits, most significant first; empty for 0.
    var digitArray: [UInt8] { long ?? Self.digits(of: significand) }
}
