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

extension CaseTexts where Case == Quantity.Bound { static let bounds = CaseTexts() }
extension CaseTexts where Case == Fact.Kind { static let kinds = CaseTexts() }
extension CaseTexts where Case == Fact.Basis { static let bases = CaseTexts() }
extension CaseTexts where Case == Fact.Role { static let roles = CaseTexts() }
extension CaseTexts where Case == Fact.Status { static let statuses = CaseTexts() }
extension CaseTexts where Case == Fact.LocalitySource { static let localitySources = CaseTexts() }
