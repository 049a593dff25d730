import ChineseText

/// A number with its unit as it stands in the text, whatever it may be bound to.
public struct Quantity: Sendable {
    /// What sort of quantity it is.
    public enum Kind: String, Sendable, CaseIterable {
        case number, percent, money, measure, count, ordinal, age, temperature, duration
    }
    /// How the number stands to the true value.
    public enum Bound: String, Sendable, CaseIterable {
        case exact, approx, min, max, range
    }
    /// The whole of it in the working text: modifiers before (约, 近, 超过), number, scale, modifiers inside, unit and modifiers after (以上, 左右).
    public var span: Range<Int>
    /// From the number's first unit to the measure unit's last, modifiers inside included: what a fact quotes ("4万余人").
    public var core: Range<Int>
    /// The digits and scale words alone.
    public var number: Range<Int>
    /// The unit as it stands; empty at the number's end if there is none.
    public var unitSpan: Range<Int>
    public var kind: Kind
    /// Scale words multiplied out; nil for a range and where only a bound is known.
    public var value: ExactDecimal?
    public var minimum: ExactDecimal?
    public var maximum: ExactDecimal?
    public var bound: Bound
    /// The index of the unit in `UnitTable`, -1 if none.
    public var unit: Int
    /// The first and number of quantities in the list that shares one unit ("353、359和471家": index 0...2 of 3); (0, 1) alone.
    public var listIndex: Int
    public var listCount: Int
    /// Whether the number is ordinal or a name's part (第一, 3号, 5G): recognised so that nothing trips on it, never a fact.
    public var isName: Bool
    /// Whether the words tell no number (数十家): listed, never a fact.
    public var isVague = false
}
