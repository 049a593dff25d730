/// Nouns that a number counts without a measure word, and the unit that they are counted in: `quantity/counted-nouns.tsv`.
public struct CountedNounTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/counted-nouns.tsv"
    private let trie: FormTrie

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, units: UnitTable, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "unit"], diagnostics: &diagnostics)
        let form = table.column("form") ?? 0
        let unit = table.column("unit") ?? 0
        var forms: [(form: [UInt16], value: Int32)] = []
        for row in table.rows {
            guard let place = units.place(of: String(row[unit])) else {
                // A unit table that could not be read has told its own problem.
                if units.units.isEmpty { continue }
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: unit), message: "unknown unit ‘\(row[unit])’"))
                continue
            }
            forms.append((Array(row[form].utf16), Int32(place)))
        }
        trie = FormTrie(forms)
    }

    /// The place in the unit table of what the noun at `start` is counted in, and the noun's end; nil if there is none.
    public func noun(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> (unit: Int, end: Int)? {
        trie.longestMatch(in: text, from: start, to: limit).map { (Int($0.value), $0.end) }
    }
}
