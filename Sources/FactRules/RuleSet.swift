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
    public let tableWords: TableWords
    /// Divisions by the Latin spelling of their names in file names; several where the spelling is ambiguous.
    public let latinPlaces: [String: [Int]]
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
        // What refers to a table that is itself in trouble is not blamed for it.
        var consequences: [Diagnostic] = []
        let hasUnits = diagnostics.isEmpty
        countedNouns = CountedNounTable(file(CountedNounTable.fileName), units: units, diagnostics: &consequences)
        if hasUnits { diagnostics += consequences }
        periodWords = PeriodTable(file(PeriodTable.fileName), diagnostics: &diagnostics)
        let placeTable = table("places", ["code", "name", "short", "level", "parent", "from", "to", "note"])
        let domainTable = table("domains", ["id", "label", "iptc", "yearbook", "triggers"])
        let indicatorTable = table("indicators", ["id", "name", "forms", "domain", "dimension", "note"])
        tableWords = TableWords(file(TableWords.fileName), diagnostics: &diagnostics)
        let newspaperTable = table("newspapers", ["name", "code", "place", "tier", "note"])
        let foldingTable = table("folding", ["from", "to"])
        var pairs: [(UInt16, UInt16)] = []
        for row in foldingTable.rows {
            if let from = row[0].utf16.first, let to = row[1].utf16.first { pairs.append((from, to)) }
        }
        let folding = Folding(pairs: pairs)
        self.folding = folding
        gazetteer = Gazetteer(table: placeTable, diagnostics: &diagnostics)
        let latinTable = table("place-latin", ["latin", "code", "name"])
        var latinPlaces: [String: [Int]] = [:]
        for row in latinTable.rows {
            if let place = gazetteer.place(code: String(row[1])) {
                latinPlaces[String(row[0]), default: []].append(place)
            } else {
                diagnostics.append(Diagnostic(path: latinTable.path, line: row.line, column: row.place(of: 1), message: "unknown code ‘\(row[1])’"))
            }
        }
        self.latinPlaces = latinPlaces
        domains = DomainTable(table: domainTable, diagnostics: &diagnostics)
        indicators = IndicatorTable(table: indicatorTable, domains: domains, diagnostics: &diagnostics)
        newspapers = NewspaperTable(table: newspaperTable)
        var words: [(form: String, wordClass: WordClass)] = []
        for name in Self.wordFiles {
            let lexicon = table(name, ["form", "class", "note"])
            for row in lexicon.rows {
                if let wordClass = WordClass(rawValue: String(row[1])) {
                    // A head that is a whole indicator by itself (地区生产总值) needs nothing before it: a noun.
                    let isWhole = wordClass == .head && row[2].hasPrefix("full")
                    let isDone = wordClass == .adverb && row[2].hasPrefix("done") && (row[0].contains("已") || row[0] == "了")
                    words.append((String(row[0]), isWhole ? .noun : isDone ? .adverbDone : wordClass))
                } else {
                    diagnostics.append(
                        Diagnostic(path: lexicon.path, line: row.line, column: row.place(of: 1), message: "unknown class ‘\(row[1])’"))
                }
            }
        }
        vocabulary = Vocabulary(words: words, gazetteer: gazetteer, folding: { folding[$0] })
        for file in files where file.name.hasSuffix(".tsv") && !Self.tables.contains(file.name) {
            diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, message: "there is no table of the name ‘\(file.name)’"))
        }
        var rules: [Rule] = []
        for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".rules") {
            guard let stage = Rule.Stage(rawValue: String(file.name.prefix { $0 != "/" })) else {
                let stages = Rule.Stage.allCases.map(\.rawValue).joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(path: file.path, line: 1, column: 1, message: "rules stand in a folder that names their stage: \(stages)"))
                continue
            }
            let parser = RuleParser(file, stage: stage)
            rules += parser.rules
            diagnostics += parser.diagnostics
        }
        var first: [String: Rule] = [:]
        for rule in rules {
            if let other = first[rule.id] {
                diagnostics.append(
                    Diagnostic(
                        path: rule.path, line: rule.line, column: rule.idColumn,
                        message: "the rule \(rule.id) stands twice, first at \(other.path):\(other.line)"))
            } else {
                first[rule.id] = rule
            }
        }
        self.rules = rules.sorted { $0.id < $1.id }
        guard diagnostics.isEmpty else { throw RuleErrors(diagnostics) }
    }

    /// The files that are read as tables.
    static let tables: Set<String> = Set(
        [
            UnitTable.fileName, ModifierTable.fileName, NotQuantityTable.fileName, CountedNounTable.fileName, PeriodTable.fileName,
            TableWords.fileName,
        ] + (wordFiles + ["places", "place-latin", "domains", "indicators", "newspapers", "folding"]).map { "lexicon/\($0).tsv" })

    /// The word lexicons, in the order in which a later form replaces an earlier one.
    static let wordFiles = ["heads", "verbs", "particles", "cues", "words"]
}
