/// Nouns that a number counts without a measure word, and the unit that they are counted in: `quantity/counted-nouns.tsv`.
public struct CountedNounTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/counted-nouns.tsv"
    private let trie: FormTrie

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, units: UnitTable, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "unit"], diagnostics: &diagnostics)
        var forms = FormList()
        table.forEachRow { row in
            guard let place = units.place(of: row[1].string) else {
                // A unit table that could not be read has told its own problem.
                if units.units.isEmpty { return }
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: row[1]), message: "unknown unit ‘\(row[1])’"))
                return
            }
            forms.add(row[0], place)
        }
        trie = FormTrie(forms)
    }

    /// The place in the unit table of what the noun at `start` is counted in, and the noun's end; nil if there is none.
    public func noun(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> (unit: Int, end: Int)? {
        trie.longestMatch(in: text, from: start, to: limit).map { (Int($0.value), $0.end) }
    }
}
