import ChineseText

/// All rules and lexicons, checked and compiled: what an `Extractor` reads with. Immutable.
public struct RuleSet: Sendable {
    public let units: UnitTable
    public let modifiers: ModifierTable
    public let notQuantities: NotQuantityTable
    public let periodWords: PeriodTable
    public let countedNouns: CountedNounTable
    public let gazetteer: Gazetteer
    public let vocabulary: Vocabulary
    public let domains: DomainTable
    public let indicators: IndicatorTable
    public let newspapers: NewspaperTable
    /// Divisions by the Latin spelling of their names in file names; several where the spelling is ambiguous.
    public let latinPlaces: [String: [Int]]
    public let tableWords: TableWords
    public let folding: Folding
    /// In the order of their ids.
    public let rules: [Rule]

    /// Compiles rules files.
    /// - Throws: `RuleErrors` with every problem of every file.
    public init(_ files: [RuleFile]) throws(RuleErrors) {
        var diagnostics: [Diagnostic] = []
        let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        func file(_ name: String) -> RuleFile { byName[name] ?? RuleFile(name: name, path: name, bytes: []) }
        func table(_ name: String, _ columns: [String]) -> TSVTable {
            TSVTable(file("lexicon/\(name).tsv"), columns: columns, diagnostics: &diagnostics)
        }
        units = UnitTable(file(UnitTable.fileName), diagnostics: &diagnostics)
        modifiers = ModifierTable(file(ModifierTable.fileName), diagnostics: &diagnostics)
        notQuantities = NotQuantityTable(file(NotQuantityTable.fileName), diagnostics: &diagnostics)
        countedNouns = CountedNounTable(file(CountedNounTable.fileName), units: units, diagnostics: &diagnostics)
        periodWords = PeriodTable(file(PeriodTable.fileName), diagnostics: &diagnostics)
        let placeTable = table("places", ["code", "name", "short", "level", "parent", "from", "to", "note"])
        let domainTable = table("domains", ["id", "label", "iptc", "yearbook", "triggers"])
        let indicatorTable = table("indicators", ["id", "name", "forms", "domain", "dimension", "note"])
        tableWords = TableWords(file(TableWords.fileName), diagnostics: &diagnostics)
        let newspaperTable = table("newspapers", ["name", "code", "place", "tier", "note"])
        let foldingTable = table("folding", ["from", "to"])
        var pairs: [(UInt16, UInt16)] = []
        pairs.reserveCapacity(foldingTable.count)
        foldingTable.forEachRow { row in
            if let from = row[0].firstUnit, let to = row[1].firstUnit { pairs.append((from, to)) }
        }
        let folding = Folding(pairs: pairs)
        self.folding = folding
        let gazetteer = Gazetteer(table: placeTable, diagnostics: &diagnostics)
        self.gazetteer = gazetteer
        let latinTable = table("place-latin", ["latin", "code", "name"])
        var latinPlaces: [String: [Int]] = [:]
        latinTable.forEachRow { row in
            if let place = gazetteer.place(code: row[1].string) {
                latinPlaces[row[0].string, default: []].append(place)
            } else {
                diagnostics.append(Diagnostic(path: latinTable.path, line: row.line, column: 1, message: "unknown code ‘\(row[1])’"))
            }
        }
        self.latinPlaces = latinPlaces
        domains = DomainTable(table: domainTable, diagnostics: &diagnostics)
        indicators = IndicatorTable(table: indicatorTable, domains: domains, diagnostics: &diagnostics)
        newspapers = NewspaperTable(table: newspaperTable)
        let lexicons = Self.wordFiles.map { file("lexicon/\($0).tsv") }
        vocabulary = Vocabulary(lexicons: lexicons, gazetteer: gazetteer, folding: folding, diagnostics: &diagnostics)
        var rules: [Rule] = []
        for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".rules") {
            guard let stage = Rule.Stage(rawValue: String(file.name.prefix { $0 != "/" })) else { continue }
            let parser = RuleParser(file, stage: stage)
            rules += parser.rules
            diagnostics += parser.diagnostics
        }
        rules.sort { $0.id < $1.id }
        for (a, b) in zip(rules, rules.dropFirst()) where a.id == b.id {
            diagnostics.append(Diagnostic(path: b.path, line: b.line, column: 1, message: "the rule \(b.id) stands twice"))
        }
        self.rules = rules
        guard diagnostics.isEmpty else { throw RuleErrors(diagnostics) }
    }

    /// The word lexicons, in the order in which a later form replaces an earlier one.
    static let wordFiles = ["heads", "verbs", "particles", "cues", "words"]
}
