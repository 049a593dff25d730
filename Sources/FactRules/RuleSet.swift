import ChineseText

/// All rules and lexicons, checked and compiled: what an `Extractor` reads with. Immutable.
public final class RuleSet: Sendable {
    public let units: UnitTable
    public let modifiers: ModifierTable
    public let notQuantities: NotQuantityTable
    public let periodWords: PeriodTable
    public let countedNouns: CountedNounTable
    public let impliedUnits: CountedNounTable
    public let gazetteer: Gazetteer
    public let vocabulary: Vocabulary
    public var domains: DomainTable { lazyDomains.value }
    public var indicators: IndicatorTable { lazyIndicators.value }
    public var newspapers: NewspaperTable { lazyNewspapers.value }
    public var bodies: BodyTable { lazyBodies.value }
    /// Divisions by the Latin spelling of their names in file names; several where the spelling is ambiguous.
    public var latinPlaces: LatinPlaces { lazyLatinPlaces.value }
    public var tableWords: TableWords { lazyTableWords.value }
    public let folding: Folding
    /// In the order of their ids.
    public let rules: [Rule]
    /// What the tables and rules were read from: those laid over others put together with them.
    let files: [RuleFile]

    private let lazyDomains: Lazy<DomainTable>
    private let lazyIndicators: Lazy<IndicatorTable>
    private let lazyNewspapers: Lazy<NewspaperTable>
    private let lazyBodies: Lazy<BodyTable>
    private let lazyLatinPlaces: Lazy<LatinPlaces>
    private let lazyTableWords: Lazy<TableWords>

    /// Compiles rules files.
    /// - Parameter overlays: Folders laid over them line by line, the undermost first; in each, a line with the form or id of
    ///   one below replaces it, `-form` and `-rule id` remove, the rest adds.
    /// - Throws: `RuleErrors` with every problem of every file.
    public init(_ files: [RuleFile], overlays: [[RuleFile]] = []) throws(RuleErrors) {
        let overlay = RuleOverlay(files, overlays: overlays)
        let files = overlay.files
        self.files = files
        var diagnostics: [Diagnostic] = []
        let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        func file(_ name: String) -> RuleFile { byName[name] ?? RuleFile(name: name, path: name, bytes: []) }
        // What a text may never need is read when it is needed. A shipped file is known to be right (a test reads them all);
        // any other is read now, for the sake of its problems.
        func lazily<Table: Sendable>(
            _ name: String, _ make: @escaping @Sendable (RuleFile, inout [Diagnostic]) -> Table
        ) -> Lazy<Table> {
            let file = file(name)
            let table = Lazy {
                var found: [Diagnostic] = []
                let table = make(file, &found)
                return (table, found)
            }
            if !file.isShipped { diagnostics += table.value.1 }
            return Lazy { table.value.0 }
        }
        units = UnitTable(file(UnitTable.fileName), diagnostics: &diagnostics)
        modifiers = ModifierTable(file(ModifierTable.fileName), diagnostics: &diagnostics)
        notQuantities = NotQuantityTable(file(NotQuantityTable.fileName), diagnostics: &diagnostics)
        // What refers to a table that is itself in trouble is not blamed for it.
        var consequences: [Diagnostic] = []
        let hasUnits = diagnostics.isEmpty
        countedNouns = CountedNounTable(file(CountedNounTable.fileName), units: units, diagnostics: &consequences)
        impliedUnits = CountedNounTable(file(CountedNounTable.impliedFileName), units: units, diagnostics: &consequences)
        if hasUnits { diagnostics += consequences }
        periodWords = PeriodTable(file(PeriodTable.fileName), diagnostics: &diagnostics)
        let folding = Folding(file("lexicon/folding.tsv"), diagnostics: &diagnostics)
        self.folding = folding
        let gazetteer = Gazetteer(file("lexicon/places.tsv"), diagnostics: &diagnostics)
        self.gazetteer = gazetteer
        let lexicons = Self.wordFiles.map { file("lexicon/\($0).tsv") }
        vocabulary = Vocabulary(lexicons: lexicons, gazetteer: gazetteer, folding: folding, diagnostics: &diagnostics)
        let domains = lazily("lexicon/domains.tsv") { DomainTable($0, diagnostics: &$1) }
        lazyDomains = domains
        lazyIndicators = lazily("lexicon/indicators.tsv") { IndicatorTable($0, domains: domains.value, diagnostics: &$1) }
        lazyNewspapers = lazily("lexicon/newspapers.tsv") { NewspaperTable($0, diagnostics: &$1) }
        lazyBodies = lazily(BodyTable.fileName) { BodyTable($0, diagnostics: &$1) }
        lazyLatinPlaces = lazily("lexicon/place-latin.tsv") { LatinPlaces($0, gazetteer: gazetteer, diagnostics: &$1) }
        lazyTableWords = lazily(TableWords.fileName) { TableWords($0, diagnostics: &$1) }
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
        // The shipped files are linted by a test.
        if files.contains(where: { !$0.isShipped }) { diagnostics += RuleLinter(self).diagnostics }
        diagnostics = overlay.diagnostics + diagnostics.map(overlay.located)
        guard diagnostics.isEmpty else { throw RuleErrors(diagnostics) }
    }

    /// Every problem of rules files, the shipped ones read as closely as any other.
    public static func problems(of files: [RuleFile], overlays: [[RuleFile]] = []) -> [Diagnostic] {
        do {
            _ = try RuleSet(files.map { RuleFile(name: $0.name, path: $0.path, bytes: $0.bytes) }, overlays: overlays)
            return []
        } catch {
            return error.diagnostics
        }
    }

    /// Where a form stands that a table was asked for: the table's name, or file and line if a folder laid over the others has it.
    public func source(of form: String, inTable name: String, columns: [String]) -> String {
        guard let file = files.first(where: { $0.name == name }), file.origins != nil || file.layer > 0 else { return name }
        var found = name
        var passedOver: [Diagnostic] = []
        let table = TSVTable(file, columns: columns, diagnostics: &passedOver)
        table.forEachRow { row in
            let origin = file.origin(of: row.line)
            guard origin.layer > 0, columns.indices.contains(where: { row[$0].parts("|").contains { $0.string == form } }) else { return }
            found = origin.description
        }
        return found
    }

    /// The files that are read as tables.
    static let tables = Set(TableKey.columns.keys)

    /// The word lexicons, in the order in which a later form replaces an earlier one.
    static let wordFiles = ["heads", "verbs", "particles", "cues", "words"]
}
