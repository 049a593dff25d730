import ChineseText
import FactRules

/// Tries patterns at a quantity: leftwards and rightwards from it, by bounded backtracking over at most sixteen elements.
///
/// Most patterns that are tried fail, and of those that match one is used: captures are read in a second walk, of the
/// pattern that won.
struct PatternMatcher {
    let cutter: PhraseCutter
    /// The token of the quantity.
    let anchor: Int
    /// What was cut in the sentence already.
    let cuts: PhraseCuts

    @inline(__always)
    var view: SentenceView { cutter.view }

    /// The match of a pattern here, or nil. The caller has seen that it may match.
    func match(_ entry: PatternEntry) -> Match? {
        let token = view.tokens[anchor]
        let left = walk(entry.before, 0, Int(token.start), -1, into: nil)
        guard left != Self.none else { return nil }
        let right = walk(entry.after, 0, Int(token.end), 1, into: nil)
        guard right != Self.none else { return nil }
        return Match(rule: entry.rule, weight: entry.weight, span: left..<right)
    }

    /// The phrases that a pattern that matches here captures; nil where an optional element is absent.
    func captures(_ entry: PatternEntry) -> UnsafeMutableBufferPointer<PhraseCutter.Phrase?> {
        let arena = cutter.arena
        let phrases = arena.allocate(PhraseCutter.Phrase?.self, entry.captures)
        withUnsafeTemporaryAllocation(of: Landing.self, capacity: max(1, entry.captures)) { landings in
            landings.initialize(repeating: Landing(end: Self.none))
            let token = view.tokens[anchor]
            _ = walk(entry.before, 0, Int(token.start), -1, into: landings.baseAddress)
            _ = walk(entry.after, 0, Int(token.end), 1, into: landings.baseAddress)
            for i in phrases.indices { phrases.initializeElement(at: i, to: landings[i].end == Self.none ? nil : phrase(of: landings[i])) }
        }
        return phrases
    }

    // MARK: Walking

    /// Where an element ends, and what it captures.
    struct Landing {
        enum Content { case span, gap, phrase }
        var end: Int
        var content = Content.span
        var lower = 0
        /// Of a phrase, its place in `cuts` is `lower`.
        var upper = 0
    }

    /// No place: the element does not match.
    static let none = -1

    private func phrase(of landing: Landing) -> PhraseCutter.Phrase {
        if landing.content == .phrase { return cuts[landing.lower].phrase }
        let span = landing.lower..<landing.upper
        var tokens = tokens(in: span)
        if tokens.isEmpty, landing.content == .span {
            tokens = view.tokens.indices.filter { Int(view.tokens[$0].start) >= span.lowerBound && Int(view.tokens[$0].end) <= span.upperBound }
                .withUnsafeBufferPointer { found in cutter.arena.tokens(found.count) { list in
                    for (i, token) in found.enumerated() { list[i] = Int32(truncatingIfNeeded: token) }
                    return found.count
                } }
        }
        return PhraseCutter.Phrase(tokens: tokens, span: span)
    }

    /// Matches the elements from `index` on at `offset` in one direction; returns where they end, or `none`. What they capture
    /// is noted on the way back, when all have matched.
    private func walk(
        _ steps: UnsafeBufferPointer<PatternStep>, _ index: Int, _ offset: Int, _ direction: Int, into captures: UnsafeMutablePointer<Landing>?
    ) -> Int {
        guard index < steps.count else { return offset }
        let step = steps.baseAddress! + index
        if step.pointee.test == .gap {
            let found = walkGap(steps, index, offset, direction, into: captures)
            if found != Self.none { return found }
        } else {
            let landing = land(step, offset, direction)
            if landing.end != Self.none {
                let found = walk(steps, index &+ 1, landing.end, direction, into: captures)
                if found != Self.none {
                    if let captures, step.pointee.capture >= 0 { captures[Int(step.pointee.capture)] = landing }
                    return found
                }
            }
        }
        return step.pointee.isOptional ? walk(steps, index &+ 1, offset, direction, into: captures) : Self.none
    }

    /// Tries what follows a gap at each place where the gap may end, the nearest first.
    private func walkGap(
        _ steps: UnsafeBufferPointer<PatternStep>, _ index: Int, _ offset: Int, _ direction: Int, into captures: UnsafeMutablePointer<Landing>?
    ) -> Int {
        let step = steps.baseAddress! + index
        let next = index &+ 1 < steps.count && !steps[index &+ 1].isOptional ? step + 1 : nil
        func attempt(_ end: Int, _ neighbour: Int?) -> Int {
            if let next, !mayLand(next, end, neighbour, direction) { return Self.none }
            let found = walk(steps, index &+ 1, end, direction, into: captures)
            if found != Self.none, let captures, step.pointee.capture >= 0 {
                captures[Int(step.pointee.capture)] = Landing(end: end, content: .gap, lower: min(offset, end), upper: max(offset, end))
            }
            return found
        }
        var at = offset
        var beside = neighbour(at, direction)
        var found = attempt(at, beside)
        if found != Self.none { return found }
        // The rest of a stretch of unknown characters that a literal has cut.
        if beside == nil, let token = view.token(at: direction < 0 ? at - 1 : at), view.tokens[token].kind == .text {
            at = far(token, direction)
            beside = neighbour(at, direction)
            found = attempt(at, beside)
            if found != Self.none { return found }
        }
        while let token = beside, abs(far(token, direction) - offset) <= Int(step.pointee.width),
            !view.tokens[token].endsClause, view.tokens[token].kind != .quantity, !view.tokens[token].is(.flat)
        {
            at = far(token, direction)
            beside = neighbour(at, direction)
            found = attempt(at, beside)
            if found != Self.none { return found }
        }
        return Self.none
    }

    /// Whether an element may begin at `offset`; false is certain. Tells most places in a gap without walking on from them.
    @inline(__always)
    private func mayLand(_ step: UnsafePointer<PatternStep>, _ offset: Int, _ neighbour: Int?, _ direction: Int) -> Bool {
        switch step.pointee.test {
        case .literal:
            let unit = direction < 0 ? offset &- 1 : offset
            guard unit >= view.span.lowerBound, unit < view.span.upperBound else { return false }
            if (direction < 0 ? step.pointee.lasts : step.pointee.firsts).contains(view.text[unit]) { return true }
            return neighbour.map { isPassed($0) } ?? false
        case .token:
            guard let neighbour else { return false }
            let token = view.tokens[neighbour]
            return token.kind == .word && step.pointee.classes.contains(token.wordClass) || isPassed(neighbour)
        default: return true
        }
    }

    /// Whether a token may be passed over between the parts of a construction: see `skip`.
    @inline(__always)
    private func isPassed(_ token: Int) -> Bool {
        let found = view.tokens[token]
        return found.kind == .mark || found.kind == .quantity || found.kind == .word && Self.passedOver.contains(found.wordClass)
    }

    /// Where an element other than a gap that begins at `offset` ends.
    private func land(_ step: UnsafePointer<PatternStep>, _ offset: Int, _ direction: Int) -> Landing {
        let nowhere = Landing(end: Self.none)
        switch step.pointee.test {
        case .gap: return nowhere
        case .literal:
            let landing = literal(step.pointee.forms, offset, direction)
            if landing.end != Self.none { return landing }
            let start = skip(offset, direction)
            return start == offset ? nowhere : literal(step.pointee.forms, start, direction)
        case .token:
            let start = skip(offset, direction, but: step.pointee.classes)
            guard let token = neighbour(start, direction), view.tokens[token].kind == .word,
                step.pointee.classes.contains(view.tokens[token].wordClass)
            else { return nowhere }
            return landing(token, direction)
        case .period:
            guard let token = neighbour(skip(offset, direction), direction), view.tokens[token].kind == .period else { return nowhere }
            return landing(token, direction)
        case .comma, .pause:
            let wanted: Token.Kind = step.pointee.test == .comma ? .comma : .pause
            guard let token = neighbour(skip(offset, direction), direction), view.tokens[token].kind == wanted else { return nowhere }
            return landing(token, direction)
        case .quantity:
            guard let token = neighbour(skip(offset, direction, overTimes: false), direction), view.tokens[token].kind == .quantity,
                let figure = cutter.figureIndex(token),
                step.pointee.sorts.isEmpty || step.pointee.sorts.intersects(sorts(of: figure, dimension: nil, wanted: step.pointee.sorts))
            else { return nowhere }
            return landing(token, direction)
        case .edge: return edge(offset, direction)
        case .ending:
            var at = offset
            while true {
                if let last = view.tokenEnding(at: at), view.tokens[last].kind != .quantity, step.pointee.forms.contains(where: { ends($0, at) }) {
                    return land(.left, at, direction)
                }
                let start = skip(at, direction)
                if start == at { return nowhere }
                at = start
            }
        case .phrase: return land(step.pointee.phrase, offset, direction)
        }
    }

    private func landing(_ token: Int, _ direction: Int) -> Landing {
        Landing(end: far(token, direction), lower: Int(view.tokens[token].start), upper: Int(view.tokens[token].end))
    }

    private func literal(_ forms: UnsafeBufferPointer<UnsafeBufferPointer<UInt16>>, _ start: Int, _ direction: Int) -> Landing {
        for form in forms where reads(form, start, direction) {
            let end = start + direction * form.count
            // 比 is not the second half of 同比.
            if cutsWord(end) { continue }
            return Landing(end: end, lower: min(start, end), upper: max(start, end))
        }
        return Landing(end: Self.none)
    }

    func edge(_ offset: Int, _ direction: Int) -> Landing {
        var start = skip(offset, direction)
        // 2020年达10.2%, 其中全市占…: what only tells when and where.
        while direction < 0, let token = neighbour(start, direction) {
            let found = view.tokens[token]
            guard found.kind == .period || found.kind == .word && (found.wordClass == .place || found.wordClass.isDeixis || found.wordClass == .within || found.wordClass == .conj)
            else { break }
            start = skip(far(token, direction), direction)
        }
        guard let token = neighbour(start, direction) else { return Landing(end: start) }
        let found = view.tokens[token]
        // 工业产值85亿元、增长9%: behind a figure 、 parts as a comma does.
        let parts = found.kind == .pause && direction < 0 && token > 0 && closesFigure(token - 1)
        return Landing(end: found.endsClause || found.kind == .open || found.kind == .close || parts ? start : Self.none)
    }

    /// Where a phrase of a sort ends that begins at `offset`.
    private func land(_ wanted: Pattern.Phrase, _ offset: Int, _ direction: Int) -> Landing {
        let nowhere = Landing(end: Self.none)
        switch wanted {
        case .noun, .right, .through:
            guard direction > 0, let start = view.tokenStarting(at: offset) else { return nowhere }
            let index =
                switch wanted {
                case .noun: cuts.nouns(from: start, cutter)
                case .right: cuts.right(from: start, cutter)
                default: cuts.through(from: start, cutter)
                }
            let cut = cuts.traits(index)
            guard cut.count > 0 else { return nowhere }
            return Landing(end: cut.next > start ? Int(view.tokens[cut.next - 1].end) : offset, content: .phrase, lower: index)
        default:
            guard direction < 0, let last = view.tokenEnding(at: offset) else { return nowhere }
            let index = cuts.left(before: last + 1, cutter)
            let cut = cuts.traits(index)
            guard cut.next <= last, cut.count > 0 else { return nowhere }
            switch wanted {
            case .leftVerb: if !view.tokens[cut.tail].isVerb { return nowhere }
            case .leftAction: if !cut.hasAction { return nowhere }
            case .leftNoun: if view.tokens[cut.tail].isVerb && !view.tokens[cut.tail].is(.nounverb) { return nowhere }
            case .leftRise: if !view.tokens[cut.head].is(.rise) || cut.count < 2 { return nowhere }
            case .leftFall: if !view.tokens[cut.head].is(.fall) || cut.count < 2 { return nowhere }
            default: break
            }
            return Landing(end: Int(view.tokens[cut.next].start), content: .phrase, lower: index)
        }
    }

    /// Whether a figure, or the bracket behind one, ends at a token.
    private func closesFigure(_ token: Int) -> Bool {
        view.tokens[token].kind == .quantity || view.tokens[token].kind == .close && token > 1 && view.tokens[token - 1].kind == .quantity
    }

    // MARK: Moving

    /// The token next to `offset` in a direction.
    @inline(__always)
    func neighbour(_ offset: Int, _ direction: Int) -> Int? {
        direction < 0 ? view.tokenEnding(at: offset) : view.tokenStarting(at: offset)
    }
    @inline(__always)
    func far(_ token: Int, _ direction: Int) -> Int {
        direction < 0 ? Int(view.tokens[token].start) : Int(view.tokens[token].end)
    }
    /// Whether `offset` lies inside a word.
    private func cutsWord(_ offset: Int) -> Bool {
        guard let token = view.token(at: offset) else { return false }
        return view.tokens[token].kind == .word && Int(view.tokens[token].start) < offset
    }
    /// The tokens that lie in a span.
    private func tokens(in span: Range<Int>) -> TokenList {
        guard let first = view.tokenStarting(at: span.lowerBound) else { return TokenList() }
        var end = first
        while end < view.tokens.count, Int(view.tokens[end].end) <= span.upperBound { end += 1 }
        return cutter.arena.tokens(first..<end)
    }
    /// Whether the text before `offset` ends in a form.
    private func ends(_ form: UnsafeBufferPointer<UInt16>, _ offset: Int) -> Bool {
        let start = offset &- form.count
        guard start >= view.span.lowerBound else { return false }
        for i in 0..<form.count where view.text[start &+ i] != form[i] { return false }
        return true
    }
    private func reads(_ form: UnsafeBufferPointer<UInt16>, _ offset: Int, _ direction: Int) -> Bool {
        let start = direction < 0 ? offset &- form.count : offset
        guard start >= view.span.lowerBound, start &+ form.count <= view.span.upperBound else { return false }
        for i in 0..<form.count where view.text[start &+ i] != form[i] { return false }
        // Not the end of another word: 比 is no part of 同比.
        let edge = direction < 0 ? start : start &+ form.count
        if let token = view.token(at: edge), Int(view.tokens[token].start) < edge, view.tokens[token].kind != .text { return false }
        return true
    }
    /// Past the words that may stand anywhere between the parts of a construction: 已, 累计, 约, 分别.
    func skip(_ offset: Int, _ direction: Int, but classes: WordClassSet = WordClassSet(), overTimes: Bool = true) -> Int {
        var at = offset
        while let token = neighbour(at, direction) {
            let found = view.tokens[token]
            if found.kind == .word {
                guard Self.passedOver.contains(found.wordClass), !classes.contains(found.wordClass) else { return at }
            } else if found.kind == .quantity {
                // 四年增长5.5倍: how long it took.
                guard overTimes, direction < 0, let figure = cutter.figureIndex(token), view.quantities[figure].kind == .duration else { return at }
            } else if found.kind != .mark {
                return at
            }
            at = far(token, direction)
        }
        return at
    }
    private static let passedOver: WordClassSet = [.adverb, .adverbDone, .done, .plan, .respectively, .modApprox, .modMin, .modMax]
}
