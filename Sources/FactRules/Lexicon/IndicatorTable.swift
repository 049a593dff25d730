/// The catalogue of known indicators, by every form of their names.
public struct IndicatorTable: Sendable {
    public struct Indicator: Sendable {
        public var id: String
        public var name: String
        /// Code of its domain.
        public var domain: String
        /// The dimensions its levels may have.
        public var dimensions: [String]
    }
    public let indicators: [Indicator]
    private let byForm: [String: Int]

    init(table: TSVTable, domains: DomainTable, diagnostics: inout [Diagnostic]) {
        var indicators: [Indicator] = []
        var byForm: [String: Int] = [:]
        for row in table.rows {
            if !domains.codes.contains(where: { $0 == row[3] }) {
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: 3), message: "unknown domain ‘\(row[3])’"))
            }
            for name in row[4].split(separator: "|") where Unit.Dimension(rawValue: String(name)) == nil {
                diagnostics.append(
                    Diagnostic(
                        path: table.path, line: row.line, column: row.place(of: name, in: 4), message: "unknown dimension ‘\(name)’"))
            }
            for form in [row[1]] + row[2].split(separator: "|") { byForm[String(form)] = indicators.count }
            indicators.append(
                Indicator(
                    id: String(row[0]), name: String(row[1]), domain: String(row[3]),
                    dimensions: row[4].split(separator: "|").map(String.init)))
        }
        self.indicators = indicators
        self.byForm = byForm
    }

    /// The indicator of a name, or nil.
    public func indicator(named name: String) -> Indicator? { byForm[name].map { indicators[$0] } }
}
