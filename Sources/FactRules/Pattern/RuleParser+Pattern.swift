extension RuleParser {
    /// The most elements that a pattern holds: what a rule may cost is bounded.
    static let mostElements = 16
    /// The most gaps that a pattern holds: each may end at many places.
    static let mostGaps = 4
    /// The widest gap, in characters.
    static let widestGap = 40

    mutating func readPattern(_ text: Substring, _ keyword: Substring) {
        current!.source = String(text)
        current!.patternPlace = (lineNumber, column(of: text))
        var bodies: [Substring] = []
        var elements: [Pattern.Element] = []
        var anchor: (index: Int, sorts: [String])?
        var captures: [String] = []
        for word in text.words() {
            var body = word
            var element = Pattern.Element(test: .edge, isOptional: false, capture: -1)
            if body.last == "?" {
                element.isOptional = true
                body = body.dropLast()
            }
            if body.first != "<", body.first != "(", let colon = body.firstIndex(of: ":") {
                let name = body[..<colon]
                if captures.contains(String(name)) { report(name, "the capture ‘\(name)’ stands twice") }
                element.capture = captures.count
                captures.append(String(name))
                captureColumns.append((lineNumber, column(of: name)))
                body = body[body.index(after: colon)...]
            }
            if let sorts = anchorSorts(body) {
                if anchor != nil { report(word, "a pattern has one <quantity>: its neighbours are <other-quantity>") }
                if element.isOptional { report(word, "the <quantity> of a pattern is not optional") }
                if element.capture >= 0 { usedCaptures.insert(element.capture) }
                anchor = (elements.count, sorts)
            } else {
                element.test = test(body, word)
            }
            elements.append(element)
            bodies.append(body)
        }
        if elements.count > Self.mostElements {
            report(text, "the pattern has \(elements.count) elements, and \(Self.mostElements) are the most")
        }
        let gaps = elements.reduce(0) { if case .gap = $1.test { $0 + 1 } else { $0 } }
        if gaps > Self.mostGaps { report(text, "the pattern has \(gaps) gaps, and \(Self.mostGaps) are the most") }
        guard let anchor else {
            report(text.isEmpty ? keyword : text, "the pattern of \(current!.rule.id) has no <quantity>")
            current!.rule.pattern.captures = captures
            return
        }
        reportUnmet(elements[..<anchor.index].reversed(), bodies[..<anchor.index].reversed(), isLeft: true)
        reportUnmet(Array(elements[(anchor.index + 1)...]), Array(bodies[(anchor.index + 1)...]), isLeft: false)
        current!.rule.pattern = Pattern(
            anchor: anchor.sorts, before: elements[..<anchor.index].reversed(), after: Array(elements[(anchor.index + 1)...]),
            captures: captures)
    }

    /// Reports elements that match nothing where they stand on a side of the figure; the nearest is first.
    private mutating func reportUnmet(_ elements: [Pattern.Element], _ bodies: [Substring], isLeft: Bool) {
        var isBeyondEdge = false
        for (element, body) in zip(elements, bodies) {
            switch element.test {
            case .edge: isBeyondEdge = isBeyondEdge || !element.isOptional
            case .phrase(let phrase) where phrase.isRight:
                if isLeft { report(body, "‘\(body)’ matches nothing left of the <quantity>") }
            case .phrase, .ending:
                if !isLeft { report(body, "‘\(body)’ matches nothing right of the <quantity>") }
            // Behind the edge of a clause comes a mark, or nothing.
            case .token, .period, .quantity:
                if isBeyondEdge { report(body, "‘\(body)’ matches nothing beyond the edge of the clause") }
            case .literal, .comma, .pause, .gap: break
            }
        }
    }

    /// The sorts that the figure itself may be of, empty for any; nil if the element is no anchor.
    private mutating func anchorSorts(_ body: Substring) -> [String]? {
        guard body.first == "<", body.last == ">" else { return nil }
        let inner = body.dropFirst().dropLast()
        return inner == "quantity" || inner.hasPrefix("quantity:") ? sorts(inner) : nil
    }

    /// The sorts behind the colon of `quantity:counting,person`.
    private mutating func sorts(_ inner: Substring) -> [String] {
        guard let colon = inner.firstIndex(of: ":") else { return [] }
        let list = inner[inner.index(after: colon)...]
        let names = list.split(separator: ",")
        if names.isEmpty { report(inner, "‘\(inner)’ names no sort of quantity") }
        for name in names where QuantitySort(rawValue: String(name)) == nil { report(name, "unknown sort of quantity ‘\(name)’") }
        return names.map(String.init)
    }

    /// What an element other than the figure tests.
    private mutating func test(_ body: Substring, _ word: Substring) -> Pattern.Element.Test {
        if body == "^" || body == "$" { return .edge }
        if body.hasPrefix("..") {
            if let width = Int(body.dropFirst(2)), (1...Self.widestGap).contains(width) { return .gap(width) }
            report(body, "the gap ‘\(body)’ is not ..1 to ..\(Self.widestGap)")
            return .gap(1)
        }
        if body.first == "<", body.last == ">", body.count > 2 { return classes(body.dropFirst().dropLast()) }
        if body.first == "(", body.last == ")", body.count > 2 {
            let forms = body.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            if forms.contains(where: \.isEmpty) { report(body, "‘\(body)’ has an empty alternative: write ‘?’ behind it instead") }
            for (index, form) in forms.enumerated() where !form.isEmpty && forms[..<index].contains(form) {
                report(form, "the alternative ‘\(form)’ stands twice")
            }
            return .literal(forms.map { Array($0.utf16) })
        }
        if body.isEmpty || body.contains(where: { "<>()|?:".contains($0) }) {
            report(word, "‘\(word)’ is no pattern element")
            return .edge
        }
        return .literal([Array(body.utf16)])
    }

    /// What the names between < and > ask for.
    private mutating func classes(_ inner: Substring) -> Pattern.Element.Test {
        let names = inner.split(separator: "|", omittingEmptySubsequences: false)
        if names.count == 1 {
            switch inner {
            case "period": return .period
            case "comma": return .comma
            case "pause": return .pause
            default: break
            }
            if inner.hasPrefix("left:") { return .ending(inner.dropFirst(5).split(separator: ",").map { Array($0.utf16) }) }
            if inner == "other-quantity" || inner.hasPrefix("other-quantity:") { return .quantity(sorts(inner)) }
            if let phrase = Pattern.Phrase(rawValue: String(inner)) { return .phrase(phrase) }
        }
        var found: WordClassSet = []
        for name in names {
            if let wordClass = WordClass(rawValue: String(name)) {
                found.insert(wordClass)
            } else {
                report(name, "unknown class ‘\(name)’")
            }
        }
        return .token(found)
    }
}
