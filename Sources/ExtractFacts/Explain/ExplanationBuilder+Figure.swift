import ChineseText
import FactRules

extension ExplanationBuilder {
    /// The figures of a sentence, with the rules that were tried at them.
    func figures(_ view: SentenceView, _ sentence: SentenceScan, _ reading: ReadingTrace.Reading?) -> [Explanation.Figure] {
        if let cells = cells[sentence.paragraph] { return cells.map(figure) }
        return sentence.quantities.indices.map { index in
            let quantity = sentence.quantities[index]
            let unit = quantity.unit >= 0 ? rules.units.unit(at: quantity.unit) : nil
            var figure = Explanation.Figure(
                text: page.original(quantity.span), place: place(quantity.core), kind: quantity.kind.rawValue, value: quantity.value,
                minimum: quantity.minimum, maximum: quantity.maximum, unit: unit?.text, dimension: unit?.dimension.rawValue,
                bound: quantity.bound.rawValue, isName: quantity.isName, outcome: .unmatched,
                reason: "the paragraph is a scrap, which is not read", matches: [], fact: nil, keys: [])
            guard let reading else { return figure }
            guard let trace = reading.figures.first(where: { $0.quantity == index }) else {
                figure.reason = "it is part of a period"
                return figure
            }
            let made = reading.facts.first { $0.binding.quantity == index }
            (figure.outcome, figure.reason) = outcome(trace, quantity)
            figure.matches = matches(trace, view)
            if let made {
                figure.fact = facts[made.index]
                figure.keys = keys(of: facts[made.index], made.binding, trace, view, reading)
            }
            return figure
        }
    }

    // MARK: What came of it

    private func outcome(_ trace: BindingTrace, _ quantity: Quantity) -> (Explanation.Figure.Outcome, String) {
        if let refusal = trace.refusal { return (.refused, "\(rules.rules[refusal].id) says that it is no fact") }
        if let binding = trace.binding {
            let id = rules.rules[binding.rule].id
            if trace.isSibling { return (.fact, "it is listed beside the figure before, which \(id) bound") }
            return (.fact, "\(id) won\(reasonOfWinner(trace))")
        }
        let others = trace.matches.filter { rules.rules[$0.rule].stage == .indicator }
        guard let best = others.first(where: { $0.rule == trace.winner }) else { return (.unmatched, "no rule of the indicator stage matches") }
        let id = rules.rules[best.rule].id
        // What no rule asks for is told before what one has no words for.
        if let nameless = others.filter({ !trace.unfit.contains($0.rule) }).max(by: { extractor.index.precedes($0, $1) }) {
            return (.nameless, "\(rules.rules[nameless.rule].id) matches, but no words are left for the indicator")
        }
        let sort =
            quantity.isName
            ? "part of a name" : quantity.kind == .age ? "an age" : quantity.kind == .duration ? "a duration" : "a number without unit"
        return (.unfit, "it is \(sort), which \(id) does not ask for by its sort")
    }

    private func reasonOfWinner(_ trace: BindingTrace) -> String {
        let others = trace.matches.filter { rules.rules[$0.rule].stage == .indicator }
        guard let winner = others.first(where: { $0.rule == trace.winner }) else { return "" }
        if others.count == 1 { return ", the only rule that matches" }
        let before = others.filter { extractor.index.precedes(winner, $0) }.map { rules.rules[$0.rule].id }
        let passed = before.isEmpty ? "" : ", as \(before.joined(separator: ", ")) finds no words or does not ask for its sort"
        let second = others.filter { extractor.index.precedes($0, winner) }.max { extractor.index.precedes($0, $1) }
        return (second.map { " over \(rules.rules[$0.rule].id): \(comparison(winner, $0))" } ?? "") + passed
    }

    /// Why `a` goes before `b`.
    private func comparison(_ a: Match, _ b: Match) -> String {
        let (x, y) = (rules.rules[a.rule], rules.rules[b.rule])
        if x.weight != y.weight { return "weight \(x.weight) > \(y.weight)" }
        if a.span.count != b.span.count { return "weight \(x.weight) = \(y.weight), span \(a.span.count) > \(b.span.count)" }
        return "weight \(x.weight) = \(y.weight), span \(a.span.count) = \(b.span.count), id \(x.id) < \(y.id)"
    }

    // MARK: The rules that matched

    private func matches(_ trace: BindingTrace, _ view: SentenceView) -> [Explanation.Match] {
        let winner = trace.matches.first { $0.rule == trace.winner }
        func rank(_ match: Match) -> Int {
            // The winner's stage first, then what refuses, then what adds.
            switch rules.rules[match.rule].stage {
            case .indicator: 0
            case .quantity: 1
            case .context: 2
            }
        }
        let sorted = trace.matches.sorted { rank($0) != rank($1) ? rank($0) < rank($1) : extractor.index.precedes($1, $0) }
        return sorted.map { match in
            let rule = rules.rules[match.rule]
            var counts = false
            let verdict: String
            switch rule.stage {
            case .quantity:
                counts = match.rule == trace.refusal
                verdict = counts ? "refuses" : trace.refusal == nil ? "outweighed by the winner" : "another rule refuses"
            case .context:
                counts = trace.binding != nil
                verdict = rule.emits.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            case .indicator:
                counts = match.rule == trace.winner && trace.binding != nil && !trace.isSibling
                if counts {
                    verdict = "won"
                } else if trace.unfit.contains(match.rule) {
                    verdict = "does not ask for its sort"
                } else if trace.isSibling {
                    verdict = "not asked: listed with the figure before"
                } else if let winner, match.rule != winner.rule, extractor.index.precedes(match, winner) {
                    verdict = "lost: \(comparison(winner, match))"
                } else {
                    verdict = trace.refusal != nil ? "best, but refused" : "finds no words"
                }
            }
            let captures = rule.pattern.captures.indices.map { index in
                let phrase = trace.captures[match.rule]?[index] ?? nil
                let span = phrase?.span
                let words = phrase.map { text(of: $0, view) } ?? ""
                return Explanation.Match.Capture(
                    name: rule.pattern.captures[index], text: words.isEmpty ? span.map { page.original($0) } ?? "" : words,
                    place: span.flatMap { $0.isEmpty ? nil : place($0) })
            }
            return Explanation.Match(
                rule: rule.id, stage: rule.stage.rawValue, path: rules.writtenRules[match.rule].path, line: rules.writtenRules[match.rule].line, weight: rule.weight,
                text: page.original(match.span), place: match.span.isEmpty ? nil : place(match.span), captures: captures,
                counts: counts, verdict: verdict)
        }
    }

    /// The words of a phrase, as an indicator has them.
    private func text(of phrase: PhraseCutter.Phrase, _ view: SentenceView) -> String {
        withUnsafePointer(to: view) { PhraseCutter($0, arena: assembler.arena).text(of: phrase).string }
    }
}
