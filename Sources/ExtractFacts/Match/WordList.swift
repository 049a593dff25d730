import FactRules

/// Some words, by their UTF-16, that tokens are compared with: most tokens are told from all of them by their first unit.
struct WordList: @unchecked Sendable {
    private let words: [[UInt16]]
    private let firsts: UInt64

    init(_ words: [String]) {
        self.words = words.map { Array($0.utf16) }
        firsts = self.words.reduce(0) { $0 | Self.bit($1[0]) }
    }

    /// Whether a token is one of the words.
    @inline(__always)
    func contains(_ token: Token, in text: UnsafeBufferPointer<UInt16>) -> Bool {
        token.start < token.end && firsts & Self.bit(text[Int(token.start)]) != 0 && reads(token, text)
    }

    private func reads(_ token: Token, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        let start = Int(token.start)
        words: for word in words where word.count == token.count {
            for i in word.indices where text[start &+ i] != word[i] { continue words }
            return true
        }
        return false
    }

    @inline(__always)
    private static func bit(_ unit: UInt16) -> UInt64 { 1 &<< UInt64((unit &* 0x9E37) >> 10) }
}
