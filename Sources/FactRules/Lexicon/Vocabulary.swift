import ChineseText

/// All words that the tokenizer knows: the word lexicons and the gazetteer's names, in one trie.
public final class Vocabulary: Sendable {
    /// What a form stands for: a word class, and for places the rows of the gazetteer that bear the form.
    public struct Entry: Sendable {
        public var wordClass: WordClass
        /// Index in `Gazetteer.names`, or -1.
        public var place: Int32
    }
    public let trie: FormTrie
    public let entries: [Entry]

    /// The word lexicons, in the order in which a later form replaces an earlier one; each has the columns `form`, `class`, `note`.
    init(lexicons: [RuleFile], gazetteer: Gazetteer, folding: Folding, diagnostics: inout [Diagnostic]) {
        // Places first: a word of the same form (和平, 建设) wins over a name that is also a common word.
        var entries = (0..<gazetteer.names.count).map { Entry(wordClass: .place, place: Int32($0)) }
        var forms = gazetteer.names.forms
        var classes = CaseNames<WordClass>()
        for file in lexicons {
            let lexicon = TSVTable(file, columns: ["form", "class", "note"], diagnostics: &diagnostics)
            forms.reserve(forms.count + lexicon.count)
            lexicon.forEachRow { row in
                guard let wordClass = classes.value(of: row[1]) else {
                    diagnostics.append(
                        Diagnostic(
                            path: lexicon.path, line: row.line, column: row.place(of: row[1]), message: "unknown class ‘\(row[1])’"))
                    return
                }
                // A head that is a whole indicator by itself (地区生产总值) needs nothing before it: a noun.
                let isWhole = wordClass == .head && row[2].hasPrefix("full")
                let isDone = wordClass == .adverb && row[2].hasPrefix("done") && (row[0].contains("已") || row[0].reads("了"))
                forms.add(row[0], entries.count, folding: folding)
                entries.append(Entry(wordClass: isWhole ? .noun : isDone ? .adverbDone : wordClass, place: -1))
            }
        }
        self.entries = entries
        trie = FormTrie(forms)
    }
}
