/// The words before and behind a number that bound it: `quantity/modifiers.tsv`.
public final class ModifierTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/modifiers.tsv"
    /// What a word makes of the number.
    public enum Bound: String, Sendable, BitwiseCopyable, CaseIterable { case exact, approx, min, max }
    /// Where a word stands.
    public enum Place: String, Sendable, CaseIterable {
        /// Just before the number.
        case before
        /// Before the number in the same clause, with a word or two between: 至少建设5个.
        case near
        /// Just before a number that begins with 百, 千, 万 or 亿: 上百, 过万.
        case scale
        /// Behind the unit, or the number where there is none.
        case after
    }
    /// A modifier found in a text.
    public struct Hit: Sendable, Equatable {
        /// The offset where it begins (before a number) or ends (behind one).
        public var edge: Int
        public var bound: Bound
        /// The dimensions of units that it goes with, as bits of `Unit.Dimension.allCases`; 0 for all.
        var dimensions: UInt64

        /// Whether the word goes with a unit of the dimension; nil for numbers without unit.
        public func goes(with dimension: Unit.Dimension?) -> Bool {
            guard dimensions != 0 else { return true }
            guard let dimension else { return false }
            return dimensions & ModifierTable.bit(of: dimension) != 0
        }
    }

    /// The longest form, in UTF-16 units.
    static let longest = 8

    /// By the values of the indexes.
    private let bounds: FlatArray<Bound>
    private let dimensions: FlatArray<UInt64>
    /// Forms that stand before a number, turned round, since they are sought from the number back.
    private let before: FormIndex
    private let scale: FormIndex
    private let near: FormIndex
    private let after: FormIndex

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "place", "bound", "with"], diagnostics: &diagnostics)
        var entries: [(bound: Bound, dimensions: UInt64)] = []
        var forms: [Place: FormList] = [:]
        var seen = Place.allCases.map { _ in CellIndex(file.contents, capacity: 128) }
        var (bounds, places, allDimensions) = (CaseNames<Bound>(), CaseNames<Place>(), CaseNames<Unit.Dimension>())
        table.forEachRow { row in
            func report(_ message: String, at column: Int = 0) {
                diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.place(of: row[column]), message: message))
            }
            guard let bound = bounds.value(of: row[2]) else {
                report("unknown bound ‘\(row[2])’", at: 2)
                return
            }
            guard let place = places.value(of: row[1]) else {
                report("unknown place ‘\(row[1])’: it is before, near, scale or after", at: 1)
                return
            }
            var dimensions: UInt64 = 0
            row[3].forEachPart(",") { name in
                guard let dimension = allDimensions.value(of: name) else {
                    report("unknown dimension ‘\(name)’", at: 3)
                    return
                }
                dimensions |= Self.bit(of: dimension)
            }
            guard seen[Place.allCases.firstIndex(of: place)!].insert(row[0], 0) == nil else {
                report("‘\(row[0])’ stands twice")
                return
            }
            if row[0].unitCount > Self.longest { report("‘\(row[0])’ is longer than \(Self.longest) characters") }
            if place == .before || place == .scale {
                forms[place, default: FormList()].addReversed(row[0], entries.count)
            } else {
                forms[place, default: FormList()].add(row[0], entries.count)
            }
            entries.append((bound, dimensions))
        }
        self.bounds = FlatArray(entries.map(\.bound))
        dimensions = FlatArray(entries.map(\.dimensions))
        before = FormIndex(forms[.before] ?? FormList())
        scale = FormIndex(forms[.scale] ?? FormList())
        near = FormIndex(forms[.near] ?? FormList())
        after = FormIndex(forms[.after] ?? FormList())
    }

    init(_ image: inout ImageReader) {
        bounds = image.array()
        dimensions = image.array()
        before = FormIndex(&image)
        scale = FormIndex(&image)
        near = FormIndex(&image)
        after = FormIndex(&image)
    }

    static func bit(of dimension: Unit.Dimension) -> UInt64 {
        // The cases of an enumeration without values are numbered in one byte, and there are fewer than 64.
        1 << UInt64(unsafeBitCast(dimension, to: UInt8.self))
    }

    /// The longest modifier that ends at `end` and begins at or after `floor`. `isScale`: the number begins with 百, 千, 万 or 亿.
    public func before(
        in text: UnsafeBufferPointer<UInt16>, at end: Int, from floor: Int, isScale: Bool = false
    ) -> Hit? {
        guard end > floor else { return nil }
        if isScale, let hit = before(scale, text, end, floor) { return hit }
        return before(before, text, end, floor)
    }

    private func before(_ index: FormIndex, _ text: UnsafeBufferPointer<UInt16>, _ end: Int, _ floor: Int) -> Hit? {
        index.longestMatch(in: text, before: end, from: floor, longest: Self.longest).map { hit($0, edge: end - $0.end) }
    }

    /// A modifier of the clause that ends at `end`, at most ten characters back.
    public func near(in text: UnsafeBufferPointer<UInt16>, before end: Int, from floor: Int) -> Hit? {
        var at = end - 1
        while at >= max(floor, end - 12) {
            let unit = text[at]
            // Only ideographs may stand between: no digit, comma or quotation mark.
            guard unit >= 0x4E00, unit <= 0x9FFF else { return nil }
            if let hit = near.longestMatch(in: text, from: at, to: end), text[hit.end] != 0x7684 {
                return self.hit(hit, edge: at)
            }
            at -= 1
        }
        return nil
    }

    /// The longest modifier that begins at `start`.
    public func after(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        after.longestMatch(in: text, from: start, to: limit).map { hit($0, edge: $0.end) }
    }

    private func hit(_ found: FormIndex.Hit, edge: Int) -> Hit {
        Hit(edge: edge, bound: bounds[Int(found.value)], dimensions: dimensions[Int(found.value)])
    }
}

extension ModifierTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(bounds)
        image.add(dimensions)
        for index in [before, scale, near, after] { index.write(to: &image) }
    }
}
