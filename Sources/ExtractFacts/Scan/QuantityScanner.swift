import ChineseText
import FactRules

/// Finds every number of a text, with its unit and what bounds it. Immutable: one value may serve any number of threads.
///
/// The text is read once from left to right. Each place that can begin a number is looked at with a bounded look to
/// either side, and reading goes on behind what was read, so the time is linear whatever stands in the text.
public final class QuantityScanner: Sendable {
    let units: UnitTable
    let modifiers: ModifierTable
    let names: NotQuantityTable
    let nouns: CountedNounTable?
    let reader = NumeralReader()
    let table = NumeralTable.shared
    /// What the units of a text may begin.
    let starters: StarterTable
    /// Units that the scanner gives to numbers written without them (百分之三, 七成, ￥50, 第一).
    let implied: ImpliedUnits
    let chains: UnitChains
    /// Whether numbers that tell no value (数十家, 几百万元) are listed too, as names with a unit.
    let listsVague: Bool

    init(units: UnitTable, modifiers: ModifierTable, names: NotQuantityTable, periods: PeriodTable, nouns: CountedNounTable? = nil) {
        self.units = units
        self.modifiers = modifiers
        self.names = names
        self.nouns = nouns
        listsVague = false
        implied = ImpliedUnits(units)
        chains = UnitChains(units)
        starters = StarterTable(names: names, currencies: implied.currencies.map(\.form), periods: periods)
    }

    /// Another that lists vague numbers too.
    init(listingVague other: QuantityScanner) {
        units = other.units
        modifiers = other.modifiers
        names = other.names
        nouns = other.nouns
        starters = other.starters
        implied = other.implied
        chains = other.chains
        listsVague = true
    }

    /// The quantities of `range` in the order of the text, not overlapping, appended to `quantities`.
    public func scan(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, into quantities: inout [Quantity]) {
        let first = quantities.count
        var at = range.lowerBound
        let end = range.upperBound
        var floor = at
        while let (start, kind) = starters.next(text, from: at, to: end) {
            let next = step(text, at: start, in: floor..<end, kind: kind, into: &quantities)
            if next > start { floor = next }
            at = max(next, start + 1)
        }
        shareUnits(text, from: first, in: &quantities)
        joinBounds(text, from: first, in: &quantities)
        shareBounds(text, from: first, in: &quantities)
    }

    /// Reads what begins at `at`; `range` begins behind what was read before. Returns the offset where reading goes on: `at` itself
    /// where nothing begins.
    func step(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, kind: StarterTable.Class, into quantities: inout [Quantity]
    ) -> Int {
        let end = range.upperBound
        var name = 0
        // K12 is a name, the beginning of K1234 none; 单一 is a word, but none in 订单一千件.
        if kind.contains(.name), let found = names.name(in: text, at: at, to: end) {
            let isCut = found < end && (text[found].isDigit && text[found - 1].isDigit
                || !kind.contains(.numeral) && table.isPart(text[found]) && table.isPart(text[found - 1]))
            if !isCut { name = found }
        }
        if !kind.isDisjoint(with: [.numeral, .indefinite]) {
            if let next = readBelowZero(text, at: at, in: range, into: &quantities) { return max(next, at) }
            return readNumber(text, at: at, in: range, name: name, into: &quantities)
        }
        if name > at { return name }
        if kind.contains(.currency) { return readMoney(text, at: at, in: range, into: &quantities) }
        if kind.contains(.ordinal) { return readOrdinal(text, at: at, in: range, into: &quantities) }
        if kind.contains(.half) { return readHalf(text, at: at, in: range, into: &quantities) }
        return at
    }

    /// What the reader asks of the unit table.
    func probe(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> UnitProbe {
        guard at < limit, let hit = units.match(in: text, from: at, to: limit) else { return .none }
        guard table.isPart(text[at]), hit.end > at + 1 else { return .unit }
        switch units.traits[hit.index].dimension {
        case .count, .person, .times, .money: return .unit
        default: return .ownsScale
        }
    }
}

extension UInt16 {
    /// 第
    static let ordinal: UInt16 = 0x7B2C
    /// 前
    static let front: UInt16 = 0x524D
    static let blank: UInt16 = 0x20
    /// 半
    static let half: UInt16 = 0x534A
    /// 几
    static let several: UInt16 = 0x51E0
    /// 数
    static let number: UInt16 = 0x6570
    /// 多
    static let more: UInt16 = 0x591A
    /// 余
    static let surplus: UInt16 = 0x4F59
    /// 来
    static let about: UInt16 = 0x6765
    /// 每
    static let each: UInt16 = 0x6BCF
    /// 、
    static let enumeration: UInt16 = 0x3001

    /// Whether it is an ASCII letter.
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// Whether it is an ASCII digit.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Whether it is a CJK ideograph of the basic block.
    var isIdeograph: Bool { self >= 0x4E00 && self <= 0x9FFF }
}
