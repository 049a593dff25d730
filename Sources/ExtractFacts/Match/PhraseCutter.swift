import ChineseText
import FactRules

/// Cuts the words that may belong to a figure: how far they reach to its left and right, and which of them say what is
/// measured.
struct PhraseCutter {
    /// The sentence, which stands where it does as long as it is read.
    let sentence: UnsafePointer<SentenceView>
    /// Where the phrases' tokens stand.
    let arena: FactArena

    init(_ sentence: UnsafePointer<SentenceView>, arena: FactArena) {
        self.sentence = sentence
        self.arena = arena
    }

    @inline(__always)
    var view: SentenceView { sentence.pointee }

    /// The words of a phrase that an indicator keeps, as tokens in order.
    struct Phrase {
        var tokens = TokenList()
        /// Where the uncleaned phrase begins and ends in the working text.
        var span: Range<Int>
        var isEmpty: Bool { tokens.isEmpty }
    }

    /// The first token that may belong to the left phrase that ends before token `end`.
    func leftLimit(of end: Int) -> Int {
        var i = end - 1
        var depth = 0
        while i >= 0 {
            let token = view.tokens[i]
            if depth == 0 {
                if token.endsClause { return i + 1 }
                switch token.kind {
                case .quantity:
                    // 规模五年翻三番: how long it took does not part the words.
                    if let figure = figureIndex(i),
                        view.quantities[figure].kind == .duration || view.quantities[figure].kind == .age || isPartOfName(figure)
                            || isThreshold(figure, at: i) && isNoun(from: i + 1, to: end)
                    {
                        break
                    }
                    return afterNouns(of: i, before: end)
                case .word where token.wordClass == .report || token.wordClass == .within: return i + 1
                case .open, .quoteOpen: return i + 1
                default: break
                }
            }
            switch token.kind {
            case .close, .quoteClose:
                depth += 1
            case .open, .quoteOpen:
                depth = max(0, depth - 1)
            case .stop where depth > 0:
                // A bracket that was never opened in this sentence.
                return i + 1
            default: break
            }
            i -= 1
        }
        return afterListNumber()
    }

    /// Behind the number that opens a sentence of a list: 五、完成….
    private func afterListNumber() -> Int {
        guard view.tokens.count > 2, view.tokens[1].kind == .pause, view.tokens[0].kind == .text, view.tokens[0].count <= 2 else { return 0 }
        let number = Int(view.tokens[0].start)..<Int(view.tokens[0].end)
        // 一 to 十
        return number.allSatisfy { [0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341].contains(view.text[$0]) } ? 2 : 0
    }

    /// The token after the nouns that a figure counts, where another figure follows in the same clause: in
    /// 走访12个村开展宣讲30场 the words of the second begin at 开展.
    private func afterNouns(of quantity: Int, before end: Int) -> Int {
        guard let figure = figureIndex(quantity) else { return quantity + 1 }
        var i = quantity + 1
        // A list mark right after it: the words belong to the next figure.
        if i < end, view.tokens[i].kind == .pause || view.tokens[i].is(.conj) || view.tokens[i].is(.etc) { return i + 1 }
        guard Self.counts(view.quantities[figure].kind) else { return i }
        while i < end {
            let token = view.tokens[i]
            if token.kind == .pause || (token.kind == .word && token.wordClass != .noun && token.wordClass != .nounverb && token.wordClass != .de
                && token.wordClass != .place && token.wordClass != .head) {
                return i
            }
            i += 1
        }
        return end
    }

    /// Whether a number is the end of a name in letters: 广义货币M2.
    private func isPartOfName(_ figure: Int) -> Bool {
        let start = view.quantities[figure].span.lowerBound
        guard view.quantities[figure].isName, start > view.span.lowerBound, view.quantities[figure].number.count <= 2 else { return false }
        let before = view.text[start - 1] | 0x20
        return (0x61...0x7A).contains(before)
    }

    /// Whether a figure only tells which of the things counted behind it are meant: 亿元以上项目56个, 500千伏变电站2座,
    /// 5000吨级以上泊位14个.
    private func isThreshold(_ figure: Int, at token: Int) -> Bool {
        guard token + 1 < view.tokens.count else { return false }
        let quantity = view.quantities[figure]
        let next = view.tokens[token + 1]
        guard next.is(.noun) || next.kind == .text, let last = quantity.unitSpan.last else { return false }
        // 伏 级
        if view.text[last] == 0x4F0F || view.text[Int(next.start)] == 0x7EA7 { return true }
        // 过
        let start = quantity.span.lowerBound
        if quantity.kind == .money, start > view.span.lowerBound, view.text[start - 1] == 0x8FC7 { return true }
        guard quantity.bound == .min || quantity.bound == .max else { return false }
        switch quantity.kind {
        case .money: return quantity.span != quantity.core
        case .measure, .count: return quantity.span.upperBound > quantity.core.upperBound
        default: return false
        }
    }

    /// Whether nothing but nouns stands between two tokens.
    private func isNoun(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        for i in start..<end {
            let token = view.tokens[i]
            guard token.kind == .text || token.is(.noun) || token.is(.modMin) else { return false }
        }
        return true
    }

    /// The place in the sentence's quantities of what a token is.
    @inline(__always)
    func figureIndex(_ token: Int) -> Int? {
        let index = Int(view.tokens[token].index)
        return index >= 0 && index < view.quantities.count ? index : nil
    }

    /// Whether a figure counts things, so that the noun after it is what it counts.
    static func counts(_ kind: Quantity.Kind) -> Bool {
        switch kind {
        case .count, .number: true
        default: false
        }
    }

    /// The phrase between two tokens, cleaned: without places, periods, adverbials and what only ties it to the figure.
    /// - Parameter isRight: right of a figure a preposition opens a part of the predicate, which stays.
    func clean(_ range: Range<Int>, isRight: Bool = false) -> Phrase {
        var start = range.lowerBound
        let end = range.upperBound
        // Adverbials: 通过…, 在…内, 为…: dropped up to the verb they lead to.
        var dropped: [Range<Int>] = []
        var i = start
        while i < end, !isRight {
            let token = view.tokens[i]
            if token.kind == .quoteOpen { i = closing(of: i, before: end) + 1; continue }
            if token.is(.prep), let next = endOfAdverbial(from: i, before: end) {
                dropped.append(i..<next)
                i = next
                continue
            }
            // 产量居前的有水泥: what is there comes after 有.
            if token.is(.link), i + 1 < end, i > start, token.count == 1, view.text[Int(token.start)] == 0x6709 { start = i + 1 }
            i += 1
        }
        let kept = arena.tokens(end - start) { kept in
            var count = 0
            var i = start
            var quoted = 0
            while i < end {
                if !dropped.isEmpty, let skip = dropped.first(where: { $0.contains(i) }) {
                    i = skip.upperBound
                    continue
                }
                let kind = view.tokens[i].kind
                if kind == .quoteOpen { quoted += 1 }
                if quoted > 0 || keeps(i, after: count > 0 ? Int(kept[count - 1]) : nil, next: i + 1 < end ? i + 1 : nil) {
                    kept[count] = Int32(truncatingIfNeeded: i)
                    count += 1
                }
                if quoted > 0, kind == .quoteClose { quoted -= 1 }
                i += 1
            }
            return count
        }
        var first = 0
        var last = kept.count
        while first < last, !begins(kept[first]) { first += 1 }
        while last > first, !ends(kept[last - 1]) { last -= 1 }
        let lower = start < view.tokens.count ? Int(view.tokens[min(start, end - 1 < 0 ? 0 : max(start, 0))].start) : view.span.upperBound
        return Phrase(tokens: TokenList(kept[first..<last]), span: lower..<max(lower, end > 0 ? Int(view.tokens[end - 1].end) : lower))
    }

    func closing(of open: Int, before end: Int) -> Int {
        var i = open + 1
        while i < end, view.tokens[i].kind != .quoteClose { i += 1 }
        return min(i, end - 1)
    }

    /// Whether a token says what is measured.
    private func keeps(_ index: Int, after previous: Int?, next: Int?) -> Bool {
        let token = view.tokens[index]
        switch token.kind {
        case .text, .pause, .open, .close, .quoteOpen, .quoteClose: return true
        case .mark: return false
        case .word:
            switch token.wordClass {
            case .act, .event, .nounverb, .rise, .fall, .flat, .noun, .head, .each, .etc, .linkShare, .slogan: return true
            case .de, .conj, .prep: return previous != nil && next != nil
            case .deixisTown, .deixisCounty, .deixisCity, .deixisHere, .deixisDistrict:
                // 镇区面积, 城区道路: a part of the place that the name needs.
                guard [0x533A, 0x57CE].contains(view.text[Int(token.end) - 1]), ![0x5168, 0x6211, 0x8BE5, 0x672C].contains(view.text[Int(token.start)]),
                    token.count > 1, let next
                else { return false }
                return view.tokens[next].is(.head) || view.tokens[next].is(.noun) || view.tokens[next].kind == .text
            case .place:
                // 九龙东: one more character makes it another name.
                if let next, view.tokens[next].kind == .text, view.tokens[next].count == 1 { return true }
                // A place at the head tells where; inside a name it is part of it.
                guard let previous else { return false }
                return view.tokens[previous].kind == .text || view.tokens[previous].is(.noun)
            default: return false
            }
        // 65岁以上老年人: an age is part of the name.
        case .quantity: return figureIndex(index).map { view.quantities[$0].kind == .age || isPartOfName($0) || isThreshold($0, at: index) } ?? false
        case .period, .comma, .semicolon, .colon, .stop, .cell: return false
        }
    }

    private func begins(_ index: Int) -> Bool {
        let token = view.tokens[index]
        switch token.kind {
        case .pause, .close, .quoteClose, .mark: return false
        case .word: return token.wordClass != .de && token.wordClass != .conj && token.wordClass != .etc
        default: return true
        }
    }

    private func ends(_ index: Int) -> Bool {
        let token = view.tokens[index]
        switch token.kind {
        case .pause, .open, .quoteOpen, .mark: return false
        // 调查的35家企业中: 中, 内 and 里 only tell that it is about some of them.
        // 共新台币1089亿元: the currency belongs to the figure.
        case .text where token.count <= 3 && isCurrency(index), .word where token.count <= 3 && isCurrency(index): return false
        // 年 of 产量年达3165吨 goes with the figure; 九龙中 is a name.
        case .text where token.count == 1 && index > 0 && view.tokens[index - 1].kind != .word || token.count == 1 && index > 0 && !view.tokens[index - 1].is(.place):
            return ![0x4E2D, 0x5185, 0x91CC, 0x5E74].contains(view.text[Int(token.start)])
        case .word: return token.wordClass != .de && token.wordClass != .conj && token.wordClass != .prep
        default: return true
        }
    }

    private static let currencies = WordList(["人民币", "新台币", "台币", "港币", "澳门币", "美金"])

    private func isCurrency(_ index: Int) -> Bool {
        Self.currencies.contains(view.tokens[index], in: view.text)
    }

    /// The token after an adverbial that a preposition opens: the word after 内, 中, 下 …, or the verb it leads to; nil where
    /// nothing follows it.
    private func endOfAdverbial(from prep: Int, before end: Int) -> Int? {
        var verb: Int?
        var i = prep + 1
        while i < end {
            let token = view.tokens[i]
            if token.kind == .quoteOpen { i = closing(of: i, before: end) + 1; continue }
            if verb == nil, i > prep + 1, token.is(.act) { verb = i }
            if token.kind == .text || token.is(.noun) || token.is(.nounverb), i + 1 < end {
                let last = view.text[Int(token.end) - 1]
                // 内 中 上 下 里 时 后 前 间
                if [0x5185, 0x4E2D, 0x4E0A, 0x4E0B, 0x91CC, 0x65F6, 0x540E, 0x524D, 0x95F4].contains(last), token.count <= 4 {
                    return i + 1
                }
            }
            i += 1
        }
        return verb
    }

    /// The text of a phrase as it stands in the original, without the blanks of the layout.
    func text(of phrase: Phrase) -> FactText {
        guard let first = phrase.tokens.first, let last = phrase.tokens.last else { return FactText("") }
        // Most stand side by side.
        if last - first == phrase.tokens.count - 1 {
            let span = Int(view.tokens[first].start)..<Int(view.tokens[last].end)
            var blanks = 0
            for offset in span where view.text[offset] <= 0x20 { blanks += 1 }
            if blanks == 0 { return arena.text(view.original, span) }
        }
        return text(of: phrase.tokens)
    }

    /// The same of some tokens.
    func text(of tokens: some Sequence<Int>) -> FactText {
        var room = 0
        for index in tokens { room &+= view.tokens[index].count }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, room)) { units in
            var count = 0
            for index in tokens {
                for offset in view.tokens[index].span where view.text[offset] != 0x20 {
                    units[count] = view.original.unit(offset)
                    count &+= 1
                }
            }
            return arena.text(count) { units[$0] }
        }
    }
}
