import ChineseText
import FactRules

/// A quantity with the words it belongs to and what the rules say of it.
struct Binding {
    /// Index in the sentence's quantities, and its token.
    var quantity: Int
    var token: Int
    /// The rule that named the indicator.
    var rule: Int
    var indicator: FactText
    /// Where the words of the indicator stand, for domain and place; empty where it was carried over.
    var words: Range<Int>
    /// The phrase that the name was read from; nil where it was carried over.
    var phrase: PhraseCutter.Phrase?
    /// Its place among the figures that stand side by side with it, and how many they are.
    var run: (index: Int, count: Int)
    var kind: Fact.Kind
    var basis: Fact.Basis?
    var role: Fact.Role?
    var status: Fact.Status?
    /// None where the rule names no unit.
    var unit: FactText
    var bound: Quantity.Bound?
    /// The token of the figure that this one goes with (its level, its pair's first), or -1.
    var partner: Int
}

/// The figures of a sentence that are bound so far, in order.
typealias Bindings = UnsafeBufferPointer<Binding>

/// Every rule that matched at a quantity, for `explain`.
struct BindingTrace {
    var quantity: Int
    var matches: [Match] = []
    /// What they captured, by rule.
    var captures: [Int: [PhraseCutter.Phrase?]] = [:]
    /// The rule that says it is no fact, if one does.
    var refusal: Int?
    /// The rule of the indicator stage that won, also where no fact came of it.
    var winner: Int?
    /// Those that would have won but do not ask for figures of this sort.
    var unfit: [Int] = []
    /// Whether it is bound as the figure before, beside which it is listed.
    var isSibling = false
    var binding: Binding?

    init(quantity: Int) { self.quantity = quantity }

    mutating func note(_ match: Match, _ matcher: PatternMatcher, _ entry: PatternEntry) {
        matches.append(match)
        captures[match.rule] = Array(matcher.captures(entry))
    }
}
