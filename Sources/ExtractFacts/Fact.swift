import ChineseText

/// One numeric fact: a value that a text asserts of an indicator, of a place or a body, in a period.
///
/// The keys, their order and their JSON types are those of `FactWriter`; null where the text does not tell.
public struct Fact: Sendable {
    /// Whether the value is an amount, a change or a rank.
    public enum Kind: String, Sendable, CaseIterable { case level, increase, decrease, rank }
    /// Against what a change is measured: a year, a quarter, a month before, or something else that the text names.
    public enum Basis: String, Sendable, CaseIterable { case yoy, qoq, mom, other }
    /// Which side of a pair such as 由71所整合为28所 the value is.
    public enum Role: String, Sendable, CaseIterable { case before, after }
    /// Whether it is said to be so, or planned, expected or promised.
    public enum Status: String, Sendable, CaseIterable { case actual, target }
    /// How the locality is known.
    public enum LocalitySource: String, Sendable, CaseIterable { case stated, context, dateline, masthead, option }

    /// `f` and 16 hex digits: a hash of document id, place and value.
    public var id: String
    public var documentID: String
    /// From 1.
    public var article: Int
    public var title: String?
    /// ISO 8601 date.
    public var published: String?
    public var indicator: String
    public var indicatorID: String?
    public var subject: String?
    public var value: ExactDecimal?
    public var minimum: ExactDecimal?
    public var maximum: ExactDecimal?
    public var unit: String?
    public var unitCode: String?
    public var bound: Quantity.Bound
    public var kind: Kind
    public var basis: Basis?
    public var role: Role?
    public var status: Status
    public var year: Int?
    public var period: String?
    public var periodStart: String?
    public var periodEnd: String?
    public var domain: String
    public var locality: String?
    public var localityCode: String?
    public var localitySource: LocalitySource?
    /// The quantity as it stands in the original text.
    public var quote: String
    /// Code points of the decoded document, half-open.
    public var place: Range<Int>
    public var sentence: String
    /// The id of the rule that bound it.
    public var rule: String
    /// The `id` of the first fact of the same listing or pair.
    public var groupID: String?
}
