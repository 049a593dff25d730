import ChineseText

/// The administrative divisions of China and its development zones, by code and by name.
public struct Gazetteer: Sendable {
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
    public struct Name: Sendable {
        public var form: [UInt16]
        /// Indices in `places`.
        public var places: [Int32]
        /// Whether it is a short form.
        public var isShort: Bool
        /// Whether it is a common word too, so that it counts only where the text anchors it.
        public var isCommon: Bool
    }
    public let places: [Place]
    public let names: [Name]
    private let byForm: [[UInt16]: Int]
    private let byCode: [String: Int]

    init(table: TSVTable, diagnostics: inout [Diagnostic]) {
        var places: [Place] = []
        var names: [Name] = []
        var byForm: [[UInt16]: Int] = [:]
        var byCode: [String: Int] = [:]
        var parents: [(row: TSVTable.Row, place: Int)] = []
        byForm.reserveCapacity(table.rows.count * 2)
        for row in table.rows {
            guard let level = Level(rawValue: String(row[3])) else {
                diagnostics.append(
                    Diagnostic(path: table.path, line: row.line, column: row.place(of: 3), message: "unknown level ‘\(row[3])’"))
                continue
            }
            let index = places.count
            places.append(
                Place(
                    code: String(row[0]), name: String(row[1]), level: level, parent: -1,
                    from: Int(row[5]) ?? 0, to: Int(row[6]) ?? 9999))
            // A former division keeps its code unless a present one has taken it over.
            if !row[0].isEmpty, row[6].isEmpty || byCode[String(row[0])] == nil { byCode[String(row[0])] = index }
            if !row[4].isEmpty { parents.append((row, index)) }
            let common = row[7].hasPrefix("common")
            func add(_ form: Substring, short: Bool) {
                let units = Array(form.utf16)
                guard units.count >= 2 else { return }
                if let at = byForm[units] {
                    if !names[at].places.contains(Int32(index)) { names[at].places.append(Int32(index)) }
                    names[at].isShort = names[at].isShort && short
                    names[at].isCommon = names[at].isCommon && short && common
                } else {
                    byForm[units] = names.count
                    names.append(Name(form: units, places: [Int32(index)], isShort: short, isCommon: short && common))
                }
            }
            add(row[1], short: false)
            for form in row[2].split(separator: "|") { add(form, short: true) }
        }
        for (row, index) in parents {
            if let parent = byCode[String(row[4])] {
                places[index].parent = parent
            } else {
                diagnostics.append(
                    Diagnostic(
                        path: table.path, line: row.line, column: row.place(of: 4),
                        message: "unknown parent ‘\(row[4])’ of \(places[index].name)"))
            }
        }
        self.places = places
        self.names = names
        self.byForm = byForm
        self.byCode = byCode
    }

    /// The division with a code, or nil.
    public func place(code: String) -> Int? { byCode[code] }

    /// The divisions that bear a name or short name.
    public func places(named form: [UInt16]) -> [Int32] { byForm[form].map { names[$0].places } ?? [] }

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
