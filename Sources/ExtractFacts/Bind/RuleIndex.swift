import FactRules

/// The rules by stage, compiled, so that the binder tries only those that may run.
final class RuleIndex: @unchecked Sendable {
    /// In the order of their ids.
    let rules: [Rule]
    let quantity: RuleStage
    let context: RuleStage
    /// The heaviest first: of these most figures need no more.
    let indicator: RuleStage
    /// What binding asks of each rule.
    let bindingRules: UnsafeBufferPointer<BindingRule>
    /// The sorts of quantity that any anchor names.
    let sorts: QuantitySortSet
    private let store = PatternStore()

    init(_ rules: [Rule]) {
        self.rules = rules
        let store = store
        sorts = QuantitySortSet(named: rules.flatMap(\.pattern.anchor))
        bindingRules = store.keep(rules.map { BindingRule($0, store: store) })
        func of(_ stage: Rule.Stage) -> [PatternEntry] {
            rules.indices.filter { rules[$0].stage == stage }.map { PatternEntry(rules[$0], index: $0, store: store) }
        }
        quantity = RuleStage(of(.quantity), store: store)
        context = RuleStage(of(.context), store: store)
        indicator = RuleStage(of(.indicator).sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.rule < $1.rule }, store: store)
    }

    /// Whether `a` loses to `b`: less weight, then a shorter span, then the later id.
    func precedes(_ a: Match, _ b: Match) -> Bool {
        if a.weight != b.weight { return a.weight < b.weight }
        if a.span.count != b.span.count { return a.span.count < b.span.count }
        return a.rule > b.rule
    }
}
