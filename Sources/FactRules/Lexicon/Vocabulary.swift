import ChineseText

/// All words that the tokenizer knows: the word lexicons and the gazetteer's names, in one trie.
public struct Vocabulary: Sendable {
    /// What a form stands for: a word class, and for places the rows of the gazetteer that bear the form.
    public struct Entry: Sendable {
        public var wordClass: WordClass
        /// Index in `Gazetteer.names`, or -1.
        public var place: Int32
    }
    public let trie: FormTrie
    public let entries: [Entry]

    init(words: [(form: String, wordClass: WordClass)], gazetteer: Gazetteer, folding: (UInt16) -> UInt16) {
        var entries: [Entry] = []
        var forms: [(form: [UInt16], value: Int32)] = []
        forms.reserveCapacity(words.count + gazetteer.names.count)
        // Places first: a word of the same form (和平, 建设) wins over a name that is also a common word.
        for (index, name) in gazetteer.names.enumerated() {
            forms.append((name.form, Int32(entries.count)))
            entries.append(Entry(wordClass: .place, place: Int32(index)))
        }
        for word in words {
            forms.append((word.form.utf16.map(folding), Int32(entries.count)))
            entries.append(Entry(wordClass: word.wordClass, place: -1))
        }
        self.entries = entries
        trie = FormTrie(forms)
    }
}
