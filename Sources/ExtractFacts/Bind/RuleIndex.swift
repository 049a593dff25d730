import FactRules

/// The rules by stage, so that the binder tries only those that may run.
struct RuleIndex: Sendable {
    let rules: [Rule]
    let quantity: [Int]
    let context: [Int]
    let indicator: [Int]
    /// The sorts of quantity that any anchor names.
    let sorts: [String]
    /// For each rule the sorts that its anchor takes, as bits in the order of `sorts`; 0 where it takes any.
    let anchors: [UInt64]

    init(_ rules: [Rule]) {
        self.rules = rules
        func of(_ stage: Rule.Stage) -> [Int] { rules.indices.filter { rules[$0].stage == stage } }
        quantity = of(.quantity)
        context = of(.context)
        indicator = of(.indicator)
        let sorts = Set(rules.flatMap(\.pattern.anchor)).sorted()
        self.sorts = sorts
        anchors = rules.map { rule in sorts.indices.reduce(UInt64(0)) { rule.pattern.anchor.contains(sorts[$1]) ? $0 | 1 << UInt64($1) : $0 } }
    }

    /// Whether `a` loses to `b`: less weight, then a shorter span, then the later id.
    func precedes(_ a: Match, _ b: Match) -> Bool {
        let (x, y) = (rules[a.rule], rules[b.rule])
        if x.weight != y.weight { return x.weight < y.weight }
        if a.span.count != b.span.count { return a.span.count < b.span.count }
        return x.id > y.id
    }
}
