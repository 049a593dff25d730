/// What only looks like a quantity, or makes a number a name: `quantity/not-quantities.tsv`.
public final class NotQuantityTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/not-quantities.tsv"
    /// How a form keeps a number from being a quantity.
    public enum Kind: String, Sendable, CaseIterable {
        /// The whole form is a word or name that holds a numeral: 一带一路, 五角大楼.
        case name
        /// Right behind a number it makes the number a name: 500强, 2版, 327国道.
        case suffix
        /// Behind a number and its unit of time or length it makes them a name: 15分钟服务圈, 三年行动计划.
        case title
        /// A word that begins where a unit or 多 would stand, and is none: 成立, 名列, 多功能. A unit's own form is no unit at all.
        case word
        /// Before a number without unit it makes the number a name: 国道, 热线.
        case prefix

        fileprivate var place: Int { Self.allCases.firstIndex(of: self)! }
    }

    /// The longest prefix, in UTF-16 units.
    static let longestPrefix = 8

    private let names: FormIndex
    private let suffixes: FormIndex
    private let titles: FormIndex
    private let words: FormIndex
    private let prefixes: FormIndex

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "kind"], diagnostics: &diagnostics)
        // By the place of the kind: a dictionary would be looked up, and its list made unique, for each row.
        var forms = Kind.allCases.map { _ in FormList() }
        var seen = Kind.allCases.map { _ in CellIndex(file.contents, capacity: 1024) }
        var kinds = CaseNames<Kind>()
        table.forEachRow { row in
            func report(_ message: String, at column: Int) {
                diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.place(of: row[column]), message: message))
            }
            guard let kind = kinds.value(of: row[1]) else {
                report("unknown kind ‘\(row[1])’", at: 1)
                return
            }
            let place = kind.place
            guard seen[place].insert(row[0], 0) == nil else {
                report("‘\(row[0])’ stands twice", at: 0)
                return
            }
            if kind != .prefix {
                forms[place].add(row[0], 0)
            } else if forms[place].addReversed(row[0], 0) > Self.longestPrefix {
                report("‘\(row[0])’ is longer than \(Self.longestPrefix) characters", at: 0)
            }
        }
        names = FormIndex(forms[Kind.name.place])
        suffixes = FormIndex(forms[Kind.suffix.place])
        titles = FormIndex(forms[Kind.title.place])
        words = FormIndex(forms[Kind.word.place])
        prefixes = FormIndex(forms[Kind.prefix.place])
    }

    init(_ image: inout ImageReader) {
        names = FormIndex(&image)
        suffixes = FormIndex(&image)
        titles = FormIndex(&image)
        words = FormIndex(&image)
        prefixes = FormIndex(&image)
    }

    /// Calls `body` with the two units that each name begins with, and with one and nil for a name of one unit.
    public func forEachNameBeginning(_ body: (_ first: UInt16, _ second: UInt16?) -> Void) { names.forEachBeginning(body) }

    /// The end of the longest name that begins at `start`.
    public func name(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Int? {
        names.longestMatch(in: text, from: start, to: limit)?.end
    }

    /// The end of the longest suffix that begins at `start`.
    public func suffix(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Int? {
        suffixes.longestMatch(in: text, from: start, to: limit)?.end
    }

    /// The end of the longest title that begins at `start`.
    public func title(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Int? {
        titles.longestMatch(in: text, from: start, to: limit)?.end
    }

    /// The end of the longest word that begins at `start` where a unit might.
    public func word(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Int? {
        words.longestMatch(in: text, from: start, to: limit)?.end
    }

    /// The beginning of the longest prefix that ends at `end`.
    public func prefix(in text: UnsafeBufferPointer<UInt16>, before end: Int, from floor: Int) -> Int? {
        prefixes.longestMatch(in: text, before: end, from: floor, longest: Self.longestPrefix).map { end - $0.end }
    }
}

extension NotQuantityTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        for index in [names, suffixes, titles, words, prefixes] { index.write(to: &image) }
    }
}
