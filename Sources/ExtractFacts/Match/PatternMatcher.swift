import ChineseText
import FactRules

/// A rule's pattern found at a quantity.
struct Match {
    /// Index of the rule in `RuleSet.rules`.
    var rule: Int
    var weight: Int
    /// All that the pattern covers in the working text.
    var span: Range<Int>
    /// The cleaned phrase of each capture; nil where an optional element is absent.
    var captures: [PhraseCutter.Phrase?]
    /// The place of each capture in the working text.
    var places: [Range<Int>?]
}

/// Tries patterns at a quantity: leftwards and rightwards from it, by bounded backtracking over at most sixteen elements.
struct PatternMatcher {
    let view: SentenceView
    let cutter: PhraseCutter
    /// The token of the quantity.
    let anchor: Int
    let quantity: Quantity
    let unit: Unit?
    /// What was cut in the sentence already.
    let cuts: PhraseCuts

    /// The match of a pattern here, or nil. The caller has seen that it may match.
    func match(_ entry: PatternEntry) -> Match? {
        var state = State()
        let token = view.tokens[anchor]
        guard let left = walk(entry.pattern.before, 0, Int(token.start), -1, &state),
            let right = walk(entry.pattern.after, 0, Int(token.end), 1, &state)
        else { return nil }
        state.reserve(entry.pattern.captures.count)
        return Match(rule: entry.rule, weight: entry.weight, span: left..<right, captures: state.captures, places: state.places)
    }

    /// What stands around the figure; `names` are sorts of quantities.
    func surroundings(_ names: [String]) -> FigureSurroundings {
        var found = FigureSurroundings()
        for (bit, name) in names.enumerated() where isOf(name, quantity, unit) { found.sorts |= 1 << UInt64(bit) }
        found.left = side(Int(view.tokens[anchor].start), -1)
        found.right = side(Int(view.tokens[anchor].end), 1)
        return found
    }

    private func side(_ offset: Int, _ direction: Int) -> FigureSurroundings.Side {
        var found = FigureSurroundings.Side()
        func addUnit(_ offset: Int) {
            let at = direction < 0 ? offset - 1 : offset
            if view.span.contains(at) { found.units.insert(view.text[at]) }
        }
        addUnit(offset)
        let end = skip(offset, direction)
        addUnit(end)
        // The words passed over, and the one that was not.
        var at = offset
        while let token = neighbour(at, direction) {
            if view.tokens[token].kind == .word { found.classes.insert(view.tokens[token].wordClass) }
            if at == end { break }
            at = far(token, direction)
        }
        return found
    }

    /// The captures so far. Most patterns fail before their first: nothing is allocated until then.
    private struct State {
        private(set) var captures: [PhraseCutter.Phrase?] = []
        private(set) var places: [Range<Int>?] = []

        mutating func reserve(_ count: Int) {
            while captures.count < count {
                captures.append(nil)
                places.append(nil)
            }
        }
        mutating func keep(_ phrase: PhraseCutter.Phrase, in capture: Int) {
            reserve(capture + 1)
            captures[capture] = phrase
            places[capture] = phrase.span
        }
    }

    /// Matches the elements from `index` on at `offset` in one direction; returns where they end.
    private func walk(_ elements: [Pattern.Element], _ index: Int, _ offset: Int, _ direction: Int, _ state: inout State) -> Int? {
        guard index < elements.count else { return offset }
        let element = elements[index]
        let saved = state
        for end in ends(element, offset, direction, &state) {
            if case .gap = element.test, element.capture >= 0 {
                let span = min(offset, end)..<max(offset, end)
                state.keep(PhraseCutter.Phrase(tokens: tokens(in: span), span: span), in: element.capture)
            }
            if let found = walk(elements, index + 1, end, direction, &state) { return found }
        }
        state = saved
        return element.isOptional ? walk(elements, index + 1, offset, direction, &state) : nil
    }

    /// The places where an element that begins at `offset` may end, the best first.
    private func ends(_ element: Pattern.Element, _ offset: Int, _ direction: Int, _ state: inout State) -> [Int] {
        func keep(_ span: Range<Int>, _ tokens: [Int]) {
            guard element.capture >= 0 else { return }
            let tokens = tokens.isEmpty
                ? view.tokens.indices.filter { view.tokens[$0].span.lowerBound >= span.lowerBound && view.tokens[$0].span.upperBound <= span.upperBound }
                : tokens
            state.keep(PhraseCutter.Phrase(tokens: tokens, span: span), in: element.capture)
        }
        func ordered(_ a: Int, _ b: Int) -> Range<Int> { min(a, b)..<max(a, b) }
        switch element.test {
        case .literal(let forms):
            for start in [offset, skip(offset, direction)] {
                for form in forms where reads(form, start, direction) {
                    let end = start + direction * form.count
                    // 比 is not the second half of 同比.
                    if cutsWord(end) { continue }
                    keep(ordered(start, end), tokens(in: ordered(start, end)))
                    return [end]
                }
            }
            return []
        case .token(let classes):
            let start = skip(offset, direction, but: classes)
            guard let token = neighbour(start, direction), view.tokens[token].kind == .word,
                classes.contains(view.tokens[token].wordClass)
            else { return [] }
            keep(view.tokens[token].span, [token])
            return [far(token, direction)]
        case .period:
            let start = skip(offset, direction)
            guard let token = neighbour(start, direction), view.tokens[token].kind == .period else { return [] }
            keep(view.tokens[token].span, [])
            return [far(token, direction)]
        case .comma, .pause:
            let wanted: Token.Kind = element.test == .comma ? .comma : .pause
            let start = skip(offset, direction)
            guard let token = neighbour(start, direction), view.tokens[token].kind == wanted else { return [] }
            return [far(token, direction)]
        case .quantity(let sorts):
            let start = skip(offset, direction, overTimes: false)
            guard let token = neighbour(start, direction), let figure = cutter.figure(token), view.tokens[token].kind == .quantity,
                sorts.isEmpty || sorts.contains(where: { isOf($0, figure, nil) })
            else { return [] }
            keep(view.tokens[token].span, [])
            return [far(token, direction)]
        case .edge:
            var start = skip(offset, direction)
            // 2020年达10.2%, 其中全市占…: what only tells when and where.
            while let token = neighbour(start, direction) {
                let found = view.tokens[token]
                let isScene = found.kind == .period || found.kind == .word && (found.wordClass == .place || found.wordClass.isDeixis || found.wordClass == .within || found.wordClass == .conj)
                guard isScene, direction < 0 else { break }
                start = skip(far(token, direction), direction)
            }
            guard let token = neighbour(start, direction) else { return [start] }
            return view.tokens[token].endsClause || view.tokens[token].kind == .open || view.tokens[token].kind == .close ? [start] : []
        case .gap(let width):
            var found = [offset]
            var at = offset
            // The rest of a stretch of unknown characters that a literal has cut.
            if neighbour(at, direction) == nil, let token = view.token(at: direction < 0 ? at - 1 : at), view.tokens[token].kind == .text {
                at = far(token, direction)
                found.append(at)
            }
            while let token = neighbour(at, direction), abs(far(token, direction) - offset) <= width,
                !view.tokens[token].endsClause, view.tokens[token].kind != .quantity
            {
                at = far(token, direction)
                found.append(at)
            }
            return found
        case .ending(let forms):
            guard let last = view.tokenEnding(at: offset) else {
                let start = skip(offset, direction)
                return start == offset ? [] : ends(element, start, direction, &state)
            }
            guard forms.contains(where: { form in
                view.tokens[last].kind != .quantity && offset - form.count >= view.span.lowerBound
                    && (0..<form.count).allSatisfy { view.text[offset - form.count + $0] == form[$0] }
            }) else {
                let start = skip(offset, direction)
                return start == offset ? [] : ends(element, start, direction, &state)
            }
            return phraseEnds(.left, element, offset, direction, &state)
        case .phrase(let phrase): return phraseEnds(phrase, element, offset, direction, &state)
        }
    }

    private func phraseEnds(
        _ wanted: Pattern.Phrase, _ element: Pattern.Element, _ offset: Int, _ direction: Int, _ state: inout State
    ) -> [Int] {
        let cut: PhraseCutter.Phrase
        let end: Int
        switch wanted {
        case .noun, .right:
            guard direction > 0, let start = view.tokenStarting(at: offset) else { return [] }
            let found = wanted == .noun ? cuts.nouns(from: start, cutter) : cuts.right(from: start, cutter)
            cut = found.phrase
            end = found.next > start ? Int(view.tokens[found.next - 1].end) : offset
        default:
            guard direction < 0, let last = view.tokenEnding(at: offset) else { return [] }
            let found = cuts.left(before: last + 1, cutter)
            guard found.next <= last else { return [] }
            cut = found.phrase
            end = Int(view.tokens[found.next].start)
            guard let head = cut.tokens.first, let tail = cut.tokens.last else { return [] }
            switch wanted {
            case .leftVerb: if !view.tokens[tail].isVerb { return [] }
            case .leftAction: if !cut.tokens.contains(where: { view.tokens[$0].is(.act) }) { return [] }
            case .leftNoun: if view.tokens[tail].isVerb && !view.tokens[tail].is(.nounverb) { return [] }
            case .leftRise: if !view.tokens[head].is(.rise) || cut.tokens.count < 2 { return [] }
            case .leftFall: if !view.tokens[head].is(.fall) || cut.tokens.count < 2 { return [] }
            default: break
            }
        }
        guard !cut.isEmpty else { return [] }
        if element.capture >= 0 { state.keep(cut, in: element.capture) }
        return [end]
    }

    // MARK: Moving

    /// The token next to `offset` in a direction.
    private func neighbour(_ offset: Int, _ direction: Int) -> Int? {
        direction < 0 ? view.tokenEnding(at: offset) : view.tokenStarting(at: offset)
    }
    private func far(_ token: Int, _ direction: Int) -> Int {
        direction < 0 ? Int(view.tokens[token].start) : Int(view.tokens[token].end)
    }
    /// Whether `offset` lies inside a word.
    private func cutsWord(_ offset: Int) -> Bool {
        guard let token = view.token(at: offset) else { return false }
        return view.tokens[token].kind == .word && Int(view.tokens[token].start) < offset
    }
    /// The tokens that lie in a span.
    private func tokens(in span: Range<Int>) -> [Int] {
        guard let first = view.tokenStarting(at: span.lowerBound) else { return [] }
        return Array(view.tokens[first...].indices.prefix { Int(view.tokens[$0].end) <= span.upperBound })
    }
    private func reads(_ form: [UInt16], _ offset: Int, _ direction: Int) -> Bool {
        let start = direction < 0 ? offset - form.count : offset
        guard start >= view.span.lowerBound, start + form.count <= view.span.upperBound else { return false }
        for i in 0..<form.count where view.text[start + i] != form[i] { return false }
        // Not the end of another word: 比 is no part of 同比.
        let edge = direction < 0 ? start : start + form.count
        if let token = view.token(at: edge), Int(view.tokens[token].start) < edge, view.tokens[token].kind != .text { return false }
        return true
    }
    /// Past the words that may stand anywhere between the parts of a construction: 已, 累计, 约, 分别.
    private func skip(_ offset: Int, _ direction: Int, but classes: WordClassSet = [], overTimes: Bool = true) -> Int {
        var at = offset
        while let token = neighbour(at, direction) {
            let found = view.tokens[token]
            if found.kind == .word, classes.contains(found.wordClass) { return at }
            switch found.kind {
            case .mark: break
            // 四年增长5.5倍: how long it took.
            case .quantity:
                guard overTimes, let figure = cutter.figure(token), figure.kind == .duration, direction < 0 else { return at }
            case .word:
                switch found.wordClass {
                case .adverb, .adverbDone, .done, .plan, .respectively, .modApprox, .modMin, .modMax: break
                default: return at
                }
            default: return at
            }
            at = far(token, direction)
        }
        return at
    }

    /// 一 to 十 and 两, as one character.
    private static let smallNumerals: [UInt16] = [
        0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
    ]

    /// Whether a quantity stands in a short quotation without a comma, which is a name: “两个维护”.
    private func isQuoted(_ quantity: Quantity) -> Bool {
        guard let span = enclosing(quantity, open: [0x201C, 0x2018], close: [0x201D, 0x2019]) else { return false }
        return span.count <= 12
    }

    /// Whether a quantity stands in the title of a work, a law or a document: 《…三十条措施的意见》.
    private func isTitled(_ quantity: Quantity) -> Bool {
        enclosing(quantity, open: [0x300A], close: [0x300B]) != nil
    }

    /// The marks around a quantity with no other sentence mark between, or nil.
    private func enclosing(_ quantity: Quantity, open: [UInt16], close: [UInt16]) -> Range<Int>? {
        var start = quantity.span.lowerBound - 1
        while start >= view.span.lowerBound, !open.contains(view.text[start]) {
            if close.contains(view.text[start]) || view.text[start] == 0x3002 || quantity.span.lowerBound - start > 60 { return nil }
            start -= 1
        }
        guard start >= view.span.lowerBound else { return nil }
        var end = quantity.span.upperBound
        while end < view.span.upperBound, !close.contains(view.text[end]) {
            if open.contains(view.text[end]) || view.text[end] == 0x3002 || end - quantity.span.upperBound > 60 { return nil }
            end += 1
        }
        return end < view.span.upperBound ? start..<(end + 1) : nil
    }

    /// Whether a quantity is of a sort that a pattern names.
    func isOf(_ sort: String, _ quantity: Quantity, _ unit: Unit?) -> Bool {
        switch sort {
        case "counting": PhraseCutter.counts(quantity) && quantity.unit >= 0
        case "measure": quantity.kind == .measure
        case "percent": quantity.kind == .percent
        case "point": unit?.dimension == .point
        case "ratio": unit?.dimension == .ratio
        case "money": quantity.kind == .money
        case "duration": quantity.kind == .duration
        case "rank": quantity.kind == .ordinal
        case "age": quantity.kind == .age
        case "bare": quantity.unit < 0
        case "person": unit?.dimension == .person
        case "times": unit?.dimension == .times
        case "one": PhraseCutter.counts(quantity) && unit?.dimension != .ratio && quantity.number.count == 1 && view.text[quantity.number.lowerBound] == 0x4E00
        case "few": PhraseCutter.counts(quantity) && unit?.dimension != .ratio && quantity.number.count == 1 && Self.smallNumerals.contains(view.text[quantity.number.lowerBound])
        case "quoted": isQuoted(quantity)
        case "titled": isTitled(quantity)
        case "plain": !quantity.isName && quantity.unit >= 0 && quantity.kind != .age && quantity.kind != .duration
        default: false
        }
    }
}
