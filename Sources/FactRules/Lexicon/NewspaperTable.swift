/// Newspapers and agencies whose name does not tell the place they write from.
public struct NewspaperTable: Sendable {
    /// A newspaper or agency.
    public struct Newspaper: Sendable {
        /// GB/T 2260 code of its place; 100000 for national ones.
        public var code: String
    }
    public let newspapers: [Newspaper]
    public let trie: FormTrie

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["name", "code", "place", "tier", "note"], diagnostics: &diagnostics)
        var newspapers: [Newspaper] = []
        var forms = FormList()
        table.forEachRow { row in
            forms.add(row[0], newspapers.count)
            newspapers.append(Newspaper(code: row[1].string))
        }
        self.newspapers = newspapers
        trie = FormTrie(forms)
    }
}
