import ChineseText
import FactRules

/// A cell of a table that is a fact, with what header, label and caption say of it.
struct TableFigure {
    /// Index in `Page.paragraphs`.
    var paragraph: Int
    var quantity: Quantity
    /// The value as a fact gives it: scale words of header or caption multiplied in, of a decrease without its sign.
    var value: ExactDecimal?
    var minimum: ExactDecimal?
    var maximum: ExactDecimal?
    var unit: String?
    var unitCode: String?
    /// The unit's dimension, nil where the table tells no unit.
    var dimension: Unit.Dimension?
    var indicator: String
    var subject: String?
    var kind: Fact.Kind
    var basis: Fact.Basis?
    var isTarget = false
    var period: Period?
    /// The division that label, header or caption names, or -1.
    var place = -1
    /// The place among the table's figures of the level that it goes with, or -1.
    var partner = -1
    /// What the caption says, for the domain.
    var captions: [Range<Int>] = []

    /// The id that stands in `rule`.
    var rule: String {
        switch kind {
        case .level: "table.level"
        case .increase, .decrease: "table.change"
        case .rank: "table.rank"
        }
    }
}
