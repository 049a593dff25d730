import ChineseText

/// What tells the rows of a table apart: two rows that are the same in these columns stand for the same thing.
struct TableKey {
    /// The columns of each table.
    static let columns: [String: [String]] = [
        DomainTable.fileName: ["id"], Folding.fileName: ["from"], IndicatorTable.fileName: ["id"],
        NewspaperTable.fileName: ["name"], LatinPlaces.fileName: ["latin", "code"], Gazetteer.fileName: ["code", "name"],
        BodyTable.fileName: ["form"], UnitTable.fileName: ["form"], CountedNounTable.fileName: ["form"], CountedNounTable.impliedFileName: ["form"],
        ModifierTable.fileName: ["form", "place"],
        NotQuantityTable.fileName: ["form", "kind"], PeriodTable.fileName: ["form", "place"], TableWords.fileName: ["form", "class"],
    ].merging(Vocabulary.fileNames.map { ($0, ["form"]) }) { $1 }

    /// The tables that are one list: a word stands in one of the word lexicons.
    static let groups: [[String]] = {
        let words = Vocabulary.fileNames
        return [words] + columns.keys.filter { !words.contains($0) }.sorted().map { [$0] }
    }()

    private let places: [Int]

    /// Whether rows of the same key have the same first cell.
    var beginsRow: Bool { places.first == 0 }

    /// The key of a table with a header; nil where the header lacks one of the columns.
    init?(of name: String, header: [Substring]) {
        let places = (Self.columns[name] ?? []).map { column in header.firstIndex { $0 == column } }
        guard !places.contains(nil) else { return nil }
        self.places = places.compactMap { $0 }
    }

    /// The key of a row, as bytes: as strings, compatibility ideographs would be the same as others. Nil where cells are missing.
    func value(of cells: [Substring]) -> [UInt8]? {
        guard places.allSatisfy({ $0 < cells.count }) else { return nil }
        // A word of time that may stand alone or behind a year is one that may stand alone.
        return Array(places.map { cells[$0] == "either" ? "word" : cells[$0] }.joined(separator: "\t").utf8)
    }
}
