extension Rule {
    /// Whether it matches wherever the other one does, over the same words, and wins there. Where that cannot be told, no.
    func shadows(_ other: Rule) -> Bool {
        guard id != other.id, stage == other.stage, weight > other.weight || weight == other.weight && id < other.id,
            pattern.covers(other.pattern)
        else { return false }
        switch stage {
        // One that finds no words for the indicator leaves the figure to the next.
        case .indicator: return carry == other.carry && sources(of: indicator) == other.sources(of: other.indicator) && !indicator.isEmpty
        case .quantity: return emits["fact"] != nil
        // All that match add what they have.
        case .context: return emits.keys.sorted() == other.emits.keys.sorted() && emits["kind"] == nil
        }
    }

    /// The elements that captures stand at, counted from the figure, left ones below 0.
    private func sources(of captures: [Int]) -> [Int] {
        captures.map { capture in
            if let left = pattern.before.firstIndex(where: { $0.capture == capture }) { return -left - 1 }
            return (pattern.after.firstIndex { $0.capture == capture } ?? -1) + 1
        }
    }
}

extension Pattern {
    /// The sorts that figures without any wish of the pattern are of; the others (ages, names) must be asked for.
    private static let usualSorts: Set<String> = ["percent", "point", "ratio", "money", "measure", "counting", "person", "times"]

    /// Whether it matches wherever the other one does, over the same words.
    fileprivate func covers(_ other: Pattern) -> Bool {
        let takesSorts =
            anchor.isEmpty
            ? other.anchor.allSatisfy(Self.usualSorts.contains) : !other.anchor.isEmpty && Set(other.anchor).isSubset(of: anchor)
        return takesSorts && Self.cover(before, other.before) && Self.cover(after, other.after)
    }

    private static func cover(_ elements: [Element], _ others: [Element]) -> Bool {
        elements.count == others.count && zip(elements, others).allSatisfy { $0.covers($1) }
    }
}

extension Pattern.Element {
    fileprivate func covers(_ other: Self) -> Bool {
        guard isOptional || !other.isOptional else { return false }
        switch (test, other.test) {
        // The first of several forms that fits is taken, so they must come in the same order.
        case (.literal(let forms), .literal(let others)): return others.count == 1 ? forms.contains(others[0]) && isFree(forms, others[0]) : forms == others
        case (.token(let classes), .token(let others)): return classes.union(others) == classes
        case (.phrase(.left), .phrase(let other)): return !other.isRight
        default: return test == other.test
        }
    }

    /// Whether no other form would be read where this one stands.
    private func isFree(_ forms: [[UInt16]], _ form: [UInt16]) -> Bool {
        let turned = Array(form.reversed())
        return !forms.contains { other in
            let otherTurned = Array(other.reversed())
            return other != form
                && (form.starts(with: other) || other.starts(with: form) || turned.starts(with: otherTurned) || otherTurned.starts(with: turned))
        }
    }
}
