import ChineseText
import FactRules

/// Cuts a sentence into tokens: figures and periods as the scanners found them, words by longest match, the rest as text.
struct Tokenizer {
    let vocabulary: Vocabulary

    /// More tokens than these a range cannot have.
    static func mostTokens(
        in range: Range<Int>, quantities: UnsafeBufferPointer<Quantity>, periods: UnsafeBufferPointer<PeriodMention>
    ) -> Int {
        range.count + quantities.count + periods.count
    }

    /// The tokens of `range`, without gaps. `quantities` and `periods` are those within the range, in order.
    func tokens(
        of text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, quantities: UnsafeBufferPointer<Quantity>, periods: UnsafeBufferPointer<PeriodMention>
    ) -> [Token] {
        [Token](unsafeUninitializedCapacity: Self.mostTokens(in: range, quantities: quantities, periods: periods)) { room, count in
            guard let room = room.baseAddress else { return }
            count = tokens(of: text, in: range, quantities: quantities, periods: periods, into: room)
        }
    }

    /// Writes the tokens to `tokens`, which has room for `mostTokens`, and gives their number.
    func tokens(
        of text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, quantities: UnsafeBufferPointer<Quantity>, periods: UnsafeBufferPointer<PeriodMention>,
        into tokens: UnsafeMutablePointer<Token>
    ) -> Int {
        var cut = Cut(tokens: tokens, at: range.lowerBound)
        var nextQuantity = 0
        var nextPeriod = 0
        while cut.at < range.upperBound {
            var limit = range.upperBound
            if nextPeriod < periods.count {
                let span = periods[nextPeriod].span
                if span.lowerBound <= cut.at {
                    cut.take(.period, to: max(cut.at, span.upperBound), index: nextPeriod)
                    nextPeriod += 1
                    continue
                }
                limit = min(limit, span.lowerBound)
                if periods[nextPeriod].isQuarterBefore, let word = comparison(text, with: span, from: cut.at, to: range.upperBound),
                    nextQuantity >= quantities.count || quantities[nextQuantity].span.lowerBound >= word.upperBound
                {
                    cutWords(of: text, upTo: word.lowerBound, &cut)
                    cut.take(.word, .compareQuarter, to: word.upperBound)
                    nextPeriod += 1
                    continue
                }
            }
            if nextQuantity < quantities.count {
                let span = quantities[nextQuantity].span
                if span.lowerBound <= cut.at {
                    if span.upperBound > cut.at { cut.take(.quantity, to: span.upperBound, index: nextQuantity) }
                    nextQuantity += 1
                    continue
                }
                limit = min(limit, span.lowerBound)
            }
            cutWords(of: text, upTo: limit, &cut)
        }
        cut.closeRun()
        return cut.count
    }

    /// What has been cut so far.
    private struct Cut {
        let tokens: UnsafeMutablePointer<Token>
        var count = 0
        var at: Int
        /// Where the unknown characters begin that end at `at`, or -1.
        var runStart = -1

        init(tokens: UnsafeMutablePointer<Token>, at: Int) {
            self.tokens = tokens
            self.at = at
        }

        @inline(__always)
        private mutating func add(_ start: Int, _ end: Int, _ kind: Token.Kind, _ wordClass: WordClass, _ index: Int32) {
            (tokens + count).initialize(
                to: Token(
                    start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), kind: kind, wordClass: wordClass, index: index))
            count &+= 1
        }

        @inline(__always)
        mutating func closeRun() {
            guard runStart >= 0 else { return }
            add(runStart, at, .text, .noun, -1)
            runStart = -1
        }

        /// Takes what goes up to `end` as one token; none where that is no further.
        @inline(__always)
        mutating func take(_ kind: Token.Kind, _ wordClass: WordClass = .noun, to end: Int, index: Int = -1) {
            closeRun()
            if end > at { add(at, end, kind, wordClass, Int32(truncatingIfNeeded: index)) }
            at = end
        }
    }

    /// Cuts what lies before the next figure.
    private func cutWords(of text: UnsafeBufferPointer<UInt16>, upTo limit: Int, _ cut: inout Cut) {
        let index = vocabulary.index
        var own = cut
        while own.at < limit {
            let unit = text[own.at]
            // Ideographs are no marks.
            if unit &- 0x3400 >= 0x6C00, let mark = Self.mark(unit) {
                own.take(mark, to: own.at &+ 1)
                continue
            }
            if let hit = index.longestMatch(in: text, from: own.at, to: limit) {
                let entry = Vocabulary.Entry(hit.value)
                if accepts(entry, at: own.at, end: hit.end, limit: limit, runStart: own.runStart) {
                    own.take(.word, entry.wordClass, to: hit.end, index: Int(entry.place))
                    continue
                }
            }
            if own.runStart < 0 { own.runStart = own.at }
            own.at &+= 1
        }
        cut = own
    }

    /// The word of comparison that holds the quarter before: 比上季度, 与上季度相比. Nil where none begins right before it.
    private func comparison(_ text: UnsafeBufferPointer<UInt16>, with period: Range<Int>, from floor: Int, to limit: Int) -> Range<Int>? {
        var start = period.lowerBound - 1
        while start >= max(floor, period.lowerBound - 3) {
            switch text[start] {
            case 0x6BD4, 0x8F83, 0x4E0E, 0x540C, 0x548C, 0x76F8:  // 比 较 与 同 和 相
                if let hit = vocabulary.index.longestMatch(in: text, from: start, to: limit), hit.end >= period.upperBound,
                    Vocabulary.Entry(hit.value).wordClass == .compareQuarter
                {
                    return start..<hit.end
                }
            default: break
            }
            start -= 1
        }
        return nil
    }

    /// Whether a form counts as a word where it stands. A function word of one character right after a single unknown
    /// character is far more often the second half of a word that no lexicon knows (存在, 目的).
    private func accepts(_ entry: Vocabulary.Entry, at: Int, end: Int, limit: Int, runStart: Int) -> Bool {
        if entry.place >= 0 {
            // 祁连山区域, 三江源: letters inside another name.
            if runStart >= 0, at - runStart == 1 { return false }
            return !entry.isCommon
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
