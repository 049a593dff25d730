import ChineseText
import FactRules

/// What the clauses before a figure speak of.
extension PhraseCutter {
    /// What the clauses before a token speak of: the subject of the nearest that names one, or else its object. Empty where
    /// no clause before it in the sentence has words of its own.
    func topic(before token: Int) -> Phrase {
        var end = leftLimit(of: token)
        while end > 0 {
            let stop = end - 1
            guard view.tokens[stop].kind == .comma || view.tokens[stop].kind == .colon || view.tokens[stop].kind == .semicolon else {
                // A figure or a bracket: what stands before it in its clause.
                end = stop
                continue
            }
            var start = stop - 1
            while start >= 0, !view.tokens[start].endsClause { start -= 1 }
            let clause = (start + 1)..<stop
            // 国家统计局17日公布: who says it, not what it is of.
            let isReport = view.tokens[clause].contains { $0.is(.report) } || clause.last.map { endsReport($0) } ?? false
            // A clause with a figure of its own speaks of that one.
            let hasFigure = clause.contains { view.tokens[$0].kind == .quantity && figureIndex($0).map { view.quantities[$0].kind != .duration && view.quantities[$0].kind != .age } ?? false }
            if hasFigure { break }
            let noun = isReport ? Phrase(span: view.span.lowerBound..<view.span.lowerBound) : headNoun(of: clause)
            if !noun.isEmpty { return noun }
            end = start + 1
        }
        return Phrase(span: view.span.lowerBound..<view.span.lowerBound)
    }

    private static let reports = WordList(["公布", "发布", "通报", "显示", "披露", "报告", "统计"])

    /// Whether a clause that ends with a token only says who tells it: 统计局17日公布.
    private func endsReport(_ token: Int) -> Bool {
        let found = view.tokens[token]
        guard found.count == 2 else { return false }
        return Self.reports.contains(found, in: view.text)
    }

    /// The noun that a clause is about: the nouns before its first verb, or those after it.
    private func headNoun(of clause: Range<Int>) -> Phrase {
        let all = clean(clause)
        let head = arena.tokens(all.tokens.count) { head in
            var count = 0
            for index in all.tokens {
                let token = view.tokens[index]
                let isVerb = token.kind == .word && Self.verbs.contains(token.wordClass)
                if isVerb {
                    if count > 0 { break }
                    continue
                }
                head[count] = Int32(truncatingIfNeeded: index)
                count += 1
            }
            while count > 0, case let last = view.tokens[Int(head[count - 1])], last.kind == .pause || last.is(.de) { count -= 1 }
            return count
        }
        return Phrase(tokens: head, span: all.span)
    }
    private static let verbs: WordClassSet = [.act, .event, .rise, .fall, .flat, .linkShare, .prep]
}
