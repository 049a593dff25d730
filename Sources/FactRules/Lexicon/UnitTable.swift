import ChineseText

/// The units of measure and the measure words: `lexicon/units.tsv`, looked up by longest match.
public final class UnitTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/units.tsv"
    /// In the order of the file; `Quantity.unit` is a place here.
    public let units: Units
    /// What reading asks of each of them, without the words.
    public var traits: FlatArray<Unit.Traits> { units.traits }
    private let index: FormIndex
    private let places: TextIndex

    /// All units, in the order of the file.
    public struct Units: RandomAccessCollection, Sendable {
        fileprivate let traits: FlatArray<Unit.Traits>
        fileprivate let words: FlatArray<Unit.Words>
        fileprivate let texts: TextPool

        public var startIndex: Int { 0 }
        public var endIndex: Int { traits.count }
        public subscript(_ index: Int) -> Unit { Unit(traits[index], words[index], texts) }
    }

    /// A unit found in a text.
    public struct Hit: Sendable, Equatable {
        /// The offset after its last unit of text.
        public var end: Int
        /// The place in `units`.
        public var index: Int
    }

    /// Reads the table from a rules folder's file; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(
            file, columns: ["form", "unit", "dimension", "factor", "base", "code", "note"], diagnostics: &diagnostics)
        var traits: [Unit.Traits] = []
        var words: [Unit.Words] = []
        var texts = TextPool.Builder()
        var forms = FormList()
        var places = CellIndex(file.contents, capacity: table.count)
        var textCells: [Cell] = []
        var dimensions = CaseNames<Unit.Dimension>()
        traits.reserveCapacity(table.count)
        words.reserveCapacity(table.count)
        forms.reserve(table.count)
        table.forEachRow { row in
            func report(_ column: Int, _ message: String) {
                diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.place(of: row[column]), message: message))
            }
            guard !row[0].isEmpty else {
                report(0, "the form is empty")
                return
            }
            guard let dimension = dimensions.value(of: row[2]) else {
                report(2, "unknown dimension ‘\(row[2])’")
                return
            }
            if !row[3].isEmpty, ExactDecimal(utf8: row[3].bytes) == nil { report(3, "‘\(row[3])’ is not a decimal number") }
            if places.insert(row[0], traits.count) != nil {
                report(0, "‘\(row[0])’ stands twice")
                return
            }
            var (isWeak, addsHalf, isMore, marks) = (false, false, false, 0)
            row[6].forEachPart(" ") { mark in
                marks += 1
                guard marks <= 3 else { return }
                isWeak = isWeak || mark.reads("weak")
                addsHalf = addsHalf || mark.reads("half")
                isMore = isMore || mark.hasPrefix("概数")
            }
            forms.add(row[0], traits.count)
            textCells.append(row[1])
            traits.append(Unit.Traits(dimension: dimension, isWeak: isWeak, addsHalf: addsHalf, isMore: isMore))
            words.append(
                Unit.Words(
                    form: texts.add(row[0]), text: texts.add(row[1]), factor: texts.add(row[3]), base: texts.add(row[4]), code: texts.add(row[5])))
        }
        withExtendedLifetime(table) {
            for (place, text) in textCells.enumerated() { words[place].textPlace = Int32(places[text] ?? -1) }
        }
        units = Units(traits: FlatArray(traits), words: FlatArray(words), texts: texts.pool)
        self.places = TextIndex(places)
        index = FormIndex(forms)
    }

    init(_ image: inout ImageReader) {
        units = Units(traits: image.array(), words: image.array(), texts: TextPool(&image))
        places = TextIndex(&image)
        index = FormIndex(&image)
    }

    /// The unit at a place of `units`.
    public func unit(at index: Int) -> Unit { units[index] }

    /// The place of a form, or nil.
    public func place(of form: String) -> Int? { places[form] }

    /// The longest unit that begins at `start`.
    public func match(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard let hit = index.longestMatch(in: text, from: start, to: limit) else { return nil }
        return Hit(end: hit.end, index: Int(hit.value))
    }
}

extension UnitTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(units.traits)
        image.add(units.words)
        units.texts.write(to: &image)
        places.write(to: &image)
        index.write(to: &image)
    }
}
