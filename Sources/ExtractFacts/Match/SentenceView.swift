import ChineseText
import FactRules

/// One sentence as the matcher sees it: the working text and what was found in it. Points into what others hold, so that
/// handing it around costs nothing; valid as long as the `DocumentScan` and the `TokenMap` that it was made of.
struct SentenceView {
    let text: UnsafeBufferPointer<UInt16>
    let span: Range<Int>
    let tokens: UnsafeBufferPointer<Token>
    let quantities: UnsafeBufferPointer<Quantity>
    let periods: UnsafeBufferPointer<PeriodMention>
    /// For each unit of the span the token that holds it.
    private let tokenAt: UnsafePointer<Int32>
    /// The classes of all its words, and its units.
    let classes: WordClassSet
    let units: WideUnitSet

    init(_ sentence: SentenceScan, text: UnsafeBufferPointer<UInt16>, map: TokenMap) {
        self.text = text
        span = sentence.span
        tokens = sentence.tokens
        quantities = sentence.quantities
        periods = sentence.periods
        tokenAt = map.fill(tokens, span, text)
        classes = map.classes
        units = map.units
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

    /// Whether the text of a token is `literal`.
    func token(_ index: Int, reads literal: StaticString) -> Bool {
        matches(literal, at: Int(tokens[index].start), count: tokens[index].count)
    }

    /// Whether `count` units from `offset` read `literal`, which holds characters of the basic plane only.
    func matches(_ literal: StaticString, at offset: Int, count: Int) -> Bool {
        literal.withUTF8Buffer { utf8 in
            var at = offset
            var i = 0
            while i < utf8.count {
                guard at < offset + count, at < text.count else { return false }
                let unit: UInt16
                if utf8[i] < 0x80 {
                    unit = UInt16(utf8[i])
                    i += 1
                } else if utf8[i] < 0xE0 {
                    unit = UInt16(utf8[i] & 0x1F) << 6 | UInt16(utf8[i + 1] & 0x3F)
                    i += 2
                } else {
                    unit = UInt16(utf8[i] & 0x0F) << 12 | UInt16(utf8[i + 1] & 0x3F) << 6 | UInt16(utf8[i + 2] & 0x3F)
                    i += 3
                }
                guard text[at] == unit else { return false }
                at += 1
            }
            return at == offset + count
        }
    }
}
