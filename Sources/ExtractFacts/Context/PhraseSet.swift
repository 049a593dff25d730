/// Phrases that are looked for in short texts, by UTF-16: `String.contains` takes a hundred times as long.
struct PhraseSet: Sendable {
    private let phrases: [[UInt16]]

    init(_ phrases: [String]) { self.phrases = phrases.map { Array($0.utf16) } }

    /// Whether any of the phrases stands in a text.
    func isFound(in text: [UInt16]) -> Bool {
        text.withUnsafeBufferPointer { text in
            phrases.contains { phrase in
                phrase.withUnsafeBufferPointer { phrase in
                    guard phrase.count <= text.count else { return false }
                    var at = 0
                    while at <= text.count &- phrase.count {
                        if text[at] == phrase[0] {
                            var i = 1
                            while i < phrase.count, text[at &+ i] == phrase[i] { i &+= 1 }
                            if i == phrase.count { return true }
                        }
                        at &+= 1
                    }
                    return false
                }
            }
        }
    }

    /// Whether a text ends in any of the phrases.
    func isEnd(of text: [UInt16]) -> Bool {
        phrases.contains { $0.count <= text.count && text[(text.count - $0.count)...].elementsEqual($0) }
    }
}
