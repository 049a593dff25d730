/// Divisions by the Latin spelling of their names, as file names have them.
public struct LatinPlaces: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/place-latin.tsv"

    /// The number of each spelling.
    private let spellings: TextIndex
    private let places: FlatLists<Int32>

    init(_ file: RuleFile, gazetteer: Gazetteer, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["latin", "code", "name"], diagnostics: &diagnostics)
        var spellings = CellIndex(table.contents, capacity: table.count)
        var places: [(list: Int, value: Int32)] = []
        var count = 0
        table.forEachRow { row in
            guard let place = gazetteer.place(code: row[1].string) else {
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: row[1]), message: "unknown code ‘\(row[1])’"))
                return
            }
            let number = spellings.insert(row[0], count)
            places.append((number ?? count, Int32(place)))
            if number == nil { count += 1 }
        }
        self.spellings = TextIndex(spellings)
        self.places = FlatLists(places, count: count)
    }

    /// The divisions of a spelling, several where it is ambiguous; nil for an unknown one.
    public subscript(_ latin: String) -> [Int]? { spellings[latin].map { places[$0].map { Int($0) } } }
}

extension LatinPlaces: ImagedTable {
    init(_ image: inout ImageReader) {
        spellings = TextIndex(&image)
        places = FlatLists(&image)
    }

    func write(to image: inout ImageWriter) {
        spellings.write(to: &image)
        places.write(to: &image)
    }
}
