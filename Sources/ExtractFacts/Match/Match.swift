/// A rule's pattern found at a quantity.
struct Match {
    /// Index of the rule in `RuleSet.rules`.
    var rule: Int
    var weight: Int
    /// All that the pattern covers in the working text.
    var span: Range<Int>
}
