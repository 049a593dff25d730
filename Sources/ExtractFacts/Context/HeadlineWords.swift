import FactRules

/// Words of several kinds that are looked for in headlines, all at once.
struct HeadlineWords: Sendable {
    /// What a word makes of what stands below its headline.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let planTitle = Kinds(rawValue: 1)
        static let planHeading = Kinds(rawValue: 2)
        static let account = Kinds(rawValue: 4)
        static let about = Kinds(rawValue: 8)
    }

    private let index: FormIndex
    /// The kinds of each word and of those that it begins with, by the values of the index.
    private let kinds: [Kinds]

    init(_ words: [(kind: Kinds, words: [String])]) {
        let all = words.flatMap { kind, words in words.map { (kind: kind, units: Array($0.utf16), word: $0) } }
        index = FormIndex(all.map(\.word))
        kinds = all.map { word in all.reduce([]) { word.units.starts(with: $1.units) ? $0.union($1.kind) : $0 } }
    }

    /// The kinds of all words that stand in a text.
    func kinds(in text: [UInt16]) -> Kinds {
        text.withUnsafeBufferPointer { text in
            var found: Kinds = []
            var at = 0
            while let (start, hit) = index.firstMatch(in: text, from: at, to: text.count) {
                found.formUnion(kinds[Int(hit.value)])
                at = start + 1
            }
            return found
        }
    }
}
