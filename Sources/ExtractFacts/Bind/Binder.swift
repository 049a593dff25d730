import ChineseText
import FactRules

/// Binds the quantities of one sentence to indicators by the rules.
struct Binder {
    let index: RuleIndex
    let units: FlatArray<Unit.Traits>
    let cutter: PhraseCutter
    private let cuts: PhraseCuts
    /// The name of the figure bound last in the sentences before: what a bare change is about; none where nothing was.
    let earlier: FactText
    /// Whether the words that rules need stand in the sentence, by stage.
    private let known: (quantity: UnsafeMutablePointer<UInt8>, context: UnsafeMutablePointer<UInt8>, indicator: UnsafeMutablePointer<UInt8>)

    @inline(__always)
    var view: SentenceView { cutter.view }
    @inline(__always)
    var arena: FactArena { cutter.arena }

    init(index: RuleIndex, units: FlatArray<Unit.Traits>, sentence: UnsafePointer<SentenceView>, cuts: PhraseCuts, arena: FactArena, earlier: FactText) {
        self.index = index
        self.units = units
        self.cuts = cuts
        self.earlier = earlier
        cutter = PhraseCutter(sentence, arena: arena)
        known = (index.quantity.knowledge(in: arena), index.context.knowledge(in: arena), index.indicator.knowledge(in: arena))
        cuts.reset(tokens: sentence.pointee.tokens.count)
    }

    /// The bindings of the sentence in order. `trace` is called for every quantity tried.
    func bindings(trace: ((BindingTrace) -> Void)? = nil) -> Bindings {
        let found = arena.allocate(Binding.self, view.quantities.count)
        var count = 0
        for token in view.tokens.indices where view.tokens[token].kind == .quantity {
            guard let figure = cutter.figureIndex(token), count < found.count else { continue }
            let before = Bindings(rebasing: found[..<count])
            let place = found.baseAddress! + count
            let isBound: Bool
            if let trace {
                var record = BindingTrace(quantity: figure)
                isBound = withUnsafeMutablePointer(to: &record) { bind(figure, token: token, after: before, into: place, record: $0) }
                if isBound { record.binding = place.pointee }
                trace(record)
            } else {
                isBound = bind(figure, token: token, after: before, into: place, record: nil)
            }
            if isBound { count += 1 }
        }
        return Bindings(rebasing: found[..<count])
    }

    /// Binds one figure and puts what comes of it to a place of its own; whether anything does.
    private func bind(
        _ figure: Int, token: Int, after found: Bindings, into place: UnsafeMutablePointer<Binding>,
        record: UnsafeMutablePointer<BindingTrace>?
    ) -> Bool {
        let quantity = view.quantities.baseAddress! + figure
        let dimension = quantity.pointee.unit >= 0 ? units[quantity.pointee.unit].dimension : nil
        let matcher = PatternMatcher(cutter: cutter, anchor: token, cuts: cuts)
        var surroundings = matcher.surroundings(dimension: dimension, wanted: index.sorts)
        let refusal = refusal(matcher, &surroundings, record: record)
        let possible = index.indicator.mayMatch(&surroundings, matcher)
        return withUnsafeTemporaryAllocation(of: Candidate.self, capacity: max(1, index.indicator.entries.count)) { room in
            if let record {
                let all = candidates(from: 0, isWhole: true, matcher, possible, in: room).found
                for candidate in all { record.pointee.note(candidate.match(index), matcher, index.indicator.entries[candidate.entry]) }
                record.pointee.winner = all.first?.match(index).rule
            }
            // Those of the greatest weight first; the others are looked for only where these find no words.
            var (group, next) = candidates(from: 0, matcher, possible, in: room)
            if let refusal, group.first.map({ $0.match(index).weight <= refusal.weight }) ?? true {
                record?.pointee.refusal = refusal.rule
                return false
            }
            if let sibling = sibling(of: token, among: found, quantity) {
                record?.pointee.isSibling = true
                place.initialize(to: sibling)
                return true
            }
            // The best rule that finds words: one that carries a name over finds none at a text's head.
            while !group.isEmpty {
                for candidate in group {
                    let match = candidate.match(index)
                    let rule = index.bindingRules.baseAddress! + match.rule
                    guard takes(rule, quantity, after: found) else {
                        record?.pointee.unfit.append(match.rule)
                        continue
                    }
                    let captures = matcher.captures(index.indicator.entries[candidate.entry])
                    guard let name = name(match, captures, rule, quantity, token: token, after: found) else { continue }
                    record?.pointee.winner = match.rule
                    let emission = emission(rule, matcher, &surroundings, record: record)
                    place.initialize(
                        to: Binding(
                            quantity: figure, token: token, rule: match.rule, indicator: name.text, words: name.words,
                            phrase: rule.pointee.indicator.first.flatMap { captures[$0] }, run: respectivePosition(token),
                            kind: quantity.pointee.kind == .ordinal ? .rank : emission.kind ?? kind(of: name.text, quantity),
                            basis: emission.basis, role: emission.role, status: emission.status, unit: emission.unit, bound: emission.bound,
                            partner: name.partner))
                    return true
                }
                (group, next) = candidates(from: next, matcher, possible, in: room)
            }
            return false
        }
    }

    /// The best match of a rule that says that the figure is no fact, or nil.
    private func refusal(_ matcher: PatternMatcher, _ figure: inout FigureSurroundings, record: UnsafeMutablePointer<BindingTrace>?) -> Match? {
        let stage = index.quantity
        let possible = stage.mayMatch(&figure, matcher)
        if stage.isNone(possible) { return nil }
        var refusal: Match?
        var place = -1
        while let next = stage.next(from: place + 1, of: possible, in: cutter.sentence, known: known.quantity) {
            place = next
            guard let match = matcher.match(stage.entries[place]) else { continue }
            record?.pointee.note(match, matcher, stage.entries[place])
            guard index.bindingRules[match.rule].emission.isRefusal else { continue }
            if refusal.map({ index.precedes($0, match) }) ?? true { refusal = match }
        }
        return refusal
    }

    /// A match of a rule of the indicator stage, and the place of the rule there.
    private struct Candidate {
        /// Small, so that the room for all stands on the stack.
        private var place: Int32
        private var lower: Int32
        private var upper: Int32

        init(_ match: Match, entry: Int) {
            place = Int32(truncatingIfNeeded: entry)
            lower = Int32(truncatingIfNeeded: match.span.lowerBound)
            upper = Int32(truncatingIfNeeded: match.span.upperBound)
        }

        var entry: Int { Int(place) }
        func match(_ index: RuleIndex) -> Match {
            let entry = index.indicator.entries.baseAddress! + entry
            return Match(rule: entry.pointee.rule, weight: entry.pointee.weight, span: Int(lower)..<Int(upper))
        }
    }

    /// The matches of rules of the indicator stage from a place on, the best first: those of the greatest weight that any has,
    /// or of all; and the place of the first rule that was not tried.
    private func candidates(
        from start: Int, isWhole: Bool = false, _ matcher: PatternMatcher, _ possible: UnsafeMutablePointer<UInt64>,
        in room: UnsafeMutableBufferPointer<Candidate>
    ) -> (found: UnsafeMutableBufferPointer<Candidate>.SubSequence, next: Int) {
        let stage = index.indicator
        var count = 0
        var place = start
        while let next = stage.next(from: place, of: possible, in: cutter.sentence, known: known.indicator) {
            place = next
            let entry = stage.entries.baseAddress! + place
            if count > 0, !isWhole, entry.pointee.weight != stage.entries[room[0].entry].weight { return (room[..<count], place) }
            if let match = matcher.match(entry.pointee) {
                var at = count
                while at > 0, index.precedes(room[at - 1].match(index), match) {
                    room[at] = room[at - 1]
                    at -= 1
                }
                room[at] = Candidate(match, entry: place)
                count += 1
            }
            place += 1
        }
        return (room[..<count], stage.entries.count)
    }

    /// What a rule emits, and what the rules of the context add; of these the best first.
    private func emission(
        _ rule: UnsafePointer<BindingRule>, _ matcher: PatternMatcher, _ figure: inout FigureSurroundings,
        record: UnsafeMutablePointer<BindingTrace>?
    ) -> Emission {
        let stage = index.context
        let possible = stage.mayMatch(&figure, matcher)
        if stage.isNone(possible) { return rule.pointee.emission }
        var matches: [(match: Match, entry: Int)] = []
        var place = -1
        while let next = stage.next(from: place + 1, of: possible, in: cutter.sentence, known: known.context) {
            place = next
            if let match = matcher.match(stage.entries[place]) { matches.append((match, place)) }
        }
        if matches.isEmpty { return rule.pointee.emission }
        matches.sort { index.precedes($1.match, $0.match) }
        var emission = rule.pointee.emission
        for (match, place) in matches {
            record?.pointee.note(match, matcher, stage.entries[place])
            emission.add(index.bindingRules[match.rule].emission, own: rule.pointee.emission)
        }
        return emission
    }

    /// The kind that a name tells: a rate of growth is the change itself (增速8%), a rate of natural growth is not.
    private func kind(of name: FactText, _ quantity: UnsafePointer<Quantity>) -> Fact.Kind {
        guard quantity.pointee.kind == .percent else {
            // 增加水稻26万亩、蔬菜16万亩: the verb that opens a listing holds for all of it.
            if name.hasPrefix("增加"), !name.hasPrefix("增加值") { return .increase }
            return name.hasPrefix("减少") || name.hasPrefix("调减") || name.hasPrefix("压减") ? .decrease : .level
        }
        if name.hasSuffix("增速") || name.hasSuffix("增幅") || name.hasSuffix("涨幅") || name.hasSuffix("升幅") { return .increase }
        if name.hasSuffix("降幅") || name.hasSuffix("跌幅") || name.hasSuffix("降速") { return .decrease }
        return .level
    }

    /// Whether a rule may bind a figure of its sort: names only as ranks, ages, durations and bare numbers only where the
    /// rule asks for them, or carries over a figure of the same sort (优良天数92天，同比增加7天).
    private func takes(_ rule: UnsafePointer<BindingRule>, _ quantity: UnsafePointer<Quantity>, after found: Bindings) -> Bool {
        if quantity.pointee.isName { return rule.pointee.asksForRank }
        let kind = quantity.pointee.kind
        guard !rule.pointee.asksForSort, kind == .age || kind == .duration || quantity.pointee.unit < 0 else { return true }
        guard rule.pointee.carry != nil, let last = found.last else { return false }
        return view.quantities[last.quantity].kind == kind && quantity.pointee.unit >= 0
    }
}
