/// The names of an enumeration's cases as texts. Each table is made once and stays as long as the program.
struct CaseTexts<Case: CaseIterable & RawRepresentable<String>>: @unchecked Sendable {
    private let texts: UnsafeMutableBufferPointer<FactText>

    init() {
        let arena = FactArena(capacity: 256)
        let names = Case.allCases.map { arena.text($0.rawValue) }
        texts = .allocate(capacity: names.count)
        _ = texts.initialize(from: names)
        // The texts stand in it.
        _ = Unmanaged.passRetained(arena)
    }

    /// The cases of an enumeration without values are numbered in one byte.
    @inline(__always)
    subscript(_ wanted: Case) -> FactText { texts[Int(unsafeBitCast(wanted, to: UInt8.self))] }
    @inline(__always)
    subscript(_ wanted: Case?) -> FactText { wanted.map { self[$0] } ?? .none }
}

extension FactRecord {
    /// What the keys of facts that have few values say.
    struct CaseNames {
        let bounds = CaseTexts<Quantity.Bound>()
        let kinds = CaseTexts<Fact.Kind>()
        let bases = CaseTexts<Fact.Basis>()
        let roles = CaseTexts<Fact.Role>()
        let statuses = CaseTexts<Fact.Status>()
        let localitySources = CaseTexts<Fact.LocalitySource>()
    }
    static let names = CaseNames()
}
