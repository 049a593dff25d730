/// The phrases that were cut in a sentence, each once: dozens of rules ask for the same ones. Used again for one sentence
/// after the other.
final class PhraseCuts {
    /// A phrase, and the first token of it (to the left) or behind it (to the right).
    typealias Cut = (phrase: PhraseCutter.Phrase, next: Int)

    /// What rules ask of a phrase, without the phrase itself.
    struct Traits {
        var next: Int
        /// Its words: how many, the first and the last.
        var count: Int
        var head: Int
        var tail: Int
        /// Whether a verb that takes an object stands in it.
        var hasAction: Bool
    }

    private enum Kind: Int { case left, nouns, right, through }

    @exclusivity(unchecked) private var cuts: [Cut] = []
    @exclusivity(unchecked) private var traits: [Traits] = []
    /// By token and kind the place in `cuts`, -1 where nothing was cut yet.
    @exclusivity(unchecked) private var known = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 3 * 256)

    deinit { known.deallocate() }

    /// Forgets everything for a sentence of so many tokens.
    func reset(tokens: Int) {
        cuts.removeAll(keepingCapacity: true)
        traits.removeAll(keepingCapacity: true)
        let needed = 4 * (tokens + 1)
        if known.count < needed {
            known.deallocate()
            known = .allocate(capacity: needed * 2)
        }
        known.baseAddress!.initialize(repeating: -1, count: needed)
    }

    subscript(_ index: Int) -> Cut { cuts[index] }
    func traits(_ index: Int) -> Traits { traits[index] }

    /// The phrase left of token `end`, and its first token; no phrase where that is `end`.
    func left(before end: Int, _ cutter: PhraseCutter) -> Int {
        cut(.left, end, cutter) {
            let first = cutter.leftLimit(of: end)
            return (first < end ? cutter.clean(first..<end) : PhraseCutter.Phrase(span: 0..<0), first)
        }
    }

    func nouns(from start: Int, _ cutter: PhraseCutter) -> Int { cut(.nouns, start, cutter) { cutter.nouns(from: start) } }

    /// All that stands right of a figure up to its clause's edge or the next figure; before another figure only the nouns, since a verb
    /// there leads to that one.
    func right(from start: Int, _ cutter: PhraseCutter) -> Int {
        let place = Self.place(.right, start)
        if known[place] < 0 {
            let end = cutter.rightEnd(from: start)
            let leadsOn = end > start && end < cutter.view.tokens.count && cutter.view.tokens[end].kind == .quantity
            let found = leadsOn ? nouns(from: start, cutter) : cut(.through, start, cutter) { cutter.right(from: start, to: end) }
            known[place] = Int32(truncatingIfNeeded: found)
        }
        return Int(known[place])
    }

    /// The same, where a verb goes on to the next figure too.
    func through(from start: Int, _ cutter: PhraseCutter) -> Int {
        cut(.through, start, cutter) { cutter.right(from: start, to: cutter.rightEnd(from: start)) }
    }

    private static func place(_ kind: Kind, _ token: Int) -> Int { 4 &* token &+ kind.rawValue }

    @inline(__always)
    private func cut(_ kind: Kind, _ token: Int, _ cutter: PhraseCutter, _ make: () -> Cut) -> Int {
        let place = Self.place(kind, token)
        if known[place] >= 0 { return Int(known[place]) }
        let cut = make()
        known[place] = Int32(truncatingIfNeeded: cuts.count)
        let tokens = cut.phrase.tokens
        traits.append(
            Traits(
                next: cut.next, count: tokens.count, head: tokens.first ?? -1, tail: tokens.last ?? -1,
                hasAction: tokens.contains { cutter.view.tokens[$0].is(.act) }))
        cuts.append(cut)
        return cuts.count - 1
    }
}
