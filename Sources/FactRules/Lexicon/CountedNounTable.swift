/// Nouns that tell the unit of a number that has none: those that it counts without a measure word (30余万残疾人,
/// `quantity/counted-nouns.tsv`), or those before it (年客运人次3.6亿, `quantity/implied-units.tsv`).
public final class CountedNounTable: Sendable {
    /// The file of the nouns behind a number.
    public static let fileName = "quantity/counted-nouns.tsv"
    /// The file of the nouns before a number.
    public static let impliedFileName = "quantity/implied-units.tsv"
    private let index: FormIndex

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
        index = FormIndex(forms)
    }

    init(_ image: inout ImageReader) { index = FormIndex(&image) }

    /// The place in the unit table of what the noun at `start` is counted in, and the noun's end; nil if there is none.
    public func noun(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> (unit: Int, end: Int)? {
        index.longestMatch(in: text, from: start, to: limit).map { (Int($0.value), $0.end) }
    }

    /// The place in the unit table of what the longest noun that ends at `end` is counted in; nil if there is none.
    public func unit(in text: UnsafeBufferPointer<UInt16>, before end: Int, from floor: Int) -> Int? {
        for start in max(floor, end - Self.longest)..<max(floor, end) {
            if let hit = index.longestMatch(in: text, from: start, to: end), hit.end == end { return Int(hit.value) }
        }
        return nil
    }

    /// UTF-16 units of the longest noun before a number.
    private static let longest = 4
}

extension CountedNounTable: ImagedTable {
    func write(to image: inout ImageWriter) { index.write(to: &image) }
}
