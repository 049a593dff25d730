import ChineseText
import FactRules

/// Figures that stand side by side, and names listed for them.
extension Binder {
    /// The binding of a figure that stands right behind another (13%、11%; 353、359和471家): it is bound as that one is, to the
    /// next of the names listed for them.
    func sibling(of token: Int, among found: Bindings, _ quantity: UnsafePointer<Quantity>) -> Binding? {
        guard let last = found.last, !quantity.pointee.isName || quantity.pointee.kind == .ordinal && last.kind == .rank else { return nil }
        var i = token - 1
        var marks = 0
        while i > last.token, view.tokens[i].kind == .pause || view.tokens[i].is(.conj) || view.tokens[i].is(.adverb) || view.tokens[i].is(.adverbDone) {
            marks += 1
            i -= 1
        }
        guard i == last.token, marks > 0 else { return nil }
        // Another unit, or a noun of its own behind it, is another statement.
        let before = view.quantities.baseAddress! + last.quantity
        let sameUnit = before.pointee.unit == quantity.pointee.unit
            || before.pointee.listCount > 1 && before.pointee.listCount == quantity.pointee.listCount
        guard sameUnit, quantity.pointee.kind == before.pointee.kind else { return nil }
        if PhraseCutter.counts(quantity.pointee.kind), token + 1 < view.tokens.count, !cutter.nouns(from: token + 1).phrase.isEmpty { return nil }
        var next = last
        next.quantity = Int(view.tokens[token].index)
        next.token = token
        let position = respectivePosition(token)
        next.run = position
        if let phrase = last.phrase {
            if let item = listed(phrase, quantity, token: token) { next.indicator = item }
            next.partner = last.partner >= 0 ? last.partner : last.token
        } else if let level = respective(position, of: found, where: { $0.token < token && ($0.phrase != nil || $0.token < last.token - 2 * position.index) }) {
            next.indicator = level.indicator
            next.partner = level.token
        }
        return next
    }

    /// The figure among those before that a figure of a run (分别增长13%、11%) is of: the levels before it, else the changes that a
    /// rank follows (分别增长6%、5%，分别居全国第二、第七).
    func respective(_ position: (index: Int, count: Int), of found: Bindings, where isNamed: (Binding) -> Bool = { _ in true }) -> Binding? {
        guard position.count > 1 else { return nil }
        let named = found.filter(isNamed)
        let levels = named.filter { $0.kind == .level }
        let wanted = levels.count >= position.count ? levels : named.filter { $0.kind != .rank }
        guard wanted.count >= position.count else { return nil }
        return wanted[wanted.count - position.count + position.index]
    }

    /// The place of a figure among those that stand side by side (13%、11%), and how many they are.
    func respectivePosition(_ token: Int) -> (index: Int, count: Int) {
        var before = 0
        var at = token
        while case let i = neighbour(of: at, -1), i >= 0 { before += 1; at = i }
        var after = 0
        at = token
        while case let i = neighbour(of: at, 1), i >= 0 { after += 1; at = i }
        return (before, before + after + 1)
    }

    /// The figure that stands side by side with the one at a token, in a direction; -1 if none does.
    private func neighbour(of token: Int, _ step: Int) -> Int {
        var i = token + step
        var marks = 0
        while i >= 0, i < view.tokens.count {
            let kind = view.tokens[i].kind
            if kind == .quantity { return i }
            guard kind == .pause || view.tokens[i].is(.conj) || view.tokens[i].is(.adverb), marks < 2 else { return -1 }
            marks += 1
            i += step
        }
        return -1
    }

    /// The name of one figure of a list from a phrase that lists as many names, or nil where it does not.
    func listed(_ phrase: PhraseCutter.Phrase, _ quantity: UnsafePointer<Quantity>, token: Int) -> FactText? {
        let position = quantity.pointee.listCount > 1
            ? (index: quantity.pointee.listIndex, count: quantity.pointee.listCount) : respectivePosition(token)
        guard position.count > 1 else { return nil }
        let tokens = phrase.tokens
        var items: [Range<Int>] = []
        var start = 0
        for (place, index) in tokens.enumerated() where view.tokens[index].kind == .pause || view.tokens[index].is(.conj) {
            items.append(start..<place)
            start = place + 1
        }
        items.append(start..<tokens.count)
        guard items.count == position.count, items.allSatisfy({ !$0.isEmpty }) else { return nil }
        // What the last name ends with belongs to all of them: 小学、初中和普通高中学校数.
        let last = items[items.count - 1]
        var tail = last.upperBound
        while tail - 1 > last.lowerBound {
            let found = view.tokens[tokens[tail - 1]]
            guard found.is(.head) || found.is(.noun) || (found.is(.nounverb) && tail < last.upperBound) else { break }
            tail -= 1
        }
        let own = items[position.index]
        let text = cutter.text(of: tokens[own])
        if position.index == items.count - 1 || view.tokens[tokens[own.upperBound - 1]].is(.head) { return text }
        return arena.joined(text, cutter.text(of: tokens[tail..<last.upperBound]))
    }
}
