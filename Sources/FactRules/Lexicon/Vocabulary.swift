import ChineseText

/// All words that the tokenizer knows: the word lexicons and the gazetteer's names, in one trie.
public final class Vocabulary: Sendable {
    /// What a form stands for: a word class, and for places the rows of the gazetteer that bear the form.
    public struct Entry: Sendable, BitwiseCopyable {
        /// The class in the lowest byte, the place and one above it: a word is asked for thousands of times a page.
        @usableFromInline let bits: UInt32

        init(wordClass: WordClass, place: Int32) { bits = UInt32(place + 1) << 8 | UInt32(wordClass.number) }

        @inlinable public var wordClass: WordClass { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: WordClass.self) }
        /// Index in `Gazetteer.names`, or -1.
        @inlinable public var place: Int32 { Int32(truncatingIfNeeded: bits >> 8) - 1 }
    }
    public let trie: FormTrie
    public let entries: FlatArray<Entry>

    /// The files of the word lexicons, in the order in which a later form replaces an earlier one.
    static let fileNames = ["heads", "verbs", "particles", "cues", "words"].map { "lexicon/\($0).tsv" }

    /// The word lexicons are those of `fileNames`; each has the columns `form`, `class`, `note`.
    init(lexicons: [RuleFile], gazetteer: Gazetteer, folding: Folding, diagnostics: inout [Diagnostic]) {
        // Places first: a word of the same form (和平, 建设) wins over a name that is also a common word.
        var entries = (0..<gazetteer.names.count).map { Entry(wordClass: .place, place: Int32($0)) }
        var forms = FormList()
        gazetteer.names.forEachForm { forms.add($0, $1) }
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
        self.entries = FlatArray(entries)
        trie = FormTrie(forms)
    }

    init(_ image: inout ImageReader) {
        trie = FormTrie(&image)
        entries = image.array()
    }
}

extension Vocabulary: ImagedTable {
    func write(to image: inout ImageWriter) {
        trie.write(to: &image)
        image.add(entries)
    }
}
