import ChineseText
import FactRules

/// Tells which body a figure is of, where its sentence names one or points back at one.
final class SubjectFinder {
    /// A body that a figure is of.
    struct Subject: Equatable {
        /// How it is known.
        enum Source: Equatable {
            /// Its sentence speaks of it.
            case sentence
            /// A word in its sentence points back at it.
            case anaphor(Range<Int>)
            /// The sentence before speaks of it, and this one goes on.
            case before
            /// It stands behind the figure: 总投资5亿元的某项目.
            case head
        }
        var span: Range<Int>
        var source: Source
    }

    private let scan: DocumentScan
    private let words: BodyWords
    private let tokenizer: Tokenizer
    /// The sentence asked for last, and the bodies that its clauses name up to a token.
    @exclusivity(unchecked) private var current = (sentence: -1, mentions: [BodyMention](), next: 0)
    /// The sentences read before, by their place.
    private var earlier: [Int: [BodyMention]] = [:]

    init(scan: DocumentScan, extractor: Extractor) {
        self.scan = scan
        words = BodyWords(extractor.rules.bodies)
        tokenizer = extractor.tokenizer
    }

    /// The body that the figure at a token is of; nil if it is the place's own.
    func subject(of token: Int, in view: SentenceView) -> Subject? {
        let reader = BodyReader(words: words, text: view.text, tokens: view.tokens, quantities: view.quantities)
        if let head = reader.head(after: token) { return Subject(span: head.span, source: .head) }
        if current.sentence != view.span.lowerBound {
            current.sentence = view.span.lowerBound
            current.mentions.removeAll(keepingCapacity: true)
            current.next = 0
        }
        // Of what stands behind the figure it is not.
        if current.next <= token { current.next = reader.read(from: current.next, past: token, into: &current.mentions) }
        let figure = Int(view.tokens[token].start)
        guard let mention = current.mentions.last(where: { $0.span.upperBound <= figure && $0.role != .aside }) else {
            return reader.goesOn(before: token) ? subjectBefore(view).map { Subject(span: $0.span, source: .before) } : nil
        }
        switch mention.role {
        case .topic: return Subject(span: mention.span, source: .sentence)
        case .anaphor: return antecedent(of: mention, view).map { Subject(span: $0.span, source: .anaphor(mention.span)) }
        case .place, .aside: return nil
        }
    }

    /// What a word that points back means: the nearest body of its sort before it.
    private func antecedent(of anaphor: BodyMention, _ view: SentenceView) -> BodyMention? {
        if let near = current.mentions.last(where: { $0.span.upperBound <= anaphor.span.lowerBound && $0.answers(to: anaphor.sort) }) { return near }
        guard let place = place(of: view.span) else { return nil }
        let paragraph = scan.sentences[place].paragraph
        let article = scan.page.paragraphs[paragraph].article
        var i = place - 1
        while i >= 0, i >= place - Self.reach, scan.page.paragraphs[scan.sentences[i].paragraph].article == article,
            scan.sentences[i].paragraph >= paragraph - 1
        {
            let found = mentions(ofSentence: i, view.text)
            // Right behind it 该项目 may mean a road or a park; further on only what is called so.
            let isNear = i + 1 == place
            func isMeant(_ body: BodyMention) -> Bool { body.answers(to: anaphor.sort) && (isNear || body.sort == anaphor.sort) }
            if let near = found.last(where: { isMeant($0) && $0.role == .topic }) ?? found.last(where: isMeant) { return near }
            i -= 1
        }
        return nil
    }

    /// What the sentence before it in the paragraph speaks of at its end.
    private func subjectBefore(_ view: SentenceView) -> BodyMention? {
        guard let place = place(of: view.span), place > 0, scan.sentences[place - 1].paragraph == scan.sentences[place].paragraph,
            let last = mentions(ofSentence: place - 1, view.text).last(where: { $0.role != .aside }), last.role == .topic else { return nil }
        return last
    }

    /// How many sentences back a word may point.
    private static let reach = 6

    private func place(of span: Range<Int>) -> Int? {
        var low = 0
        var high = scan.sentences.count
        while low < high {
            let middle = (low + high) >> 1
            if scan.sentences[middle].span.lowerBound < span.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < scan.sentences.count ? low : nil
    }

    private func mentions(ofSentence place: Int, _ text: UnsafeBufferPointer<UInt16>) -> [BodyMention] {
        if let known = earlier[place] { return known }
        if earlier.count > 4 * Self.reach { earlier.removeAll(keepingCapacity: true) }
        let sentence = scan.sentences[place]
        var found: [BodyMention] = []
        if sentence.tokens.isEmpty {
            let tokens = tokenizer.tokens(of: text, in: sentence.span, quantities: sentence.quantities, periods: sentence.periods)
            tokens.withUnsafeBufferPointer {
                BodyReader(words: words, text: text, tokens: $0, quantities: sentence.quantities).read(into: &found)
            }
        } else {
            BodyReader(words: words, text: text, tokens: sentence.tokens, quantities: sentence.quantities).read(into: &found)
        }
        earlier[place] = found
        return found
    }
}
