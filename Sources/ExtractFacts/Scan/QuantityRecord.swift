import ChineseText

/// One line of `extract-facts quantities`: a quantity or a period as it was recognised, bound to an indicator or not.
public struct QuantityRecord: Sendable {
    /// What sort of thing it is: those of `Quantity.Kind`, and periods and dates.
    public enum Sort: String, Sendable, CaseIterable {
        case number, percent, money, measure, count, ordinal, age, temperature, duration, period, date
    }
    /// Its units in the working text.
    public var span: Range<Int>
    public var sort: Sort
    public var value: ExactDecimal?
    public var minimum: ExactDecimal?
    public var maximum: ExactDecimal?
    /// Nil for periods and dates.
    public var bound: Quantity.Bound?
    public var unit: String?
    public var unitCode: String?
    /// The label of the period, or its words where nothing tells which one is meant.
    public var period: String?
    public var periodStart: String?
    public var periodEnd: String?
}
