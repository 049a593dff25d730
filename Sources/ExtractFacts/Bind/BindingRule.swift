import FactRules

/// What binding asks of a rule, with no name to look up.
struct BindingRule {
    /// Its id, as facts name it.
    let id: FactText
    /// Captures whose text, one after the other, is the indicator.
    let indicator: UnsafeBufferPointer<Int>
    let carry: Rule.Carry?
    let emission: Emission
    /// Whether it asks for ranks, and whether it asks for any sort.
    let asksForRank: Bool
    let asksForSort: Bool
    /// Whether the first capture of the indicator is a phrase that the engine cuts.
    let readsPhrase: Bool

    init(_ rule: Rule, store: PatternStore) {
        id = store.texts.text(rule.id)
        indicator = store.keep(rule.indicator)
        carry = rule.carry
        emission = Emission(rule.emits, texts: store.texts)
        asksForRank = rule.pattern.anchor.contains("rank")
        asksForSort = !rule.pattern.anchor.isEmpty
        readsPhrase = rule.indicator.first.map { capture in
            rule.pattern.before.contains { element in
                guard element.capture == capture else { return false }
                switch element.test {
                case .phrase, .ending: return true
                default: return false
                }
            }
        } ?? false
    }
}

/// What a rule emits besides the indicator; nil for what it leaves to others.
struct Emission {
    var kind: Fact.Kind?
    var basis: Fact.Basis?
    var role: Fact.Role?
    var status: Fact.Status?
    var bound: Quantity.Bound?
    var unit: FactText
    /// Whether it says that the figure is no fact.
    var isRefusal: Bool

    /// `emits` is as the rule has it.
    init(_ emits: [String: String], texts: FactArena) {
        kind = emits["kind"].flatMap(Fact.Kind.init)
        basis = emits["basis"].flatMap(Fact.Basis.init)
        role = emits["role"].flatMap(Fact.Role.init)
        status = emits["status"].flatMap(Fact.Status.init)
        bound = emits["bound"].flatMap(Quantity.Bound.init)
        unit = texts.text(emits["unit"])
        isRefusal = emits["fact"] == "no"
    }

    /// Takes over what a rule of the context says and the rule itself, `own`, does not. Of several the last one counts, but
    /// for the kind, where the first does.
    mutating func add(_ other: Emission, own: Emission) {
        if kind == nil { kind = other.kind }
        if own.basis == nil, let found = other.basis { basis = found }
        if own.role == nil, let found = other.role { role = found }
        if own.status == nil, let found = other.status { status = found }
        if own.bound == nil, let found = other.bound { bound = found }
        if own.unit.isNone, !other.unit.isNone { unit = other.unit }
    }
}
