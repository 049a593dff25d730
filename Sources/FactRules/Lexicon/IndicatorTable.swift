/// The catalogue of known indicators, by every form of their names.
public final class IndicatorTable: Sendable {
    /// A known indicator.
    public struct Indicator: Sendable {
        public var id: String
        public var name: String
        /// Code of its domain.
        public var domain: String
        /// The dimensions that its levels may have, as bits; 0 for any.
        fileprivate var dimensions: UInt64

        /// Whether a level in a unit of a dimension can be the indicator's: no share of enterprises is their number. What has
        /// no unit, or one made of two (吨标准煤/万元), may be.
        public func admits(level dimension: Unit.Dimension?) -> Bool {
            guard let dimension, dimensions != 0, dimension != .per, dimension != .other else { return true }
            return dimensions & ModifierTable.bit(of: dimension) != 0
        }
    }
    private let rows: [Row]
    private let byForm: CellIndex

    /// Where an indicator stands in the file: few of them are ever asked for.
    private struct Row: @unchecked Sendable {
        var id: Cell
        var name: Cell
        var domain: Cell
        var dimensions: UInt64
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
            var admitted: UInt64 = 0
            row[4].forEachPart("|") { name in
                if let dimension = dimensions.value(of: name) {
                    admitted |= ModifierTable.bit(of: dimension)
                    return
                }
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: name), message: "unknown dimension ‘\(name)’"))
            }
            byForm.replace(row[1], with: rows.count)
            row[2].forEachPart("|") { byForm.replace($0, with: rows.count) }
            rows.append(Row(id: row[0], name: row[1], domain: row[3], dimensions: admitted))
        }
        self.rows = rows
        self.byForm = byForm
    }

    /// Verbs that say that a figure was reached and add nothing to its name: 实现地区生产总值, 完成固定资产投资.
    private static let lightVerbs = ["实现", "完成", "累计", "拥有"]

    /// The indicator of a name, or nil.
    public func indicator(named name: String) -> Indicator? {
        var place = byForm[name]
        if place == nil, let verb = Self.lightVerbs.first(where: { name.utf8.starts(with: $0.utf8) }) {
            place = byForm[String(name.dropFirst(verb.count))]
        }
        guard let at = place else { return nil }
        // `byForm` keeps the bytes that the cells point to.
        return withExtendedLifetime(byForm) {
            let row = rows[at]
            return Indicator(id: row.id.string, name: row.name.string, domain: row.domain.string, dimensions: row.dimensions)
        }
    }
}
