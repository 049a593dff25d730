/// Finds the case that a cell names. Rows of one kind stand together, so the case found last is tried first.
struct CaseNames<Value: RawRepresentable & CaseIterable> where Value.RawValue == String {
    private let cases: [(name: [UInt8], value: Value)] = Value.allCases.map { (Array($0.rawValue.utf8), $0) }
    private var last = 0

    mutating func value(of cell: Cell) -> Value? {
        if Self.isSame(cases[last].name, cell) { return cases[last].value }
        guard let found = cases.firstIndex(where: { Self.isSame($0.name, cell) }) else { return nil }
        last = found
        return cases[found].value
    }

    private static func isSame(_ name: [UInt8], _ cell: Cell) -> Bool {
        guard name.count == cell.bytes.count else { return false }
        for i in name.indices where name[i] != cell.bytes[i] { return false }
        return true
    }
}
