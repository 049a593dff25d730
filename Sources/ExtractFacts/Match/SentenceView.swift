import ChineseText
import FactRules

/// One sentence as the matcher sees it: the working text and what was found in it.
struct SentenceView {
    let text: UnsafeBufferPointer<UInt16>
    let span: Range<Int>
    let tokens: [Token]
    let quantities: [Quantity]
    let periods: [PeriodMention]

    /// The token that ends at `offset`, or nil at the sentence's head.
    func tokenEnding(at offset: Int) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) < offset { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count && Int(tokens[low].end) == offset ? low : nil
    }

    /// The token that starts at `offset`, or nil at the sentence's end.
    func tokenStarting(at offset: Int) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count && Int(tokens[low].start) == offset ? low : nil
    }

    /// The token that holds the unit at `offset`.
    func token(at offset: Int) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count && Int(tokens[low].start) <= offset ? low : nil
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
