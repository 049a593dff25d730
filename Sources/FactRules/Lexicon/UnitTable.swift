import ChineseText

/// The units of measure and the measure words: `lexicon/units.tsv`, looked up by longest match.
public struct UnitTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/units.tsv"
    /// In the order of the file; `Quantity.unit` is a place here.
    public let units: [Unit]
    private let trie: FormTrie
    private let places: [String: Int]

    /// A unit found in a text.
    public struct Hit: Sendable, Equatable {
        /// The offset after its last unit of text.
        public var end: Int
        /// The place in `units`.
        public var index: Int
    }

    /// Reads the table from a rules folder's file; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(
            file, columns: ["form", "unit", "dimension", "factor", "base", "code", "note"], diagnostics: &diagnostics)
        let columns = ["form", "unit", "dimension", "factor", "base", "code", "note"].map { table.column($0) ?? 0 }
        var units: [Unit] = []
        var forms: [(form: [UInt16], value: Int32)] = []
        var places: [String: Int] = [:]
        for row in table.rows {
            func report(_ column: Int, _ message: String) {
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: columns[column]), message: message))
            }
            let form = String(row[columns[0]])
            guard !form.isEmpty else {
                report(0, "the form is empty")
                continue
            }
            guard let dimension = Unit.Dimension(rawValue: String(row[columns[2]])) else {
                report(2, "unknown dimension ‘\(row[columns[2]])’")
                continue
            }
            let factor = row[columns[3]].isEmpty ? nil : ExactDecimal(row[columns[3]])
            if factor == nil, !row[columns[3]].isEmpty { report(3, "‘\(row[columns[3]])’ is not a decimal number") }
            if places[form] != nil {
                report(0, "‘\(form)’ stands twice")
                continue
            }
            let marks = row[columns[6]].split(separator: " ").prefix(3)
            places[form] = units.count
            forms.append((Array(form.utf16), Int32(units.count)))
            units.append(
                Unit(
                    form: form, text: String(row[columns[1]]), dimension: dimension, factor: factor,
                    base: String(row[columns[4]]), code: row[columns[5]].isEmpty ? nil : String(row[columns[5]]),
                    isWeak: marks.contains("weak"), addsHalf: marks.contains("half"), isMore: marks.contains { $0.hasPrefix("概数") }))
        }
        self.units = units
        self.places = places
        trie = FormTrie(forms)
    }

    /// The unit at a place of `units`.
    public func unit(at index: Int) -> Unit { units[index] }

    /// The place of a form, or nil.
    public func place(of form: String) -> Int? { places[form] }

    /// The longest unit that begins at `start`.
    public func match(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard let hit = trie.longestMatch(in: text, from: start, to: limit) else { return nil }
        return Hit(end: hit.end, index: Int(hit.value))
    }

    /// Whether any form begins with `unit`.
    public func begins(with unit: UInt16) -> Bool { trie.begins(with: unit) }
}
