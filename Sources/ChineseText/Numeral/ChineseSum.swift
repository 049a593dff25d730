/// Adds up Chinese numerals unit by unit: the number under the last 万 or 亿, the section since, and the digit in hand.
///
/// Two numbers run side by side, since 三四十万 means from 300000 to 400000. All is integer arithmetic: nothing is longer
/// than four 万 or 亿, and what is, is refused.
struct ChineseSum {
    private var total = Pair()
    private var section = Pair()
    private var digit = Pair()
    private var hasDigit = false
    /// How many digits are in hand: two make a range.
    private var digits = 0
    /// The smallest power that the section has used: each further one must be smaller.
    private var lastSmall = 4
    /// The power of the last 万 or 亿, and how many there were.
    private var lastBig = 0
    private var bigs = 0
    /// The power of the scale word just before the digit in hand, 0 after 零.
    private var scaleBefore = 0
    private var parts = 0
    private var hasRange = false
    private var hasZero = false
    private var startsWithScale = false
    private var onlyScale = true

    /// A number and the upper end of its range.
    private struct Pair {
        var low: UInt128 = 0
        var high: UInt128 = 0

        var isZero: Bool { high == 0 }

        func times(_ power: Int) -> Pair? {
            var factor: UInt128 = 1
            for _ in 0..<power { factor *= 10 }
            let (a, o) = low.multipliedReportingOverflow(by: factor)
            let (b, p) = high.multipliedReportingOverflow(by: factor)
            return o || p ? nil : Pair(low: a, high: b)
        }

        func plus(_ other: Pair) -> Pair { Pair(low: low &+ other.low, high: high &+ other.high) }
    }

    /// A digit; false if it cannot follow.
    mutating func take(digit value: Int, isZeroWord: Bool) -> Bool {
        if isZeroWord {
            if hasDigit { return false }
            if parts > 0 {
                scaleBefore = 0
                hasZero = true
                return true
            }
        }
        if hasDigit {
            guard digits == 1, !hasRange, digit.low > 0, value == Int(digit.low) + 1 || (digit.low == 3 && value == 5)
            else { return false }
            digit.high = UInt128(value)
            hasRange = true
            digits = 2
            return true
        }
        // After 十 百 千 only a digit below fits: 二十 三 fits, 二三 三 does not.
        digit = Pair(low: UInt128(value), high: UInt128(value))
        hasDigit = true
        digits = 1
        parts += 1
        onlyScale = false
        return true
    }

    /// 十, 廿, 卅; false if it cannot follow.
    mutating func take(tens value: Int) -> Bool {
        guard lastSmall > 1 else { return false }
        if value > 1, hasDigit { return false }
        let count = hasDigit ? digit : Pair(low: UInt128(value), high: UInt128(value))
        guard let product = count.times(1) else { return false }
        add(product, power: 1)
        return true
    }

    /// 百 or 千; false if it cannot follow.
    mutating func take(small power: Int) -> Bool {
        guard lastSmall > power else { return false }
        if !hasDigit, parts > 0 { return false }
        if parts == 0 { startsWithScale = true }
        let count = hasDigit ? digit : Pair(low: 1, high: 1)
        guard let product = count.times(power) else { return false }
        let only = onlyScale
        add(product, power: power)
        onlyScale = only
        return true
    }

    private mutating func add(_ product: Pair, power: Int) {
        section = section.plus(product)
        lastSmall = power
        scaleBefore = power
        parts += 1
        digit = Pair()
        hasDigit = false
        digits = 0
        onlyScale = false
    }

    /// 万, 亿 or 兆; false if it cannot follow.
    mutating func take(big power: Int) -> Bool {
        guard bigs < 4 else { return false }
        var inHand = section.plus(digit)
        let isBare = inHand.isZero
        // 一亿零三千万 and 一万亿: a larger scale takes all that was read, a smaller one only the section.
        if power > lastBig || (isBare && power >= lastBig) {
            if isBare, parts == 0 {
                inHand = Pair(low: 1, high: 1)
                startsWithScale = true
            }
            guard let product = total.plus(inHand).times(power) else { return false }
            if bigs > 0, total.low > 0, !isBare, power == 4 { return false }
            total = product
        } else if power == lastBig {
            return false
        } else {
            guard !isBare, let product = inHand.times(power) else { return false }
            total = total.plus(product)
        }
        lastBig = power
        bigs += 1
        section = Pair()
        digit = Pair()
        hasDigit = false
        digits = 0
        lastSmall = 4
        scaleBefore = power
        parts += 1
        return true
    }

    /// The number read.
    func section(end: Int) -> ChineseSection {
        var last = digit
        // 一万二 is 12000 and 三百五 is 350: a digit right behind 百 千 万 亿 is of the next place.
        if hasDigit, scaleBefore >= 2, let product = digit.times(scaleBefore - 1) { last = product }
        let sum = total.plus(section).plus(last)
        let low = ExactDecimal(significand: sum.low, exponent: 0)
        var result = ChineseSection(end: end, value: low)
        if hasRange, sum.high != sum.low { result.upper = ExactDecimal(significand: sum.high, exponent: 0) }
        result.isDigit = parts == 1 && hasDigit
        if lastBig > 0, !section.isZero, !hasRange {
            result.tail = UInt64(truncatingIfNeeded: section.plus(last).low)
            result.lastBig = lastBig
        }
        if onlyScale { result.style = .scale }
        // 四亿 has 4 before its scale; a number that goes on behind 亿 has no closing scale.
        if lastBig > 0, section.isZero, !hasDigit, bigs == 1 {
            result.scale = lastBig
        }
        return result
    }
}
