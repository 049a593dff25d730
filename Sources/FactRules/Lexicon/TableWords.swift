/// Words of table headers, row labels and captions that tell how a table is built: `table/words.tsv`.
public struct TableWords: Sendable {
    /// The file that it is read from.
    public static let fileName = "table/words.tsv"
    /// What a word says of its column, row or caption. The names are those of the file's `class` column.
    public enum Role: String, Sendable, BitwiseCopyable, CaseIterable {
        /// Heads the labels: the rows are indicators or items (指标, 产品), or divisions (地区).
        case item, area
        /// Only says that a column holds figures (指标值, 绝对数).
        case generic
        /// Heads changes: against the year, month, quarter before, something else, or unsaid.
        case changeYear = "change.yoy"
        case changeMonth = "change.mom"
        case changeQuarter = "change.qoq"
        case changeOther = "change.other"
        case change
        /// Heads shares, degrees of completion, ranks.
        case share, rate, rank
        /// Heads what is no fact (序号, 电话).
        case skip
        /// A row of totals, which adds nothing to the name.
        case total
        /// Heads what is aimed at.
        case target
        /// Heads the units of the rows.
        case unit
        /// The last words of a caption, the first words of a caption, the first words of a label; all dropped.
        case frame, lead, part

        /// Whether it heads changes.
        public var isChange: Bool {
            switch self {
            case .changeYear, .changeMonth, .changeQuarter, .changeOther, .change: true
            default: false
            }
        }
    }

    private let index: FormIndex
    /// By the values of the index.
    private let roles: FlatLists<Role>
    private let longest: Int

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "class", "note"], diagnostics: &diagnostics)
        var names = CaseNames<Role>()
        var forms = FormList()
        var byForm = CellIndex(table.contents, capacity: table.count)
        var roles: [(list: Int, value: Role)] = []
        var formCount = 0
        var longest = 0
        table.forEachRow { row in
            guard let found = names.value(of: row[1]) else {
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: row[1]), message: "unknown class ‘\(row[1])’"))
                return
            }
            let number = byForm.insert(row[0], formCount)
            roles.append((number ?? formCount, found))
            if number == nil {
                longest = max(longest, forms.add(row[0], formCount))
                formCount += 1
            }
        }
        index = FormIndex(forms)
        self.roles = FlatLists(roles, count: formCount)
        self.longest = longest
    }

    /// What a whole label may be.
    public func roles(of label: [UInt16]) -> [Role] { Array(roles(of: label[...])) }

    private func roles(of words: ArraySlice<UInt16>) -> UnsafeBufferPointer<Role> {
        words.withUnsafeBufferPointer { words in
            // No form is longer than the whole.
            guard let hit = index.longestMatch(in: words, from: 0, to: words.count), hit.end == words.count else {
                return UnsafeBufferPointer(start: nil, count: 0)
            }
            return roles[Int(hit.value)]
        }
    }

    /// The longest of the words that may play one of the wanted parts at the label's end: where it begins, and its part.
    public func suffix(of label: [UInt16], where isWanted: (Role) -> Bool) -> (start: Int, role: Role)? {
        for start in max(0, label.count - longest)..<max(0, label.count) {
            if let role = roles(of: label[start...]).first(where: isWanted) { return (start, role) }
        }
        return nil
    }

    /// The end of the longest of the words that may play one of the wanted parts at the label's beginning.
    public func prefix(of label: [UInt16], where isWanted: (Role) -> Bool) -> Int? {
        var end = min(longest, label.count)
        while end > 0 {
            if roles(of: label[..<end]).contains(where: isWanted) { return end }
            end -= 1
        }
        return nil
    }
}

extension TableWords: ImagedTable {
    init(_ image: inout ImageReader) {
        index = FormIndex(&image)
        roles = FlatLists(&image)
        longest = image.number()
    }

    func write(to image: inout ImageWriter) {
        index.write(to: &image)
        roles.write(to: &image)
        image.add(longest)
    }
}
