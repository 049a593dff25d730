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
    public let domains: DomainTable
    public let indicators: IndicatorTable
    public let newspapers: NewspaperTable
    public let bodies: BodyTable
    /// Divisions by the Latin spelling of their names in file names; several where the spelling is ambiguous.
    public let latinPlaces: LatinPlaces
    public let tableWords: TableWords
    public let folding: Folding
    /// In the order of their ids.
    public let rules: [Rule]
    /// The same rules as they stand in their files, in the same order.
    public var writtenRules: [WrittenRule] { written.value }
    private let written: Lazy<[WrittenRule]>
    /// What the tables and rules were read from: those laid over others put together with them.
    let files: [RuleFile]

    /// Compiles rules files.
    /// - Parameter overlays: Folders laid over them line by line, the undermost first; in each, a line with the form or id of
    ///   one below replaces it, `-form` and `-rule id` remove, the rest adds.
    /// - Parameter image: The shipped files' tables. Those that nothing is laid over are taken from it.
    /// - Throws: `RuleErrors` with every problem of every file.
    public init(_ files: [RuleFile], overlays: [[RuleFile]] = [], image: RuleImage? = nil) throws(RuleErrors) {
        let overlay = RuleOverlay(files, overlays: overlays)
        let files = overlay.files
        self.files = files
        var diagnostics: [Diagnostic] = []
        let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        func file(_ name: String) -> RuleFile { byName[name] ?? RuleFile(name: name, path: name, bytes: []) }
        // Nothing is laid over a file that is a shipped one, and it is known to be right: a test reads them all.
        func reader(of table: RuleTable) -> ImageReader? { table.files.allSatisfy { file($0).isShipped } ? image?.reader(of: table) : nil }
        func table<Table: ImagedTable>(_ table: RuleTable, _ make: (inout [Diagnostic]) -> Table) -> Table {
            if var reader = reader(of: table) { return Table(&reader) }
            return make(&diagnostics)
        }
        let units = table(.units) { UnitTable(file(UnitTable.fileName), diagnostics: &$0) }
        self.units = units
        modifiers = table(.modifiers) { ModifierTable(file(ModifierTable.fileName), diagnostics: &$0) }
        notQuantities = table(.notQuantities) { NotQuantityTable(file(NotQuantityTable.fileName), diagnostics: &$0) }
        // What refers to a table that is itself in trouble is not blamed for it.
        let hasUnits = diagnostics.isEmpty
        func nouns(_ counted: RuleTable, _ name: String) -> CountedNounTable {
            table(counted) { found in
                var consequences: [Diagnostic] = []
                let nouns = CountedNounTable(file(name), units: units, diagnostics: &consequences)
                if hasUnits { found += consequences }
                return nouns
            }
        }
        countedNouns = nouns(.countedNouns, CountedNounTable.fileName)
        impliedUnits = nouns(.impliedUnits, CountedNounTable.impliedFileName)
        periodWords = table(.periodWords) { PeriodTable(file(PeriodTable.fileName), diagnostics: &$0) }
        let folding = table(.folding) { Folding(file(Folding.fileName), diagnostics: &$0) }
        self.folding = folding
        let gazetteer = table(.gazetteer) { Gazetteer(file(Gazetteer.fileName), diagnostics: &$0) }
        self.gazetteer = gazetteer
        vocabulary = table(.vocabulary) {
            Vocabulary(lexicons: Vocabulary.fileNames.map(file), gazetteer: gazetteer, folding: folding, diagnostics: &$0)
        }
        let domains = table(.domains) { DomainTable(file(DomainTable.fileName), diagnostics: &$0) }
        self.domains = domains
        indicators = table(.indicators) { IndicatorTable(file(IndicatorTable.fileName), domains: domains, diagnostics: &$0) }
        newspapers = table(.newspapers) { NewspaperTable(file(NewspaperTable.fileName), diagnostics: &$0) }
        bodies = table(.bodies) { BodyTable(file(BodyTable.fileName), diagnostics: &$0) }
        latinPlaces = table(.latinPlaces) { LatinPlaces(file(LatinPlaces.fileName), gazetteer: gazetteer, diagnostics: &$0) }
        tableWords = table(.tableWords) { TableWords(file(TableWords.fileName), diagnostics: &$0) }
        for file in files where !file.isShipped && file.name.hasSuffix(".tsv") && !Self.tables.contains(file.name) {
            diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, message: "there is no table of the name ‘\(file.name)’"))
        }
        let ruleFiles = files.filter { $0.name.hasSuffix(".rules") }.sorted { $0.name < $1.name }
        if var reader = reader(of: .rules), ruleFiles.allSatisfy(\.isShipped) {
            // What stands in the files beside the rules is for those who look at rules.
            rules = RuleList(&reader).rules
            written = Lazy {
                var passedOver: [Diagnostic] = []
                return Self.writtenRules(of: ruleFiles, diagnostics: &passedOver)
            }
        } else {
            let written = Self.writtenRules(of: ruleFiles, diagnostics: &diagnostics)
            rules = written.map(\.rule)
            self.written = Lazy { written }
        }
        // The shipped files are linted by a test.
        if files.contains(where: { !$0.isShipped }) { diagnostics += RuleLinter(self).diagnostics }
        diagnostics = overlay.diagnostics + diagnostics.map(overlay.located)
        guard diagnostics.isEmpty else { throw RuleErrors(diagnostics) }
    }

    /// The rules of files, in the order of their ids.
    private static func writtenRules(of files: [RuleFile], diagnostics: inout [Diagnostic]) -> [WrittenRule] {
        var rules: [WrittenRule] = []
        for file in files {
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
        var first: [String: WrittenRule] = [:]
        for rule in rules {
            if let other = first[rule.rule.id] {
                diagnostics.append(
                    Diagnostic(
                        path: rule.path, line: rule.line, column: rule.idColumn,
                        message: "the rule \(rule.rule.id) stands twice, first at \(other.path):\(other.line)"))
            } else {
                first[rule.rule.id] = rule
            }
        }
        return rules.sorted { $0.rule.id < $1.rule.id }
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
}

extension RuleSet {
    /// The bytes of a `RuleImage` of the tables.
    public var imageBytes: [UInt8] {
        var image = ImageWriter()
        for table in RuleTable.allCases {
            image.beginTable()
            content(of: table).write(to: &image)
        }
        return image.bytes
    }

    private func content(of table: RuleTable) -> any ImagedTable {
        switch table {
        case .units: units
        case .modifiers: modifiers
        case .notQuantities: notQuantities
        case .countedNouns: countedNouns
        case .impliedUnits: impliedUnits
        case .periodWords: periodWords
        case .folding: folding
        case .gazetteer: gazetteer
        case .vocabulary: vocabulary
        case .domains: domains
        case .indicators: indicators
        case .newspapers: newspapers
        case .bodies: bodies
        case .latinPlaces: latinPlaces
        case .tableWords: tableWords
        case .rules: RuleList(rules)
        }
    }
}
