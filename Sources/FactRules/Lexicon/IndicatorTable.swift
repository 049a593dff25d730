/// The catalogue of known indicators, by every form of their names.
public final class IndicatorTable: Sendable {
    public struct Indicator: Sendable {
        public var id: String
        public var name: String
        /// Code of its domain.
        public var domain: String
    }
    private let rows: [Row]
    private let byForm: CellIndex

    /// Where an indicator stands in the file: few of them are ever asked for.
    private struct Row: @unchecked Sendable {
        var id: Cell
        var name: Cell
        var domain: Cell
    }

    init(_ file: RuleFile, domains: DomainTable, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["id", "name", "forms", "domain", "dimension", "note"], diagnostics: &diagnostics)
        var rows: [Row] = []
        var byForm = CellIndex(table.contents, capacity: table.count * 8)
        var known = Array("".utf8)
        var dimensions = CaseNames<Unit.Dimension>()
        table.forEachRow { row in
            // Rows of one domain stand together.
            if !row[3].reads(known) {
                if domains.codes.contains(row[3].string) {
                    known = Array(row[3].bytes)
                } else {
                    diagnostics.append(
                        Diagnostic(path: table.path, line: row.line, column: row.place(of: row[3]), message: "unknown domain ‘\(row[3])’"))
                }
            }
            row[4].forEachPart("|") { name in
                guard dimensions.value(of: name) == nil else { return }
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: name), message: "unknown dimension ‘\(name)’"))
            }
            byForm.replace(row[1], with: rows.count)
            row[2].forEachPart("|") { byForm.replace($0, with: rows.count) }
            rows.append(Row(id: row[0], name: row[1], domain: row[3]))
        }
        self.rows = rows
        self.byForm = byForm
    }

    /// The indicator of a name, or nil.
    public func indicator(named name: String) -> Indicator? {
        guard let at = byForm[name] else { return nil }
        // `byForm` keeps the bytes that the cells point to.
        return withExtendedLifetime(byForm) {
            let row = rows[at]
            return Indicator(id: row.id.string, name: row.name.string, domain: row.domain.string)
        }
    }
}
