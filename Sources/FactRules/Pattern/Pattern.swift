/// What a rule matches: elements on both sides of one quantity.
public struct Pattern: Sendable {
    /// One element.
    public struct Element: Sendable {
        /// What a token has to be.
        public enum Test: Sendable, Equatable {
            /// One of several strings of the working text.
            case literal([[UInt16]])
            /// A token of one of these classes.
            case token(WordClassSet)
            /// A phrase that the engine cuts: see `Phrase`.
            case phrase(Phrase)
            /// A left phrase that ends in one of these strings of the working text.
            case ending([[UInt16]])
            /// A period, a comma (，), a pause (、), any punctuation.
            case period, comma, pause
            /// Up to so many characters within a clause.
            case gap(Int)
            /// The edge of a clause.
            case edge
            /// A quantity of one of these sorts beside the anchor.
            case quantity([String])
        }
        public var test: Test
        public var isOptional: Bool
        /// Index in `captures`, or -1.
        public var capture: Int
    }
    /// Stretches of a clause that the engine cuts for the rules.
    public enum Phrase: String, Sendable, CaseIterable {
        /// All that may belong to the figure on its left, back to the clause's edge or the figure before.
        case left
        /// The same, where it ends in a verb that wants an object.
        case leftVerb = "left.verb"
        /// The same, where a verb that takes an object stands in it.
        case leftAction = "left.action"
        /// The same, where it ends in a noun.
        case leftNoun = "left.noun"
        /// The same, where it begins with a verb of rise (增加停车泊位).
        case leftRise = "left.rise"
        /// The same, where it begins with a verb of fall (减少碳排放).
        case leftFall = "left.fall"
        /// The nouns right after the figure, up to a verb.
        case noun
        /// All right of the figure up to the clause's edge or the next figure, its predicate included.
        case right
        /// The same, where a verb goes on to the next figure too (向80户企业发放资金60万元).
        case through

        /// Whether it is cut on the right of the figure.
        var isRight: Bool {
            switch self {
            case .noun, .right, .through: true
            case .left, .leftVerb, .leftAction, .leftNoun, .leftRise, .leftFall: false
            }
        }
    }
    /// The sorts of quantity that the anchor takes; empty for any.
    public var anchor: [String]
    /// The elements left of the anchor, nearest first.
    public var before: [Element]
    /// The elements right of the anchor, nearest first.
    public var after: [Element]
    public var captures: [String]
}
