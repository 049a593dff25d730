import ChineseText
import FactRules

/// Binds the quantities of one sentence to indicators by the rules.
struct Binder {
    let index: RuleIndex
    let units: UnitTable
    let page: Page
    let view: SentenceView
    let cutter: PhraseCutter
    private let cuts: PhraseCuts
    /// The name of the figure bound last in the sentences before: what a bare change is about.
    var earlier: String?

    init(index: RuleIndex, units: UnitTable, page: Page, view: SentenceView, cuts: PhraseCuts, earlier: String?) {
        self.index = index
        self.units = units
        self.page = page
        self.view = view
        self.cuts = cuts
        self.earlier = earlier
        cutter = PhraseCutter(view: view)
        cuts.reset(tokens: view.tokens.count)
    }

    /// The bindings of the sentence in order. `trace` is called for every quantity tried.
    func bindings(trace: ((BindingTrace) -> Void)? = nil) -> [Binding] {
        var found: [Binding] = []
        for token in view.tokens.indices where view.tokens[token].kind == .quantity {
            guard let figure = cutter.figureIndex(token) else { continue }
            var record = BindingTrace(quantity: figure, isKept: trace != nil)
            if let binding = bind(view.quantities[figure], token: token, after: found, record: &record) {
                record.binding = binding
                found.append(binding)
            }
            trace?(record)
        }
        return found
    }

    private func bind(_ quantity: Quantity, token: Int, after found: [Binding], record: inout BindingTrace) -> Binding? {
        let dimension = quantity.unit >= 0 ? units.units[quantity.unit].dimension : nil
        let matcher = PatternMatcher(view: view, cutter: cutter, anchor: token, cuts: cuts)
        let figure = matcher.surroundings(dimension: dimension, wanted: index.sorts)
        let index = index
        var refusal: Match?
        for entry in index.quantity where entry.mayMatch(figure, in: view) {
            guard let match = matcher.match(entry) else { continue }
            record.note(match, matcher, entry)
            guard index.bindingRules[match.rule].emission.isRefusal else { continue }
            if refusal.map({ index.precedes($0, match) }) ?? true { refusal = match }
        }
        return withUnsafeTemporaryAllocation(of: Candidate.self, capacity: max(1, index.indicator.count)) { room in
            if record.isKept {
                let all = candidates(from: 0, isWhole: true, matcher, figure, in: room).found
                for candidate in all { record.note(candidate.match(index), matcher, index.indicator[candidate.entry]) }
                record.winner = all.first?.match(index).rule
            }
            // Those of the greatest weight first; the others are looked for only where these find no words.
            var (group, next) = candidates(from: 0, matcher, figure, in: room)
            if let refusal, group.first.map({ $0.match(index).weight <= refusal.weight }) ?? true {
                record.refusal = refusal.rule
                return nil
            }
            if let sibling = sibling(of: token, among: found, quantity: quantity) {
                record.isSibling = true
                return sibling
            }
            // The best rule that finds words: one that carries a name over finds none at a text's head.
            while !group.isEmpty {
                for candidate in group {
                    let match = candidate.match(index)
                    let rule = index.bindingRules[match.rule]
                    guard takes(rule, quantity, after: found) else {
                        record.unfit.append(match.rule)
                        continue
                    }
                    let captures = matcher.captures(index.indicator[candidate.entry])
                    guard let name = name(match, captures, rule, quantity, token: token, after: found) else { continue }
                    record.winner = match.rule
                    let emission = emission(rule, matcher, figure, record: &record)
                    return Binding(
                        quantity: record.quantity, token: token, rule: match.rule, indicator: name.text, words: name.words,
                        phrase: rule.indicator.first.flatMap { captures[$0] }, run: respectivePosition(token),
                        kind: quantity.kind == .ordinal ? .rank : emission.kind ?? kind(of: name.text, quantity),
                        basis: emission.basis, role: emission.role, status: emission.status, unit: emission.unit, bound: emission.bound,
                        partner: name.partner)
                }
                (group, next) = candidates(from: next, matcher, figure, in: room)
            }
            return nil
        }
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
            Match(rule: index.indicator[entry].rule, weight: index.indicator[entry].weight, span: Int(lower)..<Int(upper))
        }
    }

    /// The matches of rules of the indicator stage from a place on, the best first: those of the greatest weight that any has,
    /// or of all; and the place of the first rule that was not tried.
    private func candidates(
        from start: Int, isWhole: Bool = false, _ matcher: PatternMatcher, _ figure: FigureSurroundings,
        in room: UnsafeMutableBufferPointer<Candidate>
    ) -> (found: UnsafeMutableBufferPointer<Candidate>.SubSequence, next: Int) {
        var count = 0
        var place = start
        while place < index.indicator.count {
            if count > 0, !isWhole, index.indicator[place].weight != index.indicator[room[0].entry].weight { break }
            if index.indicator[place].mayMatch(figure, in: view), let match = matcher.match(index.indicator[place]) {
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
        return (room[..<count], place)
    }

    /// What a rule emits, and what the rules of the context add; of these the best first.
    private func emission(
        _ rule: BindingRule, _ matcher: PatternMatcher, _ figure: FigureSurroundings, record: inout BindingTrace
    ) -> Emission {
        var matches: [(match: Match, entry: Int)] = []
        for (place, entry) in index.context.enumerated() where entry.mayMatch(figure, in: view) {
            if let match = matcher.match(entry) { matches.append((match, place)) }
        }
        if matches.isEmpty { return rule.emission }
        matches.sort { index.precedes($1.match, $0.match) }
        var emission = rule.emission
        for (match, place) in matches {
            record.note(match, matcher, index.context[place])
            emission.add(index.bindingRules[match.rule].emission, own: rule.emission)
        }
        return emission
    }

    /// The kind that a name tells: a rate of growth is the change itself (增速8%), a rate of natural growth is not.
    private func kind(of name: String, _ quantity: Quantity) -> Fact.Kind {
        guard quantity.kind == .percent else { return .level }
        if ["增速", "增幅", "涨幅", "升幅"].contains(where: { name.utf8.suffix(6).elementsEqual($0.utf8) }) { return .increase }
        if ["降幅", "跌幅", "降速"].contains(where: { name.utf8.suffix(6).elementsEqual($0.utf8) }) { return .decrease }
        return .level
    }

    /// Whether a rule may bind a figure of its sort: names only as ranks, ages, durations and bare numbers only where the
    /// rule asks for them, or carries over a figure of the same sort (优良天数92天，同比增加7天).
    private func takes(_ rule: BindingRule, _ quantity: Quantity, after found: [Binding]) -> Bool {
        if quantity.isName { return rule.asksForRank }
        guard !rule.asksForSort, quantity.kind == .age || quantity.kind == .duration || quantity.unit < 0 else { return true }
        guard rule.carry != nil, let last = found.last else { return false }
        return view.quantities[last.quantity].kind == quantity.kind && quantity.unit >= 0
    }

    // MARK: Listings

    /// The binding of a figure that stands right behind another (13%、11%; 353、359和471家): it is bound as that one is, to the
    /// next of the names listed for them.
    private func sibling(of token: Int, among found: [Binding], quantity: Quantity) -> Binding? {
        guard let last = found.last, !quantity.isName || quantity.kind == .ordinal && last.kind == .rank else { return nil }
        var i = token - 1
        var marks = 0
        while i > last.token, view.tokens[i].kind == .pause || view.tokens[i].is(.conj) || view.tokens[i].is(.adverb) || view.tokens[i].is(.adverbDone) {
            marks += 1
            i -= 1
        }
        guard i == last.token, marks > 0 else { return nil }
        // Another unit, or a noun of its own behind it, is another statement.
        let before = view.quantities[last.quantity]
        let sameUnit = before.unit == quantity.unit || before.listCount > 1 && before.listCount == quantity.listCount
        guard sameUnit, quantity.kind == before.kind else { return nil }
        if PhraseCutter.counts(quantity.kind), token + 1 < view.tokens.count, !cutter.nouns(from: token + 1).phrase.isEmpty { return nil }
        var next = last
        next.quantity = Int(view.tokens[token].index)
        next.token = token
        next.run = respectivePosition(token)
        let position = respectivePosition(token)
        if let phrase = last.phrase {
            if let item = listed(phrase, quantity, token: token) { next.indicator = item }
            next.partner = last.partner >= 0 ? last.partner : last.token
        } else {
            let named = found.filter { $0.token < token && ($0.phrase != nil || $0.token < last.token - 2 * position.index) }
            if let level = Self.respective(position, of: named) {
                next.indicator = level.indicator
                next.partner = level.token
            }
        }
        return next
    }

    /// The figure among those before that a figure of a run (分别增长13%、11%) is of: the levels before it, else the changes that a
    /// rank follows (分别增长6%、5%，分别居全国第二、第七).
    private static func respective(_ position: (index: Int, count: Int), of found: [Binding]) -> Binding? {
        guard position.count > 1 else { return nil }
        let levels = found.filter { $0.kind == .level }
        let named = levels.count >= position.count ? levels : found.filter { $0.kind != .rank }
        guard named.count >= position.count else { return nil }
        return named[named.count - position.count + position.index]
    }

    // MARK: The name

    private struct Name {
        var text: String
        var words: Range<Int>
        var partner: Int
    }

    private func name(
        _ match: Match, _ captures: [PhraseCutter.Phrase?], _ rule: BindingRule, _ quantity: Quantity, token: Int, after found: [Binding]
    ) -> Name? {
        var text = ""
        var words = 0..<0
        for (position, capture) in rule.indicator.enumerated() {
            guard let phrase = captures[capture] else { continue }
            var part = cutter.text(of: phrase, page: page)
            // Names listed for as many figures (A、B和C分别为x、y和z): each figure has its own.
            if position == 0, let item = listed(phrase, quantity, token: token) { part = item }
            text += part
            words = words.isEmpty ? phrase.span : min(words.lowerBound, phrase.span.lowerBound)..<max(words.upperBound, phrase.span.upperBound)
        }
        var partner = -1
        // 分别 spreads the figures that follow over those before.
        let spread = respectivePosition(token)
        let isSpread = spread.count > 1 && rule.carry == .previous
        let own = rule.indicator.first.flatMap { captures[$0] }
        let isComplete = rule.readsPhrase && own.map { phrase in
            !(phrase.tokens.count == 1 && view.tokens[phrase.tokens[0]].is(.head)) && !phrase.tokens.allSatisfy { view.tokens[$0].is(.each) }
        } ?? false
        switch isComplete && rule.carry == .previous ? nil : isSpread ? .respective : rule.carry {
        case .previous:
            if let bracketed = bracketedName(match, token: token) {
                text = bracketed + text
            } else if let last = found.last, let level = found.last(where: { $0.kind == .level && $0.indicator == last.indicator }) ?? found.last,
                !names(after: last.token, before: token)
            {
                partner = level.token
                text = joined(last.indicator, text)
            } else if case let topic = cutter.topic(before: token), !topic.isEmpty {
                // 工业增加值由负转正，增长0.7%: what the clause before speaks of.
                text = joined(cutter.text(of: topic, page: page), text)
            } else if let last = found.last {
                partner = last.token
                text = joined(last.indicator, text)
            } else if let last = earlier {
                text = joined(last, text)
            }
        case .respective:
            // 年发电量、供热面积分别达到5亿千瓦时和380万平方米: each has its own of the names listed for them.
            if let last = found.last, let phrase = last.phrase, respectivePosition(token).index > 0, let item = listed(phrase, quantity, token: token) {
                text = item + text
                partner = last.partner >= 0 ? last.partner : last.token
                break
            }
            if let level = Self.respective(respectivePosition(token), of: found) {
                partner = level.token
                text = joined(level.indicator, text)
            } else if let last = found.last(where: { $0.kind == .level }) ?? found.last {
                partner = last.token
                text = joined(last.indicator, text)
            }
        case .topic:
            if let last = found.first { text = joined(last.indicator, text) }
        case nil:
            if let phrase = own, rule.indicator.count == 1 {
                text = completed(text, phrase, token: token, after: found)
            }
        }
        text = trimmed(text)
        // 提高1.4个百分点 with nothing before it says not of what.
        if rule.carry == nil, rule.indicator.count == 1, let own, let only = own.tokens.first, own.tokens.count == 1,
            view.tokens[only].is(.rise) || view.tokens[only].is(.fall)
        {
            return nil
        }
        return text.isEmpty ? nil : Name(text: text, words: words, partner: partner)
    }

    /// A name that needs another to be understood, with it: a bare property (总投资, 覆盖率) or a bare verb (共结算558万人次) takes what
    /// the clauses before it speak of; a bare noun in a listing takes the verb of the first (新增信号机5台，减速带39条).
    private func completed(_ text: String, _ phrase: PhraseCutter.Phrase, token: Int, after found: [Binding]) -> String {
        guard let first = phrase.tokens.first else { return text }
        let isBareHead = phrase.tokens.count == 1 && view.tokens[first].is(.head) && !standsAlone(first)
        let isBareVerb = phrase.tokens.count == 1 && view.tokens[first].kind == .word
            && [.act, .event, .nounverb].contains(view.tokens[first].wordClass)
        if phrase.tokens.allSatisfy({ view.tokens[$0].is(.each) }) {
            // 年均增长9.1%: of what went before.
            let topic = found.isEmpty ? cutter.topic(before: token) : PhraseCutter.Phrase(span: 0..<0)
            if !topic.isEmpty { return joined(cutter.text(of: topic, page: page), text) }
            return (found.last?.indicator ?? earlier).map { joined($0, text.hasPrefix("年") ? "" : text) } ?? text
        }
        // 安岳县占三分之一: of what went before.
        if phrase.tokens.count == 1, view.tokens[first].is(.linkShare), let last = found.last { return joined(last.indicator, text) }
        if let owned = owned(text, phrase, token: token, after: found) { return owned }
        guard isBareHead || isBareVerb else { return shared(text, phrase, token: token, after: found) }
        // 总投资 after 项目11个 is that of the projects, whatever the clause between says of them.
        if isBareHead, let last = found.last, PhraseCutter.counts(view.quantities[last.quantity].kind), last.indicator.count > 2 {
            return joined(last.indicator, text)
        }
        // 大桥全长17公里，总投资8亿元: of the same thing.
        if isBareHead, let before = found.last?.phrase, before.tokens.count > 1, let tail = before.tokens.last, view.tokens[tail].is(.head) {
            let owner = before.tokens.dropLast().filter { !view.tokens[$0].is(.de) }
            if owner.allSatisfy({ view.tokens[$0].kind == .text || view.tokens[$0].is(.noun) }) {
                return cutter.text(of: PhraseCutter.Phrase(tokens: Array(owner), span: before.span), page: page) + text
            }
        }
        // 设立奖学金300万元，至今已发放80万元: of what the verb before had for its object.
        if isBareHead, first > 0, view.tokens[first - 1].is(.adverbDone) || view.tokens[first - 1].is(.done), let last = found.last, let before = last.phrase,
            view.quantities[last.quantity].unit == view.quantities[Int(view.tokens[token].index)].unit,
            let verb = before.tokens.firstIndex(where: { view.tokens[$0].isVerb }), verb + 1 < before.tokens.count
        {
            return cutter.text(of: PhraseCutter.Phrase(tokens: Array(before.tokens[(verb + 1)...]), span: before.span), page: page) + text
        }
        // 新开公交线路8条、优化23条: the object of the verb before.
        if isBareVerb, let last = found.last, let before = last.phrase, view.quantities[last.quantity].unit == view.quantities[Int(view.tokens[token].index)].unit,
            let verb = before.tokens.firstIndex(where: { view.tokens[$0].isVerb }), verb + 1 < before.tokens.count
        {
            let object = PhraseCutter.Phrase(tokens: Array(before.tokens[(verb + 1)...]), span: before.span)
            return text + cutter.text(of: object, page: page)
        }
        // 特困供养新增50户60人，退出30户: of whom the verb before told.
        if isBareVerb, let before = found.last?.phrase ?? found.dropLast().last?.phrase, before.tokens.count > 1, let tail = before.tokens.last,
            view.tokens[tail].isVerb, before.tokens.dropLast().allSatisfy({ view.tokens[$0].kind == .text || view.tokens[$0].is(.noun) || view.tokens[$0].is(.nounverb) })
        {
            return cutter.text(of: PhraseCutter.Phrase(tokens: Array(before.tokens.dropLast()), span: before.span), page: page) + text
        }
        let topic = cutter.topic(before: token)
        if !topic.isEmpty { return joined(cutter.text(of: topic, page: page), text) }
        // 秋粮已收获2.9亿亩，完成22.7%; 同比增长6.8%（去年同期增速为3.3%）.
        if let last = found.last, isRelational(first) { return joined(last.indicator, text) }
        if isBareHead, text.count <= 3, found.isEmpty, let last = earlier { return joined(last, text) }
        return text
    }

    private static let halves = ["城市", "农村", "城镇", "乡村"]

    /// What the name of a kind (居住类, 集体企业) takes from the name before it, nil where that names no property or the kind has one.
    private func property(of name: String, for kind: String) -> String? {
        guard ["类", "业", "企业", "地区", "行业"].contains(where: { kind.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }) else { return nil }
        return ["价格", "增加值", "总产值", "产值", "投资", "零售额", "销售额", "出口额", "利润", "用电量"]
            .first { name.utf8.count > $0.utf8.count && name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// Whether a property is an indicator by itself: 进出口, CPI.
    private func standsAlone(_ token: Int) -> Bool {
        ["进出口", "出口", "进口", "净出口", "外贸", "GDP", "CPI", "PPI", "PMI"].contains { (literal: StaticString) in view.token(token, reads: literal) }
    }

    /// What an institution has, with the institution: 养老院420个，床位3万张.
    private func owned(_ text: String, _ phrase: PhraseCutter.Phrase, token: Int, after found: [Binding]) -> String? {
        guard phrase.tokens.count == 1, let only = phrase.tokens.first else { return nil }
        let isPart = [
            "床位", "病床", "人员", "职工", "员工", "教师", "教职工", "专任教师", "学生", "在校生", "卫生人员", "从业人员", "党员", "会员", "编制", "床位数",
        ].contains { (literal: StaticString) in view.token(only, reads: literal) }
        guard isPart else { return nil }
        let owner = found.last { binding in
            let quantity = view.quantities[binding.quantity]
            // 所 家 座 处 个
            return binding.kind == .level && quantity.unitSpan.count == 1 && [0x6240, 0x5BB6, 0x5EA7, 0x5904, 0x4E2A].contains(view.text[quantity.unitSpan.lowerBound])
        }
        return owner.map { joined($0.indicator, text) }
    }

    /// Whether a word says how one figure stands to another, and nothing by itself: 增速, 占比, 完成.
    private func isRelational(_ token: Int) -> Bool {
        ["增速", "增幅", "涨幅", "降幅", "跌幅", "占比", "比重", "比例", "份额", "贡献率", "溢价率", "完成率", "占有率", "完成", "兑现"]
            .contains { (literal: StaticString) in view.token(token, reads: literal) }
    }

    /// A bare noun right behind another figure with what it shares with that one: the verb that opens the listing (新增信号机5台，
    /// 减速带39条), the property that closes its first name (粮食产量5万吨、棉花3万吨), or what the bracket divides (耕地90万亩（水田30万亩）).
    private func shared(_ text: String, _ phrase: PhraseCutter.Phrase, token: Int, after found: [Binding]) -> String {
        guard let last = found.last, let first = phrase.tokens.first, let before = last.phrase, !before.isEmpty else { return text }
        let isBare = phrase.tokens.allSatisfy { index in
            let found = view.tokens[index]
            return found.kind != .word || [.noun, .nounverb, .conj, .etc, .de, .place].contains(found.wordClass)
        }
        guard isBare else { return text }
        // The noun follows the other figure at once, but for its list mark.
        var i = first - 1
        while i > last.token, view.tokens[i].kind != .pause, view.tokens[i].kind != .comma, view.tokens[i].kind != .open { i -= 1 }
        guard i == last.token + 1, i > 0 else { return text }
        let mark = view.tokens[i].kind
        let own = cutter.figureIndex(token)
        let sameUnit = own.map { view.quantities[$0].unit == view.quantities[last.quantity].unit } ?? false
        if mark == .open { return sameUnit ? text + last.indicator : text }
        // 居民消费价格上涨0.6%，其中城市上涨0.6%，农村上涨0.8%: the same of a part.
        if sameUnit, Self.halves.contains(text) {
            let whole = Self.halves.first { last.indicator.hasPrefix($0) }.map { String(last.indicator.dropFirst($0.count)) } ?? last.indicator
            return text + whole
        }
        // 食品类价格上涨5.8%，居住类上涨0.9%: one property of several kinds.
        if mark == .comma, sameUnit, last.kind != .level, let property = property(of: last.indicator, for: text) { return text + property }
        guard let tail = before.tokens.last else { return text }
        // What the figure before was given by its list holds for this one too.
        let plain = cutter.text(of: before, page: page)
        if mark == .pause, sameUnit, last.indicator.count > plain.count {
            if last.indicator.hasPrefix(plain) { return text + last.indicator.dropFirst(plain.count) }
            if last.indicator.hasSuffix(plain) { return last.indicator.dropLast(plain.count) + text }
        }
        if view.tokens[tail].is(.head), mark == .pause, sameUnit {
            return text + cutter.text(of: PhraseCutter.Phrase(tokens: [tail], span: before.span), page: page)
        }
        let verb = before.tokens.lastIndex { index in
            view.tokens[index].kind == .word && [.act, .rise, .fall, .each, .head].contains(view.tokens[index].wordClass)
        }
        guard let verb, verb + 1 < before.tokens.count, mark == .pause || own.map({ PhraseCutter.counts(view.quantities[$0].kind) }) ?? false else { return text }
        return cutter.text(of: PhraseCutter.Phrase(tokens: Array(before.tokens[...verb]), span: before.span), page: page) + text
    }

    /// The noun right before the bracket that a figure opens: 水泥（增长12%）. Nil where no bracket or another figure is there.
    private func bracketedName(_ match: Match, token: Int) -> String? {
        guard let open = view.token(at: match.span.lowerBound - 1), view.tokens[open].kind == .open, open > 0 else { return nil }
        let before = view.tokens[open - 1]
        guard before.kind == .text || before.is(.noun) || before.is(.nounverb) || before.is(.head) else { return nil }
        var first = cutter.leftLimit(of: open)
        for index in first..<open where view.tokens[index].kind == .pause || view.tokens[index].is(.link) { first = index + 1 }
        let phrase = cutter.clean(first..<open)
        return phrase.isEmpty ? nil : cutter.text(of: phrase, page: page)
    }

    /// Whether a clause without a figure names something new between two figures: 营收48亿元，净利润扭亏为盈，达到2亿元.
    private func names(after last: Int, before token: Int) -> Bool {
        let topic = cutter.topic(before: token)
        guard let first = topic.tokens.first, first > last else { return false }
        return topic.tokens.contains { view.tokens[$0].is(.head) || view.tokens[$0].is(.noun) } && topic.tokens.count <= 4
    }

    private func joined(_ carried: String, _ own: String) -> String {
        own.isEmpty || carried.endsInBytes(of: own) ? carried : carried + own
    }

    /// The place of a figure among those that stand side by side (13%、11%), and how many they are.
    private func respectivePosition(_ token: Int) -> (index: Int, count: Int) {
        func next(_ from: Int, _ step: Int) -> Int? {
            var i = from + step
            var marks = 0
            while i >= 0, i < view.tokens.count {
                let found = view.tokens[i]
                if found.kind == .quantity { return i }
                guard found.kind == .pause || found.is(.conj) || found.is(.adverb), marks < 2 else { return nil }
                marks += 1
                i += step
            }
            return nil
        }
        var before = 0
        var at = token
        while let i = next(at, -1) { before += 1; at = i }
        var after = 0
        at = token
        while let i = next(at, 1) { after += 1; at = i }
        return (before, before + after + 1)
    }

    /// The name of one figure of a list from a phrase that lists as many names, or nil where it does not.
    private func listed(_ phrase: PhraseCutter.Phrase, _ quantity: Quantity, token: Int) -> String? {
        let position = quantity.listCount > 1 ? (index: quantity.listIndex, count: quantity.listCount) : respectivePosition(token)
        guard position.count > 1 else { return nil }
        var items: [[Int]] = [[]]
        for index in phrase.tokens {
            let found = view.tokens[index]
            if found.kind == .pause || found.is(.conj) { items.append([]) } else { items[items.count - 1].append(index) }
        }
        guard items.count == position.count, items.allSatisfy({ !$0.isEmpty }) else { return nil }
        func text(_ tokens: [Int]) -> String { cutter.text(of: PhraseCutter.Phrase(tokens: tokens, span: 0..<0), page: page) }
        // What the last name ends with belongs to all of them: 小学、初中和普通高中学校数.
        var tail: [Int] = []
        if let last = items.last {
            for index in last.reversed() {
                let found = view.tokens[index]
                guard found.is(.head) || found.is(.noun) || (found.is(.nounverb) && !tail.isEmpty), index != last.first else { break }
                tail.insert(index, at: 0)
            }
        }
        let own = items[position.index]
        let endsAlike = own.last.map { view.tokens[$0].is(.head) } ?? false
        return position.index == items.count - 1 || endsAlike ? text(own) : text(own) + text(tail)
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        let kept = text.withUTF8 { bytes in
            var start = 0
            var end = bytes.count
            while start + 3 <= end, Self.isDropped(bytes, start) { start += 3 }
            while end - 3 >= start, Self.isDropped(bytes, end - 3) { end -= 3 }
            return start..<end
        }
        if kept.count == text.utf8.count { return text }
        let utf8 = text.utf8
        return String(text[utf8.index(utf8.startIndex, offsetBy: kept.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: kept.upperBound)])
    }

    /// Whether 、 ， 的 or 了 stands at a place of a text in UTF-8.
    private static func isDropped(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xE7, 0x9A, 0x84), (0xE4, 0xBA, 0x86): true
        default: false
        }
    }
}
