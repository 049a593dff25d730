import ChineseText
import FactRules

/// Cuts a sentence into tokens: figures and periods as the scanners found them, words by longest match, the rest as text.
struct Tokenizer {
    let vocabulary: Vocabulary
    let gazetteer: Gazetteer

    /// The tokens of `range`, without gaps. `quantities` and `periods` are those within the range, in order.
    func tokens(
        of text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, quantities: UnsafeBufferPointer<Quantity>, periods: UnsafeBufferPointer<PeriodMention>,
        into tokens: inout [Token]
    ) {
        tokens.removeAll(keepingCapacity: true)
        var at = range.lowerBound
        var nextQuantity = 0
        var nextPeriod = 0
        var runStart = -1
        func closeRun(_ end: Int) {
            guard runStart >= 0 else { return }
            tokens.append(Token(start: Int32(runStart), end: Int32(end), kind: .text, wordClass: .noun, index: -1))
            runStart = -1
        }
        while at < range.upperBound {
            if nextPeriod < periods.count, periods[nextPeriod].span.lowerBound <= at {
                closeRun(at)
                let end = max(at, periods[nextPeriod].span.upperBound)
                if end > at {
                    tokens.append(Token(start: Int32(at), end: Int32(end), kind: .period, wordClass: .noun, index: Int32(nextPeriod)))
                }
                at = end
                nextPeriod += 1
                continue
            }
            if nextQuantity < quantities.count, quantities[nextQuantity].span.lowerBound <= at {
                let span = quantities[nextQuantity].span
                if span.upperBound > at {
                    closeRun(at)
                    tokens.append(
                        Token(start: Int32(at), end: Int32(span.upperBound), kind: .quantity, wordClass: .noun, index: Int32(nextQuantity)))
                    at = span.upperBound
                }
                nextQuantity += 1
                continue
            }
            var limit = range.upperBound
            if nextPeriod < periods.count { limit = min(limit, periods[nextPeriod].span.lowerBound) }
            if nextQuantity < quantities.count { limit = min(limit, quantities[nextQuantity].span.lowerBound) }
            let unit = text[at]
            if let mark = Self.mark(unit) {
                closeRun(at)
                tokens.append(Token(start: Int32(at), end: Int32(at + 1), kind: mark, wordClass: .noun, index: -1))
                at += 1
                continue
            }
            if let hit = vocabulary.trie.longestMatch(in: text, from: at, to: limit) {
                let entry = vocabulary.entries[Int(hit.value)]
                if accepts(entry, at: at, end: hit.end, limit: limit, runStart: runStart) {
                    closeRun(at)
                    tokens.append(
                        Token(start: Int32(at), end: Int32(hit.end), kind: .word, wordClass: entry.wordClass, index: entry.place))
                    at = hit.end
                    continue
                }
            }
            if runStart < 0 { runStart = at }
            at += 1
        }
        closeRun(range.upperBound)
    }

    /// Whether a form counts as a word where it stands. A function word of one character right after a single unknown
    /// character is far more often the second half of a word that no lexicon knows (存在, 目的).
    private func accepts(_ entry: Vocabulary.Entry, at: Int, end: Int, limit: Int, runStart: Int) -> Bool {
        if entry.place >= 0 {
            // 祁连山区域, 三江源: letters inside another name.
            if runStart >= 0, at - runStart == 1 { return false }
            return !gazetteer.names.isCommon(Int(entry.place))
        }
        // Right before a figure it is what it looks like: 人均拨款额为.
        if end == limit, entry.wordClass.isLink || entry.wordClass == .rise || entry.wordClass == .fall { return true }
        if end - at == 1, runStart >= 0, at - runStart == 1 {
            return entry.wordClass == .de || entry.wordClass == .etc || entry.wordClass == .adverb || entry.wordClass == .adverbDone
        }
        return true
    }

    private static func mark(_ unit: UInt16) -> Token.Kind? {
        switch unit {
        case 0xFF0C, 0x2C: .comma  // ， ,
        case 0x3001: .pause  // 、
        case 0xFF1B, 0x3B: .semicolon  // ； ;
        case 0xFF1A, 0x3A: .colon  // ： :
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A: .stop  // 。！？
        case 0xFF08, 0x28, 0x3010, 0x5B, 0x3014: .open
        case 0xFF09, 0x29, 0x3011, 0x5D, 0x3015: .close
        case 0x201C, 0x2018, 0x300A, 0x3008, 0x300C, 0x300E: .quoteOpen
        case 0x201D, 0x2019, 0x300B, 0x3009, 0x300D, 0x300F: .quoteClose
        case 0x09: .cell
        case 0x20, 0x22, 0x27, 0x2014, 0x2026, 0x25A0, 0x25A1, 0x25CF, 0x25CB: .mark
        default: nil
        }
    }
}
