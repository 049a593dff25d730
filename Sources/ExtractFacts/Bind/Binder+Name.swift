import ChineseText
import FactRules

/// The name that a rule's captures and what it carries over make.
extension Binder {
    struct Name {
        var text: FactText
        var words: Range<Int>
        var partner: Int
    }

    func name(
        _ match: Match, _ captures: UnsafeMutableBufferPointer<PhraseCutter.Phrase?>, _ rule: UnsafePointer<BindingRule>,
        _ quantity: UnsafePointer<Quantity>, token: Int, after found: Bindings
    ) -> Name? {
        var text = FactText("")
        var words = 0..<0
        for (position, capture) in rule.pointee.indicator.enumerated() {
            guard let phrase = captures[capture] else { continue }
            // Names listed for as many figures (A、B和C分别为x、y和z): each figure has its own.
            let part = position == 0 ? listed(phrase, quantity, token: token) : nil
            text = arena.joined(text, part ?? cutter.text(of: phrase))
            words = words.isEmpty ? phrase.span : min(words.lowerBound, phrase.span.lowerBound)..<max(words.upperBound, phrase.span.upperBound)
        }
        var partner = -1
        // 分别 spreads the figures that follow over those before.
        let spread = respectivePosition(token)
        let isSpread = spread.count > 1 && rule.pointee.carry == .previous
        let own = rule.pointee.indicator.first.flatMap { captures[$0] }
        let isComplete = rule.pointee.readsPhrase && own.map { phrase in
            !(phrase.tokens.count == 1 && view.tokens[phrase.tokens[0]].is(.head)) && !phrase.tokens.allSatisfy { view.tokens[$0].is(.each) }
        } ?? false
        switch isComplete && rule.pointee.carry == .previous ? nil : isSpread ? .respective : rule.pointee.carry {
        case .previous:
            if let bracketed = bracketedName(match, token: token) {
                text = arena.joined(bracketed, text)
            } else if let last = found.last, let level = found.last(where: { $0.kind == .level && $0.indicator == last.indicator }) ?? found.last,
                !names(after: last.token, before: token)
            {
                partner = level.token
                text = joined(last.indicator, text)
            } else if case let topic = cutter.topic(before: token), !topic.isEmpty {
                // 工业增加值由负转正，增长0.7%: what the clause before speaks of.
                text = joined(cutter.text(of: topic), text)
            } else if let last = found.last {
                partner = last.token
                text = joined(last.indicator, text)
            } else if !earlier.isNone {
                text = joined(earlier, text)
            }
        case .respective:
            // 年发电量、供热面积分别达到5亿千瓦时和380万平方米: each has its own of the names listed for them.
            if let last = found.last, let phrase = last.phrase, spread.index > 0, let item = listed(phrase, quantity, token: token) {
                text = arena.joined(item, text)
                partner = last.partner >= 0 ? last.partner : last.token
                break
            }
            if let level = respective(spread, of: found) {
                partner = level.token
                text = joined(level.indicator, text)
            } else if let last = found.last(where: { $0.kind == .level }) ?? found.last {
                partner = last.token
                text = joined(last.indicator, text)
            }
        case .topic:
            if let last = found.first { text = joined(last.indicator, text) }
        case nil:
            if let phrase = own, rule.pointee.indicator.count == 1 {
                text = completed(text, phrase, token: token, after: found)
            }
        }
        text = text.trimmed
        // 提高1.4个百分点 with nothing before it says not of what.
        if rule.pointee.carry == nil, rule.pointee.indicator.count == 1, let own, let only = own.tokens.first, own.tokens.count == 1,
            view.tokens[only].is(.rise) || view.tokens[only].is(.fall)
        {
            return nil
        }
        return text.isEmpty ? nil : Name(text: text, words: words, partner: partner)
    }

    /// The noun right before the bracket that a figure opens: 水泥（增长12%）. Nil where no bracket or another figure is there.
    private func bracketedName(_ match: Match, token: Int) -> FactText? {
        guard let open = view.token(at: match.span.lowerBound - 1), view.tokens[open].kind == .open, open > 0 else { return nil }
        let before = view.tokens[open - 1]
        guard before.kind == .text || before.is(.noun) || before.is(.nounverb) || before.is(.head) else { return nil }
        var first = cutter.leftLimit(of: open)
        for index in first..<open where view.tokens[index].kind == .pause || view.tokens[index].is(.link) { first = index + 1 }
        let phrase = cutter.clean(first..<open)
        return phrase.isEmpty ? nil : cutter.text(of: phrase)
    }

    /// Whether a clause without a figure names something new between two figures: 营收48亿元，净利润扭亏为盈，达到2亿元.
    private func names(after last: Int, before token: Int) -> Bool {
        let topic = cutter.topic(before: token)
        guard let first = topic.tokens.first, first > last else { return false }
        return topic.tokens.contains { view.tokens[$0].is(.head) || view.tokens[$0].is(.noun) } && topic.tokens.count <= 4
    }

    func joined(_ carried: FactText, _ own: FactText) -> FactText {
        own.isEmpty || carried.hasSuffix(own) ? carried : arena.joined(carried, own)
    }
}
