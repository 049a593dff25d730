/// The catalogue of known indicators, by every form of their names.
public final class IndicatorTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/indicators.tsv"
    /// A known indicator, whose texts stand in the table: valid as long as that.
    public struct Indicator {
        public let id: UnsafeBufferPointer<UInt8>
        /// Code of its domain.
        public let domain: UnsafeBufferPointer<UInt8>
        /// The dimensions that its levels may have, as bits; 0 for any.
        fileprivate let dimensions: UInt64

        /// Whether a level in a unit of a dimension can be the indicator's: no share of enterprises is their number. What has
        /// no unit, or one made of two (吨标准煤/万元), may be.
        public func admits(level dimension: Unit.Dimension?) -> Bool {
            guard let dimension, dimensions != 0, dimension != .per, dimension != .other else { return true }
            return dimensions & ModifierTable.bit(of: dimension) != 0
        }
    }
    private let rows: FlatArray<Row>
    private let texts: TextPool
    private let byForm: TextIndex

    /// What is known of an indicator: few of them are ever asked for.
    private struct Row: BitwiseCopyable {
        var id: TextSpan
        var domain: TextSpan
        var dimensions: UInt64
    }

    init(_ file: RuleFile, domains: DomainTable, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["id", "name", "forms", "domain", "dimension", "note"], diagnostics: &diagnostics)
        var rows: [Row] = []
        var byForm = CellIndex(table.contents, capacity: table.count * 8)
        var texts = TextPool.Builder()
        var domain = TextSpan.empty
        var known = Array("".utf8)
        var dimensions = CaseNames<Unit.Dimension>()
        table.forEachRow { row in
            // Rows of one domain stand together.
            if !row[3].reads(known) {
                if domains.codes.contains(row[3].string) {
                    known = Array(row[3].bytes)
                    domain = texts.add(row[3])
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
            rows.append(Row(id: texts.add(row[0]), domain: domain, dimensions: admitted))
        }
        self.rows = FlatArray(rows)
        self.texts = texts.pool
        self.byForm = TextIndex(byForm)
    }

    init(_ image: inout ImageReader) {
        rows = image.array()
        texts = TextPool(&image)
        byForm = TextIndex(&image)
    }

    /// Verbs that say that a figure was reached and add nothing to its name: 实现地区生产总值, 完成固定资产投资.
    private static let lightVerbs: [StaticString] = ["实现", "完成", "累计", "拥有"]

    /// The indicator of a name in UTF-8, or nil.
    public func indicator(named name: UnsafeBufferPointer<UInt8>) -> Indicator? {
        var place = byForm[name]
        if place == nil {
            let name = Cell(bytes: name)
            guard let verb = Self.lightVerbs.first(where: { name.hasPrefix($0) }) else { return nil }
            place = byForm[UnsafeBufferPointer(rebasing: name.bytes[verb.utf8CodeUnitCount...])]
        }
        guard let at = place else { return nil }
        let row = rows[at]
        return Indicator(id: texts.cell(row.id).bytes, domain: texts.cell(row.domain).bytes, dimensions: row.dimensions)
    }
}

extension IndicatorTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(rows)
        texts.write(to: &image)
        byForm.write(to: &image)
    }
}
