import ChineseText
import FactRules

/// Names that need another to be understood.
extension Binder {
    /// A name that needs another to be understood, with it: a bare property (总投资, 覆盖率) or a bare verb (共结算558万人次) takes what
    /// the clauses before it speak of; a bare noun in a listing takes the verb of the first (新增信号机5台，减速带39条).
    func completed(_ text: FactText, _ phrase: PhraseCutter.Phrase, token: Int, after found: Bindings) -> FactText {
        guard let first = phrase.tokens.first else { return text }
        let isBareHead = phrase.tokens.count == 1 && view.tokens[first].is(.head) && !Self.whole.contains(view.tokens[first], in: view.text)
        let isBareVerb = phrase.tokens.count == 1 && view.tokens[first].kind == .word && Self.verbs.contains(view.tokens[first].wordClass)
        if phrase.tokens.allSatisfy({ view.tokens[$0].is(.each) }) {
            // 年均增长9.1%: of what went before.
            let topic = found.isEmpty ? cutter.topic(before: token) : PhraseCutter.Phrase(span: 0..<0)
            if !topic.isEmpty { return joined(cutter.text(of: topic), text) }
            let before = found.last?.indicator ?? earlier
            return before.isNone ? text : joined(before, text.hasPrefix("年") ? FactText("") : text)
        }
        // 安岳县占三分之一: of what went before.
        if phrase.tokens.count == 1, view.tokens[first].is(.linkShare), let last = found.last { return joined(last.indicator, text) }
        if let owned = owned(text, phrase, token: token, after: found) { return owned }
        guard isBareHead || isBareVerb else { return shared(text, phrase, token: token, after: found) }
        // 总投资 after 项目11个 is that of the projects, whatever the clause between says of them.
        if isBareHead, let last = found.last, PhraseCutter.counts(view.quantities[last.quantity].kind), last.indicator.characters > 2 {
            return joined(last.indicator, text)
        }
        // 大桥全长17公里，总投资8亿元: of the same thing.
        if isBareHead, let before = found.last?.phrase, before.tokens.count > 1, let tail = before.tokens.last, view.tokens[tail].is(.head) {
            let owner = before.tokens.dropLast().filter { !view.tokens[$0].is(.de) }
            if owner.allSatisfy({ view.tokens[$0].kind == .text || view.tokens[$0].is(.noun) }) {
                return arena.joined(cutter.text(of: owner), text)
            }
        }
        let sharesUnit = found.last.map { view.quantities[$0.quantity].unit == view.quantities[Int(view.tokens[token].index)].unit } ?? false
        // 设立奖学金300万元，至今已发放80万元: of what the verb before had for its object.
        if isBareHead, first > 0, view.tokens[first - 1].is(.adverbDone) || view.tokens[first - 1].is(.done), sharesUnit,
            let before = found.last?.phrase, let object = object(of: before)
        {
            return arena.joined(cutter.text(of: object), text)
        }
        // 新开公交线路8条、优化23条: the object of the verb before.
        if isBareVerb, sharesUnit, let before = found.last?.phrase, let object = object(of: before) {
            return arena.joined(text, cutter.text(of: object))
        }
        // 特困供养新增50户60人，退出30户: of whom the verb before told.
        if isBareVerb, let before = found.last?.phrase ?? found.dropLast().last?.phrase, before.tokens.count > 1, let tail = before.tokens.last,
            view.tokens[tail].isVerb, before.tokens.dropLast().allSatisfy({ view.tokens[$0].kind == .text || view.tokens[$0].is(.noun) || view.tokens[$0].is(.nounverb) })
        {
            return arena.joined(cutter.text(of: before.tokens.dropLast()), text)
        }
        let topic = cutter.topic(before: token)
        if !topic.isEmpty { return joined(cutter.text(of: topic), text) }
        // 秋粮已收获2.9亿亩，完成22.7%; 同比增长6.8%（去年同期增速为3.3%）.
        if let last = found.last, Self.relations.contains(view.tokens[first], in: view.text) { return joined(last.indicator, text) }
        if isBareHead, found.isEmpty, !earlier.isNone, text.characters <= 3 { return joined(earlier, text) }
        return text
    }
    private static let verbs: WordClassSet = [.act, .event, .nounverb]

    /// What stands behind the verb of a phrase; nil where it has none, or nothing behind it.
    private func object(of phrase: PhraseCutter.Phrase) -> Slice<TokenList>? {
        guard let verb = phrase.tokens.firstIndex(where: { view.tokens[$0].isVerb }), verb + 1 < phrase.tokens.count else { return nil }
        return phrase.tokens[(verb + 1)...]
    }

    /// Properties that are indicators by themselves.
    private static let whole = WordList(["进出口", "出口", "进口", "净出口", "外贸", "GDP", "CPI", "PPI", "PMI"])
    /// Words that say how one figure stands to another, and nothing by themselves.
    private static let relations = WordList([
        "增速", "增幅", "涨幅", "降幅", "跌幅", "占比", "比重", "比例", "份额", "贡献率", "溢价率", "完成率", "占有率", "完成", "兑现",
    ])
    private static let parts = WordList([
        "床位", "病床", "人员", "职工", "员工", "教师", "教职工", "专任教师", "学生", "在校生", "卫生人员", "从业人员", "党员", "会员", "编制", "床位数",
    ])
    private static let halves: [StaticString] = ["城市", "农村", "城镇", "乡村"]
    private static let kinds: [StaticString] = ["类", "业", "企业", "地区", "行业"]
    private static let properties: [StaticString] = ["价格", "增加值", "总产值", "产值", "投资", "零售额", "销售额", "出口额", "利润", "用电量"]

    /// What the name of a kind (居住类, 集体企业) takes from the name before it, nil where that names no property or the kind has one.
    private func property(of name: FactText, for kind: FactText) -> FactText? {
        guard Self.kinds.contains(where: { kind.hasSuffix($0) }) else { return nil }
        return Self.properties.first { name.count > $0.utf8CodeUnitCount && name.hasSuffix($0) }.map { FactText($0) }
    }

    /// What an institution has, with the institution: 养老院420个，床位3万张.
    private func owned(_ text: FactText, _ phrase: PhraseCutter.Phrase, token: Int, after found: Bindings) -> FactText? {
        guard phrase.tokens.count == 1, let only = phrase.tokens.first, Self.parts.contains(view.tokens[only], in: view.text) else { return nil }
        let owner = found.last { binding in
            let unit = view.quantities[binding.quantity].unitSpan
            // 54个教学班 hold no staff.
            guard binding.kind == .level, unit.count == 1, !binding.indicator.hasSuffix("班") else { return false }
            // 所 家 座 处 个
            switch view.text[unit.lowerBound] {
            case 0x6240, 0x5BB6, 0x5EA7, 0x5904, 0x4E2A: return true
            default: return false
            }
        }
        return owner.map { joined($0.indicator, text) }
    }

    /// A bare noun right behind another figure with what it shares with that one: the verb that opens the listing (新增信号机5台，
    /// 减速带39条), the property that closes its first name (粮食产量5万吨、棉花3万吨), or what the bracket divides (耕地90万亩（水田30万亩）).
    private func shared(_ text: FactText, _ phrase: PhraseCutter.Phrase, token: Int, after found: Bindings) -> FactText {
        guard let last = found.last, let first = phrase.tokens.first, let before = last.phrase, !before.isEmpty else { return text }
        let isBare = phrase.tokens.allSatisfy { index in
            let found = view.tokens[index]
            return found.kind != .word || Self.bare.contains(found.wordClass)
        }
        guard isBare else { return text }
        // The noun follows the other figure at once, but for its list mark.
        var i = first - 1
        while i > last.token, view.tokens[i].kind != .pause, view.tokens[i].kind != .comma, view.tokens[i].kind != .open { i -= 1 }
        guard i == last.token + 1, i > 0 else { return text }
        let mark = view.tokens[i].kind
        let own = cutter.figureIndex(token)
        let sameUnit = own.map { view.quantities[$0].unit == view.quantities[last.quantity].unit } ?? false
        if mark == .open { return sameUnit ? arena.joined(text, last.indicator) : text }
        // 居民消费价格上涨0.6%，其中城市上涨0.6%，农村上涨0.8%: the same of a part.
        if sameUnit, Self.halves.contains(where: { text == FactText($0) }) {
            let half = Self.halves.first { last.indicator.hasPrefix($0) }
            return arena.joined(text, half.map { last.indicator.dropFirst($0.utf8CodeUnitCount) } ?? last.indicator)
        }
        // 食品类价格上涨5.8%，居住类上涨0.9%: one property of several kinds.
        if mark == .comma, sameUnit, last.kind != .level, let property = property(of: last.indicator, for: text) { return arena.joined(text, property) }
        guard let tail = before.tokens.last else { return text }
        // What the figure before was given by its list holds for this one too.
        if mark == .pause, sameUnit {
            let plain = cutter.text(of: before)
            if last.indicator.count > plain.count {
                if last.indicator.hasPrefix(plain) { return arena.joined(text, last.indicator.dropFirst(plain.count)) }
                if last.indicator.hasSuffix(plain) { return arena.joined(last.indicator.dropLast(plain.count), text) }
            }
            if view.tokens[tail].is(.head) { return arena.joined(text, cutter.text(of: CollectionOfOne(tail))) }
        }
        let verb = before.tokens.lastIndex { view.tokens[$0].kind == .word && Self.openers.contains(view.tokens[$0].wordClass) }
        guard let verb, verb + 1 < before.tokens.count, mark == .pause || own.map({ PhraseCutter.counts(view.quantities[$0].kind) }) ?? false else { return text }
        return arena.joined(cutter.text(of: before.tokens[...verb]), text)
    }
    private static let bare: WordClassSet = [.noun, .nounverb, .conj, .etc, .de, .place]
    private static let openers: WordClassSet = [.act, .rise, .fall, .each, .head]
}
