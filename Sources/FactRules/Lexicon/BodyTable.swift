/// Words by which the bodies are known that a figure may be of: firms, schools, projects, villages (`lexicon/bodies.tsv`).
public struct BodyTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/bodies.tsv"

    /// What sort of body a word speaks of. The names are those of the file's `class` column.
    public enum Sort: String, Sendable, BitwiseCopyable, CaseIterable {
        case firm, school, hospital, project, line, site, village, town, society
        /// People who speak for a body.
        case person
        /// None.
        case other
    }

    /// How a word is used. The names are those of the file's `use` column.
    public enum Use: String, Sendable, BitwiseCopyable, CaseIterable {
        /// Ends a name: 有限公司, 小学.
        case name
        /// Ends a name, and alone points back at one: 公司, 项目.
        case bare
        /// Points back at a body named before: 该公司, 全村.
        case back
        /// What follows a body's name and makes it that of a person: 总经理.
        case role
        /// No name begins with it: 共建, 新建.
        case lead
        /// Ends a clause that only says who tells it: 发布, 显示.
        case tell
        /// Looks like the end of a name and is none: 农村, 重点项目.
        case not
    }

    /// A word of the table.
    public struct Entry: Sendable, BitwiseCopyable {
        public var sort: Sort
        public var use: Use
    }

    /// By the values of the index.
    public let entries: FlatArray<Entry>
    public let index: FormIndex

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "class", "use"], diagnostics: &diagnostics)
        var sorts = CaseNames<Sort>()
        var uses = CaseNames<Use>()
        var entries: [Entry] = []
        var forms = FormList()
        table.forEachRow { row in
            guard let sort = sorts.value(of: row[1]) else {
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: row[1]), message: "unknown class ‘\(row[1])’"))
                return
            }
            guard let use = uses.value(of: row[2]) else {
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: row[2]), message: "unknown use ‘\(row[2])’"))
                return
            }
            forms.add(row[0], entries.count)
            entries.append(Entry(sort: sort, use: use))
        }
        self.entries = FlatArray(entries)
        index = FormIndex(forms)
    }
}

extension BodyTable: ImagedTable {
    init(_ image: inout ImageReader) {
        entries = image.array()
        index = FormIndex(&image)
    }

    func write(to image: inout ImageWriter) {
        image.add(entries)
        index.write(to: &image)
    }
}
