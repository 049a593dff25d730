/// Divisions by the Latin spelling of their names, as file names have them.
public struct LatinPlaces: Sendable {
    private let places: [String: [Int]]

    init(_ file: RuleFile, gazetteer: Gazetteer, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["latin", "code", "name"], diagnostics: &diagnostics)
        var places: [String: [Int]] = [:]
        table.forEachRow { row in
            if let place = gazetteer.place(code: row[1].string) {
                places[row[0].string, default: []].append(place)
            } else {
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: row[1]), message: "unknown code ‘\(row[1])’"))
            }
        }
        self.places = places
    }

    /// The divisions of a spelling, several where it is ambiguous; nil for an unknown one.
    public subscript(_ latin: String) -> [Int]? { places[latin] }
}
