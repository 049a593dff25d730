import FactRules

/// Phrases that are looked for in short texts, by UTF-16: `String.contains` takes a hundred times as long.
struct PhraseSet: Sendable {
    private let phrases: [[UInt16]]
    private let index: FormIndex

    init(_ phrases: [String]) {
        self.phrases = phrases.map { Array($0.utf16) }
        index = FormIndex(phrases)
    }

    /// Whether any of the phrases stands in a text.
    func isFound(in text: [UInt16]) -> Bool {
        text.withUnsafeBufferPointer { index.firstMatch(in: $0, from: 0, to: $0.count) != nil }
    }

    /// Whether a text ends in any of the phrases.
    func isEnd(of text: [UInt16]) -> Bool {
        phrases.contains { $0.count <= text.count && text[(text.count - $0.count)...].elementsEqual($0) }
    }
}
