/// Newspapers and agencies whose name does not tell the place they write from.
public struct NewspaperTable: Sendable {
    public struct Newspaper: Sendable {
        public var name: [UInt16]
        /// GB/T 2260 code of its place; 100000 for national ones.
        public var code: String
    }
    public let newspapers: [Newspaper]
    public let trie: FormTrie

    init(table: TSVTable) {
        newspapers = table.rows.map { Newspaper(name: Array($0[0].utf16), code: String($0[1])) }
        trie = FormTrie(newspapers.enumerated().map { ($0.element.name, Int32($0.offset)) })
    }
}
