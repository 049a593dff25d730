import ChineseText

/// Finds what is wrong with rules and tables that can be loaded: what stands twice, what is never met, and what something
/// else always shadows.
///
/// The shipped files are known to be right, so this runs for others only. A form of one lexicon that another shadows is told
/// of folders laid over others alone: 城区, in the shipped ones, is a county and a word on purpose.
struct RuleLinter {
    let rules: RuleSet
    private(set) var diagnostics: [Diagnostic] = []
    /// The undermost of the folders laid over one another.
    private let undermost: Int

    init(_ rules: RuleSet) {
        self.rules = rules
        undermost = rules.files.map { file in file.origins?.map(\.layer).min() ?? file.layer }.min() ?? 0
        for names in TableKey.groups { checkKeys(of: names) }
        checkIndicatorForms()
        checkFolding()
        checkPairs()
        checkReferences()
        checkShadowedForms()
        checkPatterns()
        checkShadowedRules()
    }

    mutating func report(_ path: String, _ line: Int, _ column: Int, _ message: String) {
        diagnostics.append(Diagnostic(path: path, line: line, column: column, message: message))
    }

    // MARK: Rows

    /// Where a cell of a table, or a part of one, stands.
    struct Spot {
        /// Index in the files.
        var file: Int
        var line: Int
        var column: Int
    }

    mutating func report(_ spot: Spot, _ message: String) { report(rules.files[spot.file].path, spot.line, spot.column, message) }

    func origin(of spot: Spot) -> LineOrigin { rules.files[spot.file].origin(of: spot.line) }

    /// One row of a table.
    struct Row {
        var cells: TSVTable.Row
        /// Index in the files.
        var file: Int

        subscript(column: Int) -> Cell { cells[column] }
        func spot(of cell: Cell) -> Spot { Spot(file: file, line: cells.line, column: cells.place(of: cell)) }
    }

    /// Whether a table is the shipped one, which is known to be right.
    func isShipped(_ name: String) -> Bool { rules.files.last { $0.name == name }?.isShipped ?? true }

    /// Calls `body` with each row of a table; of a file that cannot be read there are none.
    func forEachRow(of name: String, _ columns: [String], _ body: (Row) -> Void) {
        guard let index = rules.files.lastIndex(where: { $0.name == name }) else { return }
        var passedOver: [Diagnostic] = []
        TSVTable(rules.files[index], columns: columns, diagnostics: &passedOver).forEachRow { body(Row(cells: $0, file: index)) }
    }

    /// The same for the rows of folders laid over others alone.
    func forEachOwnRow(of name: String, _ columns: [String], _ body: (Row) -> Void) {
        guard let file = rules.files.last(where: { $0.name == name }), !file.isShipped else { return }
        forEachRow(of: name, columns) { row in if file.origin(of: row.cells.line).layer > undermost { body(row) } }
    }
}
