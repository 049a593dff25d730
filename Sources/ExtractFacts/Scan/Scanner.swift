import ChineseText
import FactRules

/// Reads numbers and periods in one pass. Where both could begin, the period wins.
public final class Scanner: Sendable {
    /// What a stretch of text holds, in its order, nothing overlapping.
    public struct Result: Sendable {
        public var quantities: [Quantity] = []
        public var periods: [PeriodMention] = []

        public init() {}
    }

    public let quantities: QuantityScanner
    public let periods: PeriodScanner

    public init(units: UnitTable, modifiers: ModifierTable, names: NotQuantityTable, periods words: PeriodTable, nouns: CountedNounTable? = nil) {
        quantities = QuantityScanner(units: units, modifiers: modifiers, names: names, periods: words, nouns: nouns)
        periods = PeriodScanner(words: words)
    }

    /// Loads the tables from a rules folder's files. Files that lack are reported as well as their problems.
    public convenience init(rules files: [RuleFile], diagnostics: inout [Diagnostic]) {
        func file(_ name: String) -> RuleFile {
            if let found = files.last(where: { $0.name == name }) { return found }
            diagnostics.append(Diagnostic(path: name, line: 1, column: 1, message: "the file is missing"))
            return RuleFile(name: name, path: name, bytes: [])
        }
        let units = UnitTable(file(UnitTable.fileName), diagnostics: &diagnostics)
        self.init(
            units: units,
            modifiers: ModifierTable(file(ModifierTable.fileName), diagnostics: &diagnostics),
            names: NotQuantityTable(file(NotQuantityTable.fileName), diagnostics: &diagnostics),
            periods: PeriodTable(file(PeriodTable.fileName), diagnostics: &diagnostics),
            nouns: CountedNounTable(file(CountedNounTable.fileName), units: units, diagnostics: &diagnostics))
    }

    /// The unit table that `Quantity.unit` points into.
    public var units: UnitTable { quantities.units }

    /// The same scanner, which also gives numbers that tell no value (数十家, 几百万元).
    public func listingVague() -> Scanner {
        Scanner(quantities: QuantityScanner(listingVague: quantities), periods: periods)
    }

    private init(quantities: QuantityScanner, periods: PeriodScanner) {
        self.quantities = quantities
        self.periods = periods
    }

    /// Reads `range` of a text.
    public func scan(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>) -> Result {
        var result = Result()
        scan(text, in: range, into: &result)
        return result
    }

    /// Reads `range` of a text and appends what it holds.
    public func scan(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, into result: inout Result) {
        let first = result.quantities.count
        var at = range.lowerBound
        var floor = at
        let end = range.upperBound
        while let (start, kind) = quantities.starters.next(text, from: at, to: end) {
            if kind.contains(.period), let reading = periods.read(text, at: start, in: floor..<end) {
                if var mention = reading.mention {
                    if let last = result.periods.last, isList(text, last.span.upperBound..<mention.span.lowerBound) { mention.continueList(of: last) }
                    result.periods.append(mention)
                }
                at = reading.next
                floor = at
                continue
            }
            let next = quantities.step(text, at: start, in: floor..<end, kind: kind, into: &result.quantities)
            if next > start { floor = next }
            at = max(next, start + 1)
        }
        quantities.shareUnits(text, from: first, in: &result.quantities)
        quantities.joinBounds(text, from: first, in: &result.quantities)
        quantities.shareBounds(text, from: first, in: &result.quantities)
    }

    /// Whether nothing but 、, 和, 及 or 与 stands between two dates.
    private func isList(_ text: UnsafeBufferPointer<UInt16>, _ gap: Range<Int>) -> Bool {
        gap.count == 1 && [.enumeration, 0x548C, 0x53CA, 0x4E0E].contains(text[gap.lowerBound])
    }
}
