import ChineseText

extension RuleLinter {
    /// Tells what of patterns is never met, and units that no table has.
    mutating func checkPatterns() {
        // Without any lexicon all classes would be told.
        let classes: WordClassSet? = rules.vocabulary.isEmpty ? nil : rules.vocabulary.classes
        for rule in rules.writtenRules {
            for word in rule.source[...].words() {
                let column = rule.patternPlace.column + rule.source[...].distance(to: word)
                func place(_ part: Substring) -> Int { column + word.distance(to: part) }
                for part in word.patternForms {
                    if part.isClass {
                        guard let classes, let wordClass = WordClass(rawValue: String(part.text)), !classes.contains(wordClass) else { continue }
                        report(rule.path, rule.patternPlace.line, place(part.text), "no lexicon has a word of the class ‘\(part.text)’")
                    } else if isFolded(part.text) {
                        report(rule.path, rule.patternPlace.line, place(part.text), neverMet(part.text))
                    }
                }
            }
            guard let unit = rule.rule.emits["unit"], let place = rule.unitPlace, !rules.units.units.isEmpty else { continue }
            if rules.units.place(of: unit) == nil, !rules.units.units.contains(where: { $0.text == unit }) {
                report(rule.path, place.line, place.column, "unknown unit ‘\(unit)’")
            }
        }
    }

    /// Tells rules that another one always wins over.
    mutating func checkShadowedRules() {
        for written in rules.writtenRules {
            let rule = written.rule
            guard let place = rules.rules.firstIndex(where: { $0.shadows(rule) }) else { continue }
            let winner = rules.rules[place]
            let reason = winner.weight > rule.weight ? "weight \(winner.weight) > \(rule.weight)" : "the same weight, and an earlier id"
            report(
                written.path, written.line, written.idColumn,
                "the rule \(rule.id) is always shadowed by \(winner.id) at \(rules.writtenRules[place].path):\(rules.writtenRules[place].line), which matches wherever it does: \(reason)")
        }
    }
}

extension Substring {
    /// The number of code points from its beginning to that of a slice of it.
    fileprivate func distance(to slice: Substring) -> Int { unicodeScalars.distance(from: startIndex, to: slice.startIndex) }

    /// The words and class names in an element of a pattern.
    fileprivate var patternForms: [(text: Substring, isClass: Bool)] {
        var body = self
        if body.first != "<", body.first != "(", let colon = body.firstIndex(of: ":") { body = body[body.index(after: colon)...] }
        if body.last == "?" { body = body.dropLast() }
        if body.hasPrefix("<left:") { return body.dropFirst(6).dropLast().split(separator: ",").map { ($0, false) } }
        let isClass = body.first == "<"
        if isClass || body.first == "(" { body = body.dropFirst().dropLast() }
        if isClass, Pattern.Phrase(rawValue: String(body)) != nil { return [] }
        return body.split(separator: "|").map { ($0, isClass) }
    }
}
