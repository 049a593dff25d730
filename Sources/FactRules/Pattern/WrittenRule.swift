/// A rule as it stands in its file: with its place, its comment, and the examples that prove it.
public struct WrittenRule: Sendable {
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

    public var rule: Rule
    public var path: String
    public var line: Int
    /// Where its id stands in the line.
    var idColumn: Int
    public var comment: String
    /// The pattern as written.
    public var source = ""
    /// Where `source` begins.
    var patternPlace = (line: 1, column: 1)
    /// Where the unit that it emits stands.
    var unitPlace: (line: Int, column: Int)?
    public var examples: [Example] = []
}
