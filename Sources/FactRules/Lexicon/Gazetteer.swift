import ChineseText

/// The administrative divisions of China and its development zones, by code and by name.
public final class Gazetteer: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/places.tsv"
    /// What kind of division a row is.
    public enum Level: String, Sendable, BitwiseCopyable, CaseIterable, Comparable {
        case nation, province, prefecture, county, zone
        /// The cases of an enumeration without values are numbered in one byte.
        @inlinable
        public static func < (a: Level, b: Level) -> Bool { unsafeBitCast(a, to: UInt8.self) < unsafeBitCast(b, to: UInt8.self) }
    }
    /// One division.
    public struct Place: Sendable {
        @usableFromInline let row: Row
        private let texts: TextPool

        fileprivate init(_ row: Row, _ texts: TextPool) {
            self.row = row
            self.texts = texts
        }

        /// GB/T 2260 code, or empty.
        public var code: String { texts[row.code] }
        /// Official full name.
        public var name: String { texts[row.name] }
        /// The same in UTF-8, valid as long as the table.
        public var codeBytes: UnsafeBufferPointer<UInt8> { texts.cell(row.code).bytes }
        public var nameBytes: UnsafeBufferPointer<UInt8> { texts.cell(row.name).bytes }
        @inlinable public var level: Level { row.level }
        /// Index of the division that holds it, or -1.
        @inlinable public var parent: Int { Int(row.parent) }
        /// First and last year in which it bore the name; 0 and 9999 where open.
        @inlinable public var from: Int { Int(row.from) }
        @inlinable public var to: Int { Int(row.to) }
    }
    /// All divisions, in the order of the file.
    public struct Places: RandomAccessCollection, Sendable {
        @usableFromInline let rows: FlatArray<Row>
        fileprivate let texts: TextPool

        public var startIndex: Int { 0 }
        public var endIndex: Int { rows.count }
        public subscript(_ index: Int) -> Place { Place(rows[index], texts) }
    }
    /// A division as the table has it.
    @usableFromInline
    struct Row: BitwiseCopyable, Sendable {
        fileprivate var code: TextSpan
        fileprivate var name: TextSpan
        @usableFromInline var parent: Int32 = -1
        @usableFromInline var from: Int32
        @usableFromInline var to: Int32
        @usableFromInline var level: Level
        /// So that no byte is left to chance.
        private let unused: (UInt8, UInt8, UInt8) = (0, 0, 0)
    }
    /// A form and the divisions that bear it.
    public typealias Name = PlaceNames.Name

    public let places: Places
    public let names: PlaceNames
    private let byCode: TextIndex
    /// The whole country, if the file has it.
    public let nation: Int?

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let columns = ["code", "name", "short", "level", "parent", "from", "to", "note"]
        let table = TSVTable(file, columns: columns, diagnostics: &diagnostics)
        var places: [Row] = []
        var texts = TextPool.Builder()
        var names = PlaceNames.Builder(table)
        var byCode = CellIndex(table.contents, capacity: table.count)
        var parents: [(code: Cell, place: Int, line: Int, name: Cell, column: Int)] = []
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
                Row(
                    code: texts.add(row[0]), name: texts.add(row[1]), from: Int32(clamping: row[5].number ?? 0),
                    to: Int32(clamping: row[6].number ?? 9999), level: level))
            // A former division keeps its code unless a present one has taken it over.
            if !row[0].isEmpty, row[6].isEmpty || byCode[row[0]] == nil { byCode.replace(row[0], with: index) }
            if !row[4].isEmpty { parents.append((row[4], index, row.line, row[1], row.place(of: row[4]))) }
            let isCommon = row[7].hasPrefix("common")
            names.add(row[1], index, isShort: false, isCommon: isCommon)
            row[2].forEachPart("|") { names.add($0, index, isShort: true, isCommon: isCommon) }
        }
        withExtendedLifetime(table) {
            for (code, place, line, name, column) in parents {
                if let parent = byCode[code] {
                    places[place].parent = Int32(parent)
                } else {
                    diagnostics.append(
                        Diagnostic(
                            path: table.path, line: line, column: column, message: "unknown parent ‘\(code)’ of \(name)"))
                }
            }
        }
        self.places = Places(rows: FlatArray(places), texts: texts.pool)
        self.names = PlaceNames(names)
        self.byCode = TextIndex(byCode)
        nation = self.byCode["100000"]
    }

    init(_ image: inout ImageReader) {
        places = Places(rows: image.array(), texts: TextPool(&image))
        names = PlaceNames(&image)
        byCode = TextIndex(&image)
        let nation = image.number()
        self.nation = nation < 0 ? nil : nation
    }

    // What is asked for most, without the texts.

    @inlinable public func level(of place: Int) -> Level { places.rows[place].level }
    /// The division that holds another, or -1.
    @inlinable public func parent(of place: Int) -> Int { Int(places.rows[place].parent) }
    /// Whether a division bore its name in a year.
    public func isInForce(_ place: Int, in year: Int) -> Bool { Int(places.rows[place].from) <= year && year <= Int(places.rows[place].to) }
    /// Whether a division's name ends in some characters.
    public func isNamed(_ place: Int, _ ending: StaticString) -> Bool {
        let name = places.texts.cell(places.rows[place].name).bytes
        return ending.withUTF8Buffer { ending in ending.count <= name.count && name[(name.count - ending.count)...].elementsEqual(ending) }
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
            at = Int(places.rows[at].parent)
        }
        return false
    }

    /// The division of a level that holds `place` (itself included), or nil.
    public func ancestor(of place: Int, level: Level) -> Int? {
        var at = place
        while at >= 0 {
            if places.rows[at].level == level { return at }
            at = Int(places.rows[at].parent)
        }
        return nil
    }
}

extension Gazetteer: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(places.rows)
        places.texts.write(to: &image)
        names.write(to: &image)
        byCode.write(to: &image)
        image.add(nation ?? -1)
    }
}
