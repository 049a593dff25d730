import FactRules

/// The rules by stage, so that the binder tries only those that may run.
struct RuleIndex: Sendable {
    let rules: [Rule]
    let quantity: [Int]
    let context: [Int]
    let indicator: [Int]

    init(_ rules: [Rule]) {
        self.rules = rules
        func of(_ stage: Rule.Stage) -> [Int] { rules.indices.filter { rules[$0].stage == stage } }
        quantity = of(.quantity)
        context = of(.context)
        indicator = of(.indicator)
    }
}
