/// The phrases that were cut in a sentence, each once: dozens of rules ask for the same ones.
final class PhraseCuts {
    typealias Cut = (phrase: PhraseCutter.Phrase, next: Int)

    /// By kind and token.
    private var found: [(kind: Kind, token: Int, cut: Cut)] = []

    /// How many of the latest are looked through.
    private static let kept = 32

    private enum Kind { case left, nouns, right }

    /// The phrase left of token `end`, and its first token; no phrase where that is `end`.
    func left(before end: Int, _ cutter: PhraseCutter) -> Cut {
        cut(.left, end) {
            let first = cutter.leftLimit(of: end)
            return (first < end ? cutter.clean(first..<end) : PhraseCutter.Phrase(span: 0..<0), first)
        }
    }

    func nouns(from start: Int, _ cutter: PhraseCutter) -> Cut { cut(.nouns, start) { cutter.nouns(from: start) } }

    func right(from start: Int, _ cutter: PhraseCutter) -> Cut { cut(.right, start) { cutter.right(from: start) } }

    private func cut(_ kind: Kind, _ token: Int, _ make: () -> Cut) -> Cut {
        // From the end: rules of one figure ask for its neighbours. What lies further back is cut anew, so that a sentence
        // of many figures takes no more than its length.
        for known in found.suffix(Self.kept).reversed() where known.token == token && known.kind == kind { return known.cut }
        let cut = make()
        if found.count >= 4 * Self.kept { found.removeFirst(3 * Self.kept) }
        found.append((kind, token, cut))
        return cut
    }
}
