import ChineseText

/// All words that the tokenizer knows: the word lexicons and the gazetteer's names, in one index.
public final class Vocabulary: Sendable {
    /// What a form stands for: a word class, and for places the row of the gazetteer's names. The index has it in the value of the
    /// form, so that nothing more has to be looked up.
    public struct Entry: Sendable {
        public let wordClass: WordClass
        /// Whether it is the name of a division that is a common word too.
        public let isCommon: Bool
        /// Whether a longer word that is no place begins with it; told of places only.
        @usableFromInline let isPrefix: Bool
        /// Index in `Gazetteer.names`, or -1.
        public let place: Int32

        /// Names beyond these have no room beside the class, and are not known.
        private static let mostPlaces = 1 << 23 - 2

        /// The entry of a form that the index has a value for.
        @inlinable @inline(__always)
        public init(_ value: Int32) {
            wordClass = WordClass(number: UInt8(truncatingIfNeeded: value & 63))
            isCommon = value & 64 != 0
            isPrefix = value & Self.prefixBit != 0
            place = (value >> 8) &- 1
        }

        init(_ wordClass: WordClass, place: Int = -1, isCommon: Bool = false) {
            self.wordClass = wordClass
            self.isCommon = isCommon
            isPrefix = false
            self.place = Int32(truncatingIfNeeded: place)
        }

        /// Whether it is a place or a word for one.
        var isPlace: Bool { place >= 0 || wordClass.isDeixis }

        var value: Int { place < Self.mostPlaces ? Int(wordClass.number) | (isCommon ? 64 : 0) | (Int(place) + 1) << 8 : -1 }

        @usableFromInline static let prefixBit: Int32 = 128
    }
    public let index: FormIndex
    /// The places and the words for places alone.
    private let places: FormIndex
    /// What stands side by side within a word.
    private let joints: WordJoints
    /// The classes that have a word.
    let classes: WordClassSet
    public var isEmpty: Bool { classes.isEmpty }

    /// The files of the word lexicons, in the order in which a later form replaces an earlier one.
    static let fileNames = ["heads", "verbs", "particles", "cues", "words"].map { "lexicon/\($0).tsv" }

    /// The word lexicons are those of `fileNames`; each has the columns `form`, `class`, `note`.
    init(lexicons: [RuleFile], gazetteer: Gazetteer, folding: Folding, diagnostics: inout [Diagnostic]) {
        // Places first: a word of the same form (和平, 建设) wins over a name that is also a common word.
        let names = gazetteer.names
        var forms = FormList()
        names.forEachForm { forms.add($0, Entry(.place, place: $1, isCommon: names.isCommon($1)).value) }
        var found = WordClassSet()
        if !names.isEmpty { found.insert(.place) }
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
                let own: WordClass = isWhole ? .noun : isDone ? .adverbDone : wordClass
                forms.add(row[0], Entry(own).value, folding: folding)
                found.insert(own)
            }
        }
        self.classes = found
        let index = FormIndex(forms)
        self.index = index
        places = Self.places(of: forms, index)
        joints = WordJoints(forms)
    }

    /// The index of those forms that are places or words for places.
    private static func places(of forms: FormList, _ index: FormIndex) -> FormIndex {
        // A form that stands twice is what it is entered with last.
        func isPlace(_ form: UnsafeBufferPointer<UInt16>) -> Bool {
            index.longestMatch(in: form, from: 0, to: form.count).map { $0.end == form.count && Entry($0.value).isPlace } ?? false
        }
        var places = forms.filter { Entry($0).isPlace && isPlace($1) }
        let numbers = FormIndex(places.numbered)
        var prefixes = Set<Int32>()
        forms.forEach { form, _ in
            if isPlace(form) { return }
            for length in stride(from: 1, to: form.count, by: 1) {
                if let hit = numbers.longestMatch(in: form, from: 0, to: length), hit.end == length { prefixes.insert(hit.value) }
            }
        }
        places.changeValues { prefixes.contains($0) ? $1 | Entry.prefixBit : $1 }
        return FormIndex(places)
    }

    init(_ image: inout ImageReader) {
        index = FormIndex(&image)
        classes = WordClassSet(bits: UInt64(bitPattern: Int64(image.number())))
        places = FormIndex(&image)
        joints = WordJoints(&image)
    }

    /// The next place or word for a place of a text from `start` on, and where it stands; nil if there is none. Words that stand
    /// between are passed over as wholes.
    /// - Parameter common: whether names that are common words too count.
    public func nextPlace(
        in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, common: Bool
    ) -> (entry: Entry, span: Range<Int>)? {
        // Few words are places: only where one stands it is asked whether it is a word, or two halves of others.
        var from = start
        var known = start
        while let (at, hit) = places.firstMatch(in: text, from: from, to: limit) {
            from = at + 1
            let entry = Entry(hit.value)
            if entry.isCommon, !common { continue }
            // 北京路口: a longer word.
            if entry.isPrefix, let word = index.longestMatch(in: text, from: at, to: limit), word.end > hit.end { continue }
            if at > known, joints.join(text[at - 1], text[at]) {
                known = cut(text, from: known, upTo: at, limit)
                if known > at {
                    from = known
                    continue
                }
            }
            return (entry, at..<hit.end)
        }
        return nil
    }

    /// Cuts a text into words until one begins at `place` or behind it, and gives where it does. A word begins at `start`; no place
    /// stands between that counts.
    private func cut(_ text: UnsafeBufferPointer<UInt16>, from start: Int, upTo place: Int, _ limit: Int) -> Int {
        // What stands side by side in no word is where all words before it end.
        var at = place
        while at > start, joints.join(text[at - 1], text[at]) { at -= 1 }
        while at < place {
            // What looks like a place there is a name that is a common word, and hides nothing.
            if let hit = index.longestMatch(in: text, from: at, to: limit), !Entry(hit.value).isPlace { at = hit.end } else { at += 1 }
        }
        return at
    }
}

extension Vocabulary: ImagedTable {
    func write(to image: inout ImageWriter) {
        index.write(to: &image)
        image.add(Int(Int64(bitPattern: classes.bits)))
        places.write(to: &image)
        joints.write(to: &image)
    }
}
