import ExtractFacts

/// Sets an explanation out for people: one block a sentence, one block a figure.
struct ExplanationText {
    private let style: Style
    private var lines: [String] = []
    /// Where lines of tokens are broken.
    private static let width = 100

    /// The explanation as lines, emphasised as `style` has it.
    static func text(of explanation: Explanation, style: Style) -> String {
        var text = ExplanationText(style: style)
        for article in explanation.articles {
            text.add(article)
            for sentence in explanation.sentences where sentence.article == article.number { text.add(sentence) }
        }
        return text.lines.map { $0 + "\n" }.joined()
    }

    private init(style: Style) { self.style = style }

    private mutating func add(_ table: TextTable, indent: String = "  ") { lines += table.lines(indent: indent) }

    private mutating func add(_ article: Explanation.Article) {
        if !lines.isEmpty { lines.append("") }
        lines.append(style.bold("article \(article.number)") + (article.title.map { "  \($0)" } ?? ""))
        var table = TextTable()
        for (name, clue) in [("published", article.published), ("year", article.year), ("locality", article.locality)] {
            table.add(name, clue?.value ?? "unknown", clue?.source ?? "")
        }
        add(table)
    }

    private mutating func add(_ sentence: Explanation.Sentence) {
        lines.append("")
        lines.append(style.bold(sentence.text) + "  " + style.dim(text(of: sentence.place)))
        addTokens(sentence.tokens)
        if !sentence.periods.isEmpty {
            lines.append("  periods")
            var table = TextTable()
            for period in sentence.periods {
                table.add(period.text, text(of: period.place), period.role, (period.label ?? "unknown") + (period.isCompared ? " (what is compared with)" : ""))
            }
            add(table, indent: "    ")
        }
        if !sentence.places.isEmpty {
            lines.append("  places")
            var table = TextTable()
            for place in sentence.places {
                let found = place.locality.map { [$0, place.code ?? ""].filter { !$0.isEmpty }.joined(separator: " ") } ?? "unknown"
                table.add(place.text, text(of: place.place), found, place.candidates > 1 ? "of \(place.candidates) divisions of the name" : "")
            }
            add(table, indent: "    ")
        }
        for figure in sentence.figures { add(figure) }
    }

    /// Tokens above their classes, as many side by side as there is room for.
    private mutating func addTokens(_ tokens: [Explanation.Token]) {
        var upper = "  "
        var lower = "  "
        func flushed(_ text: String) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }
        for token in tokens {
            let shown = token.text.trimmedOfBlanks.isEmpty ? "␣" : token.text
            let width = max(DisplayWidth.of(shown), DisplayWidth.of(token.kind)) + 2
            if DisplayWidth.of(upper) + width > Self.width, upper.count > 2 {
                lines += [flushed(upper), style.dim(flushed(lower))]
                upper = "  "
                lower = "  "
            }
            upper += DisplayWidth.padded(shown, to: width)
            lower += DisplayWidth.padded(token.kind, to: width)
        }
        if upper.count > 2 { lines += [flushed(upper), style.dim(flushed(lower))] }
    }

    private mutating func add(_ figure: Explanation.Figure) {
        lines.append("")
        var value = figure.value.map { "\($0)" } ?? ""
        if figure.bound != "exact", figure.minimum != nil || figure.maximum != nil {
            value += " [\(figure.minimum.map { "\($0)" } ?? ""), \(figure.maximum.map { "\($0)" } ?? "")]"
        }
        let unit = figure.unit.map { "\($0) (\(figure.dimension ?? ""))" } ?? "no unit"
        lines.append(
            "  \(style.bold(figure.text))  \(value.trimmedOfBlanks) \(unit), \(figure.kind), \(figure.bound)  \(style.dim(text(of: figure.place)))")
        lines.append("    \(figure.outcome == .fact ? "fact" : "no fact"): \(figure.reason)")
        if !figure.matches.isEmpty {
            lines.append("    rules")
            var table = TextTable()
            for match in figure.matches {
                let captures = match.captures.filter { $0.place != nil }.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
                table.add(
                    match.counts ? "*" : "", match.rule, "weight \(match.weight)", match.verdict, "\(match.path):\(match.line)",
                    "‘\(match.text)’", captures)
            }
            add(table, indent: "      ")
        }
        if !figure.keys.isEmpty {
            lines.append("    keys")
            var table = TextTable()
            for key in figure.keys { table.add(key.key.rawValue, key.value, key.source + (key.place.map { "  \(text(of: $0))" } ?? "")) }
            add(table, indent: "      ")
        }
    }

    private func text(of place: Range<Int>?) -> String { place.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "" }
}

extension String {
    /// Without blanks at both ends.
    var trimmedOfBlanks: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
