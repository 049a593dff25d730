import FactRules

/// The rules and tables of a set of files, for people: what `rules list`, `rules show` and the index in Rules/README.md show.
public struct RuleCatalogue: Sendable {
    /// One rule.
    public struct Entry: Sendable {
        public var id: String
        /// The folder it stands in.
        public var stage: String
        public var comment: String
        public var path: String
        public var line: Int
        public var weight: Int
        /// The sentence of its first `yes` line.
        public var example: String
        /// Its lines as they stand in the file.
        public var source: String
    }
    /// One table.
    public struct Table: Sendable {
        public var name: String
        public var columns: [String]
        public var rows: Int
        /// What the file says of itself in its first comment line, and of where it comes from.
        public var summary: String
        public var origin: String
    }
    /// By stage in the order in which they run, then by id.
    public let entries: [Entry]
    /// In the order of their names.
    public let tables: [Table]

    /// Reads the files.
    /// - Throws: `RuleErrors` with every problem found.
    public init(_ files: [RuleFile] = RuleFile.shipped, overlays: [[RuleFile]] = []) throws {
        let rules = try RuleSet(files, overlays: overlays, image: .shipped).writtenRules.sorted { ($0.rule.stage, $0.rule.id) < ($1.rule.stage, $1.rule.id) }
        let files = files + overlays.joined()
        let lines = Dictionary(
            files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)) },
            uniquingKeysWith: { _, last in last })
        entries = rules.map { written in
            Entry(
                id: written.rule.id, stage: written.rule.stage.rawValue, comment: written.comment, path: written.path, line: written.line,
                weight: written.rule.weight, example: written.examples.first { $0.kind == .yes }?.sentence ?? "",
                source: Self.source(of: written, in: lines[written.path] ?? []))
        }
        tables = files.filter { $0.name.hasSuffix(".tsv") }.map { Self.table($0) }.sorted { $0.name < $1.name }
    }

    /// A rule's lines: up to the next blank line or rule.
    private static func source(of rule: WrittenRule, in lines: [Substring]) -> String {
        guard rule.line <= lines.count else { return "" }
        let rest = lines[rule.line...].prefix { !$0.isEmpty && !$0.hasPrefix("rule ") }
        return ([lines[rule.line - 1]] + rest).joined(separator: "\n")
    }

    private static func table(_ file: RuleFile) -> Table {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        let comments = lines.prefix { $0.hasPrefix("#") }.map { $0.dropFirst() }
        let content = lines.filter { !$0.hasPrefix("#") }
        func trimmed(_ line: Substring) -> String { String(line.drop { $0 == " " }) }
        var origin: [String] = []
        if let start = comments.firstIndex(where: { trimmed($0).hasPrefix("来源") }) {
            // What goes on is indented more than the line that begins it.
            origin = [trimmed(comments[start])] + comments[(start + 1)...].prefix { $0.hasPrefix("  ") }.map(trimmed)
        } else if let line = comments.first(where: { $0.contains("来源：") }), let at = line.range(of: "来源：") {
            origin = [String(line[at.lowerBound...])]
        }
        var text = origin.joined()
        for prefix in ["来源：", "来源:"] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        return Table(
            name: file.name, columns: content.first?.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) ?? [],
            rows: max(0, content.count - 1), summary: comments.first.map(trimmed) ?? "", origin: text)
    }

    // MARK: The index

    /// What stands before and behind the index in a page.
    public static let indexMarks = (begin: "<!-- 索引开始：由规则生成，不要手改 -->", end: "<!-- 索引结束 -->")

    /// The index in Markdown: every table with its columns and origin, every rule with its first example.
    public var index: String {
        func cell(_ text: String) -> String { text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
        var lines = ["### 词表", "", "| 文件 | 列 | 说明 | 来源 |", "|---|---|---|---|"]
        for table in tables {
            let columns = table.columns.map { "`\($0)`" }.joined(separator: " ")
            lines.append("| `\(table.name)` | \(columns) | \(cell(table.summary)) | \(cell(table.origin)) |")
        }
        for stage in Rule.Stage.allCases {
            lines += ["", "### 规则：\(stage.rawValue)/", "", "| 编号 | 说明 | 例句 |", "|---|---|---|"]
            for entry in entries where entry.stage == stage.rawValue {
                lines.append("| `\(entry.id)` | \(cell(entry.comment)) | \(cell(entry.example)) |")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The page with the index between its marks made new; nil where it has no marks.
    public func updated(_ page: String) -> String? {
        guard let begin = page[...].range(of: Self.indexMarks.begin), let end = page[begin.upperBound...].range(of: Self.indexMarks.end) else {
            return nil
        }
        return page[..<begin.upperBound] + "\n\n" + index + "\n\n" + page[end.lowerBound...]
    }
}

extension Substring {
    /// The first place of a string in this one.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
            at = index(after: at)
        }
        return nil
    }
}
