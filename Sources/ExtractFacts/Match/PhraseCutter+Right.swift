import ChineseText
import FactRules

/// How far the words right of a figure reach.
extension PhraseCutter {
    /// The nouns that stand from token `start` on, and the token after them.
    func nouns(from start: Int) -> (phrase: Phrase, next: Int) {
        let limit = rightLimit(from: start)
        var i = start
        if i < limit, view.tokens[i].is(.de) { i += 1 }
        let first = i
        if i < limit, view.tokens[i].kind == .open { return (Phrase(span: view.span.lowerBound..<view.span.lowerBound), start) }
        scan: while i < limit {
            let token = view.tokens[i]
            switch token.kind {
            case .quoteOpen:
                i = closing(of: i, before: limit) + 1
                continue scan
            case .open:
                var j = i
                while j < limit, view.tokens[j].kind != .close { j += 1 }
                if j < limit { i = j + 1; continue scan }
                break scan
            case .text: break
            case .quantity where isTransparent(i): break
            case .word:
                switch token.wordClass {
                case .noun, .nounverb, .head, .place, .de, .etc, .slogan, .each: break
                case .conj where i > first: break
                case .act, .event:
                    // 专项排查行动 is one name.
                    guard i > first, i + 1 < limit, view.tokens[i + 1].is(.slogan) else { break scan }
                default:
                    if token.wordClass.isDeixis { break }
                    break scan
                }
            case .pause:
                if i == first { break scan }
            default: break scan
            }
            i += 1
        }
        // A relative clause: 30场居民喜欢的演出.
        if i < limit, view.tokens[i].kind == .word, let head = relativeHead(from: i, before: limit) {
            return (clean(first..<head, isRight: true), head)
        }
        return (clean(first..<max(first, i), isRight: true), i)
    }

    /// Where a relative clause that begins at `start` ends with 的 and a noun that closes the clause: the token after it.
    private func relativeHead(from start: Int, before limit: Int) -> Int? {
        var lastDe: Int?
        for i in start..<limit where view.tokens[i].is(.de) { lastDe = i }
        guard let lastDe, lastDe + 1 < limit, view.text[Int(view.tokens[lastDe].start)] == 0x7684 else { return nil }
        for i in (lastDe + 1)..<limit {
            let token = view.tokens[i]
            if token.kind == .word, ![.noun, .nounverb, .head, .place].contains(token.wordClass) { return i > lastDe + 1 ? i : nil }
        }
        return limit
    }

    /// The token after the last that may belong to a figure whose words begin at `start`.
    func rightLimit(from start: Int) -> Int {
        var i = start
        var depth = 0
        while i < view.tokens.count {
            let token = view.tokens[i]
            if depth == 0, token.endsClause || (token.kind == .quantity && !isTransparent(i)) { break }
            switch token.kind {
            case .open, .quoteOpen: depth += 1
            case .close, .quoteClose:
                if depth == 0 { return i }
                depth -= 1
            case .stop: return i
            case .pause where depth == 0:
                // 200名教师、300名学生: the list goes on with another figure.
                if quantityFollows(i + 1) { return i }
            default: break
            }
            i += 1
        }
        return i
    }

    /// Whether a figure inside a phrase does not end it: an age, or a time before 的 (全县三年的税收).
    private func isTransparent(_ token: Int) -> Bool {
        guard let figure = figureIndex(token) else { return false }
        if view.quantities[figure].kind == .age { return true }
        return view.quantities[figure].kind == .duration && token + 1 < view.tokens.count && view.tokens[token + 1].is(.de)
    }

    private func quantityFollows(_ start: Int) -> Bool {
        var i = start
        while i < view.tokens.count, !view.tokens[i].endsClause {
            if view.tokens[i].kind == .quantity { return true }
            i += 1
        }
        return false
    }

    /// Where what stands right of a figure ends: its clause's edge or the next figure. `start` itself where that is in brackets, which
    /// explains the figure and does not name it, or behind 、, which is another statement.
    func rightEnd(from start: Int) -> Int {
        if start < view.tokens.count, view.tokens[start].kind == .open || view.tokens[start].kind == .pause { return start }
        return rightLimit(from: start)
    }

    /// All that stands right of a figure up to where it ends.
    func right(from start: Int, to end: Int) -> (phrase: Phrase, next: Int) {
        if start < view.tokens.count, view.tokens[start].kind == .open || view.tokens[start].kind == .pause { return (Phrase(span: view.span.lowerBound..<view.span.lowerBound), start) }
        return (clean(start..<end, isRight: true), end)
    }
}
