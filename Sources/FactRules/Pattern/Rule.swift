import ChineseText

/// One rule: a pattern around a quantity, what it emits, and the examples that prove it.
public struct Rule: Sendable {
    /// The stage a rule runs in, which is the folder it stands in.
    public enum Stage: String, Sendable, CaseIterable, Comparable {
        /// What is no fact although it has a number.
        case quantity
        /// Kind, basis, status and role of a figure.
        case context
        /// Which words a figure belongs to.
        case indicator

        private var rank: Int { Stage.allCases.firstIndex(of: self)! }
        public static func < (a: Stage, b: Stage) -> Bool { a.rank < b.rank }
    }
    /// Where an indicator comes from when the pattern itself does not hold it.
    public enum Carry: String, Sendable, CaseIterable {
        /// The indicator of the figure before it in the sentence, or before the sentence.
        case previous
        /// The figures listed before it, one by one (分别).
        case respective
        /// What earlier clauses of the sentence speak of.
        case topic
    }
    /// What an example says of its rule.
    public enum ExampleKind: String, Sendable, CaseIterable {
        case yes, no
        case todoYes = "todo-yes"
        case todoNo = "todo-no"
    }
    /// A sentence and the keys that a fact of this rule must have in it (for `no`: the rule must not win there).
    public struct Example: Sendable {
        public var kind: ExampleKind
        public var sentence: String
        public var expected: [(key: String, value: String)]
        public var line: Int
    }

    public var id: String
    public var stage: Stage
    public var path: String
    public var line: Int
    /// Where its id stands in the line.
    var idColumn = 1
    public var comment: String
    public var source: String
    /// Where `source` begins.
    var patternPlace = (line: 1, column: 1)
    /// Where the unit that it emits stands.
    var unitPlace: (line: Int, column: Int)?
    public var pattern: Pattern
    /// A rule of more weight wins over a longer one of less; 0 unless stated.
    public var weight: Int
    /// Captures whose text, one after the other, is the indicator.
    public var indicator: [Int] = []
    public var carry: Carry?
    /// `kind`, `basis`, `role`, `status`, `fact`, `unit` as written.
    public var emits: [String: String] = [:]
    public var examples: [Example] = []
}
