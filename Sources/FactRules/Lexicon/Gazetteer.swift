import ChineseText

/// The administrative divisions of China and its development zones, by code and by name.
public final class Gazetteer: Sendable {
    /// What kind of division a row is.
    public enum Level: String, Sendable, CaseIterable, Comparable {
        case nation, province, prefecture, county, zone
        private var rank: Int {
            switch self {
            case .nation: 0
            case .province: 1
            case .prefecture: 2
            case .county: 3
            case .zone: 4
            }
        }
        public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
    }
    /// One division.
    public struct Place: Sendable {
        /// GB/T 2260 code, or empty.
        public var code: String
        /// Official full name.
        public var name: String
        public var level: Level
        /// Index of the division that holds it, or -1.
        public var parent: Int
        /// First and last year in which it bore the name; 0 and 9999 where open.
        public var from: Int
        public var to: Int
    }
    /// A form and the divisions that bear it.
    public typealias Name = PlaceNames.Name

    public let places: [Place]
    public let names: PlaceNames
    private let byCode: CellIndex
    /// The whole country, if the file has it.
    public let nation: Int?

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let columns = ["code", "name", "short", "level", "parent", "from", "to", "note"]
        let table = TSVTable(file, columns: columns, diagnostics: &diagnostics)
        var places: [Place] = []
        var names = PlaceNames.Builder(table)
        var byCode = CellIndex(table.contents, capacity: table.count)
        var parents: [(code: Cell, place: Int, line: Int, column: Int)] = []
        var levels = CaseNames<Level>()
        places.reserveCapacity(table.count)
        parents.reserveCapacity(table.count)
        table.forEachRow { row in
            guard let level = levels.value(of: row[3]) else {
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: row[3]), message: "unknown level ‘\(row[3])’"))
                return
            }
            let index = places.count
            places.append(
                Place(
                    code: row[0].string, name: row[1].string, level: level, parent: -1, from: row[5].number ?? 0,
                    to: row[6].number ?? 9999))
            // A former division keeps its code unless a present one has taken it over.
            if !row[0].isEmpty, row[6].isEmpty || byCode[row[0]] == nil { byCode.replace(row[0], with: index) }
            if !row[4].isEmpty { parents.append((row[4], index, row.line, row.place(of: row[4]))) }
            let isCommon = row[7].hasPrefix("common")
            names.add(row[1], index, isShort: false, isCommon: isCommon)
            row[2].forEachPart("|") { names.add($0, index, isShort: true, isCommon: isCommon) }
        }
        withExtendedLifetime(table) {
            for (code, place, line, column) in parents {
                if let parent = byCode[code] {
                    places[place].parent = parent
                } else {
                    diagnostics.append(
                        Diagnostic(
                            path: table.path, line: line, column: column, message: "unknown parent ‘\(code)’ of \(places[place].name)"))
                }
            }
        }
        self.places = places
        self.names = PlaceNames(names)
        self.byCode = byCode
        nation = byCode["100000"]
    }

    /// The division with a code, or nil.
    public func place(code: String) -> Int? { byCode[code] }

    /// The divisions that bear a name or short name.
    public func places(named form: [UInt16]) -> [Int32] {
        names.index(of: String(decoding: form, as: UTF16.self)).map { Array(names[$0].places) } ?? []
    }

    /// Whether `place` lies in `holder` or is it.
    public func isWithin(_ place: Int, _ holder: Int) -> Bool {
        var at = place
        while at >= 0 {
            if at == holder { return true }
            at = places[at].parent
        }
        return false
    }

    /// The division of a level that holds `place` (itself included), or nil.
    public func ancestor(of place: Int, level: Level) -> Int? {
        var at = place
        while at >= 0 {
            if places[at].level == level { return at }
            at = places[at].parent
        }
        return nil
    }
}
