/// The names and short names of divisions, each once, with the divisions that bear it.
public struct PlaceNames: Sendable, RandomAccessCollection {
    /// A form and the divisions that bear it.
    public struct Name: Sendable {
        public var form: ArraySlice<UInt16>
        /// Indices in `Gazetteer.places`.
        public var places: ArraySlice<Int32>
        /// Whether it is a short form.
        public var isShort: Bool
        /// Whether it is a common word too (of two characters), so that it counts only where the text anchors it.
        public var isCommon: Bool
    }

    /// In the order of the file, entered with their indices.
    let forms: FormList
    private let byForm: CellIndex
    private let traits: [Traits]
    /// The bearers of all names, one name after the other.
    private let places: [Int32]
    private let ends: [Int32]

    fileprivate struct Traits {
        var isShort: Bool
        var isCommon: Bool
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { traits.count }

    public subscript(_ index: Int) -> Name {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return Name(
            form: forms.units[forms.span(of: index)], places: places[start..<Int(ends[index])], isShort: traits[index].isShort, isCommon: traits[index].isCommon)
    }

    /// Whether the name at `index` is a short form.
    public func isShort(_ index: Int) -> Bool { traits[index].isShort }
    /// Whether the name at `index` is a common word too.
    public func isCommon(_ index: Int) -> Bool { traits[index].isCommon }

    /// The divisions that bear the name at `index`.
    public func places(of index: Int) -> ArraySlice<Int32> { places[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])] }

    /// The index of a form, or nil.
    func index(of form: String) -> Int? { byForm[form] }

    init(_ builder: Builder) {
        forms = builder.forms
        byForm = builder.byForm
        traits = builder.traits
        var ends = [Int32](repeating: 0, count: traits.count)
        for bearer in builder.bearers { ends[Int(bearer.name)] += 1 }
        var sum: Int32 = 0
        for i in ends.indices { (ends[i], sum) = (sum, sum + ends[i]) }
        var places = [Int32](repeating: 0, count: builder.bearers.count)
        for bearer in builder.bearers {
            places[Int(ends[Int(bearer.name)])] = bearer.place
            ends[Int(bearer.name)] += 1
        }
        self.places = places
        self.ends = ends
    }

    /// Takes names up in the order of the file.
    struct Builder {
        fileprivate var forms = FormList()
        fileprivate var byForm: CellIndex
        fileprivate var traits: [Traits] = []
        fileprivate var bearers: [(name: Int32, place: Int32)] = []
        /// The last bearer of each name: a division's own names stand together.
        private var last: [Int32] = []

        init(_ table: TSVTable) {
            byForm = CellIndex(table.contents, capacity: table.count * 3)
            forms.reserve(table.count * 3)
            bearers.reserveCapacity(table.count * 3)
        }

        /// Adds a form of a division; forms of one unit are no names.
        mutating func add(_ form: Cell, _ place: Int, isShort: Bool, isCommon: Bool) {
            guard form.unitCount >= 2 else { return }
            let name = byForm.insert(form, traits.count) ?? traits.count
            if name == traits.count {
                forms.add(form, name)
                traits.append(Traits(isShort: isShort, isCommon: isCommon && form.unitCount == 2))
                last.append(-1)
            } else {
                traits[name].isShort = traits[name].isShort && isShort
                traits[name].isCommon = traits[name].isCommon && isCommon && form.unitCount == 2
            }
            if last[name] != Int32(place) { bearers.append((Int32(name), Int32(place))) }
            last[name] = Int32(place)
        }
    }
}
