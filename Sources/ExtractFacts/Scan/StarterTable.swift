import ChineseText
import FactRules

/// What the units of a text may begin: how the scanner runs over the words between numbers and periods.
///
/// A class for each of the 65,536 units says what may begin there at all. Most of those that may begin a name or a word of time
/// stand in other words nine times in ten, so that they are looked at only before a numeral, or where some name or word begins with
/// the two units.
final class StarterTable: @unchecked Sendable {
    /// What a unit of text may begin.
    struct Class: OptionSet {
        let rawValue: UInt8
        static let numeral = Class(rawValue: 1)
        static let name = Class(rawValue: 2)
        static let currency = Class(rawValue: 4)
        static let ordinal = Class(rawValue: 8)
        static let half = Class(rawValue: 16)
        static let indefinite = Class(rawValue: 32)
        /// A word of the period scanner.
        static let period = Class(rawValue: 64)
        /// Whether it may, whatever stands behind it.
        static let alone = Class(rawValue: 128)
    }

    private let classes: UnsafeMutablePointer<UInt8>
    /// One bit for each pair of units that a name, a word or a currency begins with, hashed.
    private let pairs: UnsafeMutablePointer<UInt64>
    private static let pairBits: UInt32 = 16

    init(names: NotQuantityTable, currencies: [[UInt16]], periods: PeriodTable) {
        classes = .allocate(capacity: 0x10000)
        classes.initialize(repeating: 0, count: 0x10000)
        pairs = .allocate(capacity: 1 << (Self.pairBits - 6))
        pairs.initialize(repeating: 0, count: 1 << (Self.pairBits - 6))
        for unit in NumeralTable.shared.parts { classes[Int(unit)] = Class([.numeral, .period, .alone]).rawValue }
        names.forEachNameBeginning { add($0, $1, .name) }
        for form in currencies { add(form[0], form.count > 1 ? form[1] : nil, .currency) }
        add(.ordinal, nil, .ordinal)
        add(.half, nil, .half)
        // These three only before a numeral, which is asked of all.
        classes[Int(UInt16.front)] |= Class.ordinal.rawValue
        for unit: UInt16 in [.several, .number] { classes[Int(unit)] |= Class.indefinite.rawValue }
        add(periods)
    }

    deinit {
        classes.deallocate()
        pairs.deallocate()
    }

    private func add(_ periods: PeriodTable) {
        periods.forEachWordBeginning { add($0, $1, .period) }
        periods.forEachLeadBeginning { first, second in
            // 近 alone asks for a number.
            if second != nil { add(first, second, .period) } else { classes[Int(first)] |= Class.period.rawValue }
        }
        // 前三季度, 头11个月 and 首两个月 begin with words that are no numerals.
        for unit: UInt16 in [.front, 0x5934, 0x9996] { classes[Int(unit)] |= Class.period.rawValue }
        // 上世纪, 上个世纪, 本世纪, 截至, 截止
        for (first, second) in [(0x4E0A, 0x4E16), (0x4E0A, 0x4E2A), (0x672C, 0x4E16), (0x622A, 0x81F3), (0x622A, 0x6B62)] as [(UInt16, UInt16)] {
            add(first, second, .period)
        }
    }

    private func add(_ first: UInt16, _ second: UInt16?, _ kind: Class) {
        classes[Int(first)] |= kind.rawValue
        if let second {
            let bit = Self.bit(first, second)
            pairs[bit >> 6] |= 1 << UInt64(bit & 63)
        } else {
            classes[Int(first)] |= Class.alone.rawValue
        }
    }

    @inline(__always)
    private static func bit(_ first: UInt16, _ second: UInt16) -> Int {
        Int(truncatingIfNeeded: ((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) &>> (32 - pairBits))
    }

    /// The first place from `start` on where something may begin, and what; nil where nothing does before `end`.
    @inline(__always)
    func next(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> (at: Int, Class)? {
        var at = start
        while at < end {
            let unit = text[at]
            let bits = classes[Int(unit)]
            if bits != 0, bits & Class.alone.rawValue != 0 || at &+ 1 < end && mayBegin(unit, text[at &+ 1]) {
                return (at, Class(rawValue: bits))
            }
            at &+= 1
        }
        return nil
    }

    /// Whether what `unit` may begin may go on with `next`.
    @inline(__always)
    private func mayBegin(_ unit: UInt16, _ next: UInt16) -> Bool {
        let bit = Self.bit(unit, next)
        return pairs[bit >> 6] &>> UInt64(bit & 63) & 1 != 0
            || classes[Int(next)] & (Class.numeral.rawValue | Class.half.rawValue) != 0 || next == .blank
    }
}
