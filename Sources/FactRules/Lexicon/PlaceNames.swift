/// The names and short names of divisions, each once, with the divisions that bear it.
public struct PlaceNames: Sendable, RandomAccessCollection {
    /// What is known of a form.
    public struct Name {
        /// Indices in `Gazetteer.places`, valid as long as the gazetteer.
        public var places: UnsafeBufferPointer<Int32>
        /// Whether it is a short form.
        public var isShort: Bool
        /// Whether it is a common word too (of two characters), so that it counts only where the text anchors it.
        public var isCommon: Bool
    }

    /// The index of each form, in the order of the file.
    private let byForm: TextIndex
    private let traits: FlatArray<Traits>
    /// The bearers of each name.
    private let places: FlatLists<Int32>

    fileprivate struct Traits: BitwiseCopyable {
        var isShort: Bool
        var isCommon: Bool
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { traits.count }

    public subscript(_ index: Int) -> Name {
        Name(places: places[index], isShort: traits[index].isShort, isCommon: traits[index].isCommon)
    }

    /// Whether the name at `index` is a short form.
    public func isShort(_ index: Int) -> Bool { traits[index].isShort }
    /// Whether the name at `index` is a common word too.
    public func isCommon(_ index: Int) -> Bool { traits[index].isCommon }

    /// The divisions that bear the name at `index`. Valid as long as the gazetteer.
    public func places(of index: Int) -> UnsafeBufferPointer<Int32> { places[index] }

    /// The index of a form, or nil.
    func index(of form: String) -> Int? { byForm[form] }

    /// Calls `body` with each form and its index.
    func forEachForm(_ body: (Cell, Int) -> Void) { byForm.forEach(body) }

    init(_ builder: Builder) {
        byForm = TextIndex(builder.byForm)
        traits = FlatArray(builder.traits)
        places = FlatLists(builder.bearers, count: builder.traits.count)
    }

    /// Takes names up in the order of the file.
    struct Builder {
        fileprivate var byForm: CellIndex
        fileprivate var traits: [Traits] = []
        fileprivate var bearers: [(list: Int, value: Int32)] = []
        /// The last bearer of each name: a division's own names stand together.
        private var last: [Int32] = []

        init(_ table: TSVTable) {
            byForm = CellIndex(table.contents, capacity: table.count * 3)
            bearers.reserveCapacity(table.count * 3)
        }

        /// Adds a form of a division; forms of one unit are no names.
        mutating func add(_ form: Cell, _ place: Int, isShort: Bool, isCommon: Bool) {
            guard form.unitCount >= 2 else { return }
            let name = byForm.insert(form, traits.count) ?? traits.count
            if name == traits.count {
                traits.append(Traits(isShort: isShort, isCommon: isCommon && form.unitCount == 2))
                last.append(-1)
            } else {
                traits[name].isShort = traits[name].isShort && isShort
                traits[name].isCommon = traits[name].isCommon && isCommon && form.unitCount == 2
            }
            if last[name] != Int32(place) { bearers.append((name, Int32(place))) }
            last[name] = Int32(place)
        }
    }
}

extension PlaceNames: ImagedTable {
    init(_ image: inout ImageReader) {
        byForm = TextIndex(&image)
        traits = image.array()
        places = FlatLists(&image)
    }

    func write(to image: inout ImageWriter) {
        byForm.write(to: &image)
        image.add(traits)
        places.write(to: &image)
    }
}
