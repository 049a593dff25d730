import ChineseText
import FactRules

/// One sentence as the matcher sees it: the working text and what was found in it. Points into what others hold, so that
/// handing it around costs nothing; valid as long as the `DocumentScan` and the `TokenMap` that it was made of.
struct SentenceView {
    let text: UnsafeBufferPointer<UInt16>
    let original: OriginalText
    let span: Range<Int>
    let tokens: UnsafeBufferPointer<Token>
    let quantities: UnsafeBufferPointer<Quantity>
    let periods: UnsafeBufferPointer<PeriodMention>
    /// For each unit of the span the token that holds it.
    private let tokenAt: UnsafePointer<Int32>
    /// The classes of all its words, and its units.
    let classes: WordClassSet
    let units: WideUnitSet
    /// Whether a quotation begins in it, and whether a title does.
    let hasQuotes: Bool
    let hasTitles: Bool

    init(_ sentence: SentenceScan, original: OriginalText, map: TokenMap) {
        text = original.working
        self.original = original
        span = sentence.span
        tokens = sentence.tokens
        quantities = sentence.quantities
        periods = sentence.periods
        tokenAt = map.fill(tokens, span, text)
        classes = map.classes
        units = map.units
        hasQuotes = map.hasQuotes
        hasTitles = map.hasTitles
    }

    /// The token that ends at `offset`, or nil at the sentence's head.
    @inline(__always)
    func tokenEnding(at offset: Int) -> Int? {
        guard let token = token(at: offset &- 1), Int(tokens[token].end) == offset else { return nil }
        return token
    }

    /// The token that starts at `offset`, or nil at the sentence's end.
    @inline(__always)
    func tokenStarting(at offset: Int) -> Int? {
        guard let token = token(at: offset), Int(tokens[token].start) == offset else { return nil }
        return token
    }

    /// The token that holds the unit at `offset`.
    @inline(__always)
    func token(at offset: Int) -> Int? {
        guard offset >= span.lowerBound, offset < span.upperBound else { return nil }
        let token = tokenAt[offset &- span.lowerBound]
        return token >= 0 ? Int(token) : nil
    }
}
