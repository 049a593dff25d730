/// The words before and behind a number that bound it: `quantity/modifiers.tsv`.
public struct ModifierTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/modifiers.tsv"
    /// What a word makes of the number.
    public enum Bound: String, Sendable, CaseIterable { case exact, approx, min, max }
    /// A modifier found in a text.
    public struct Hit: Sendable, Equatable {
        /// The offset where it begins (before a number) or ends (behind one).
        public var edge: Int
        public var bound: Bound
    }

    private static let bounds = Bound.allCases
    /// Forms that stand before a number, turned round, since they are sought from the number back.
    private let before: FormTrie
    private let after: FormTrie

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "place", "bound"], diagnostics: &diagnostics)
        let columns = ["form", "place", "bound"].map { table.column($0) ?? 0 }
        var before: [(form: [UInt16], value: Int32)] = []
        var after: [(form: [UInt16], value: Int32)] = []
        for row in table.rows {
            func report(_ message: String) {
                diagnostics.append(Diagnostic(path: file.path, line: row.line, column: 1, message: message))
            }
            guard let value = Self.bounds.firstIndex(where: { $0.rawValue == row[columns[2]] }) else {
                report("unknown bound ‘\(row[columns[2]])’")
                continue
            }
            let form = Array(row[columns[0]].utf16)
            if form.count > 8 { report("‘\(row[columns[0]])’ is longer than 8 characters") }
            switch row[columns[1]] {
            case "before": before.append((form.reversed(), Int32(value)))
            case "after": after.append((form, Int32(value)))
            default: report("unknown place ‘\(row[columns[1]])’: it is before or after")
            }
        }
        self.before = FormTrie(before)
        self.after = FormTrie(after)
    }

    /// The longest modifier that ends at `end` and begins at or after `floor`.
    public func before(in text: UnsafeBufferPointer<UInt16>, at end: Int, from floor: Int) -> Hit? {
        guard end > floor, before.begins(with: text[end - 1]) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 8) { reversed in
            let count = min(8, end - floor)
            for i in 0..<count { reversed[i] = text[end - 1 - i] }
            let buffer = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(reversed)[0..<count])
            guard let hit = before.longestMatch(in: buffer, from: 0, to: count) else { return nil }
            return Hit(edge: end - hit.end, bound: Self.bounds[Int(hit.value)])
        }
    }

    /// The longest modifier that begins at `start`.
    public func after(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        guard start < limit, after.begins(with: text[start]),
            let hit = after.longestMatch(in: text, from: start, to: limit)
        else { return nil }
        return Hit(edge: hit.end, bound: Self.bounds[Int(hit.value)])
    }
}
