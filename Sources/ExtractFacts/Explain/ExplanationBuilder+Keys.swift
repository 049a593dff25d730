import ChineseText
import FactRules

extension ExplanationBuilder {
    /// Every key of a fact that the text decides, with where its value came from.
    func keys(
        of fact: Fact, _ binding: Binding, _ trace: BindingTrace, _ view: SentenceView, _ reading: ReadingTrace.Reading
    ) -> [Explanation.Key] {
        let quantity = reading.sentence.quantities[binding.quantity]
        let stored = reading.sentence.quantities.baseAddress! + binding.quantity
        let finder = KeyFinder(
            view: view, sentence: reading.sentence, state: reading.state, time: scan.times[reading.article],
            places: scan.places[reading.article], binding: binding, quantity: stored)
        let around = "the words at the number: ‘\(page.original(quantity.span))’"
        var keys: [Explanation.Key] = []
        for key in FactKey.allCases {
            let source: (String, Range<Int>?)?
            switch key {
            case .published: source = fact.published == nil ? nil : published(reading.article).map { ($0.source, nil) }
            case .title:
                source = fact.title == nil ? nil : (document.title == nil ? "the headline" : "given by the caller", page.articles[reading.article].title)
            case .indicator: source = indicator(binding, trace)
            case .indicatorID: source = fact.indicatorID == nil ? nil : ("the name stands in \(indicatorSource(fact.indicator))", nil)
            case .subject: source = fact.subject == nil ? nil : subject(binding, view)
            case .value: source = (around, quantity.number)
            case .minimum: source = fact.minimum == nil ? nil : (around, quantity.span)
            case .maximum: source = fact.maximum == nil ? nil : (around, quantity.span)
            case .unit:
                source = emitted("unit", fact.unit, binding, trace) ?? (quantity.unit < 0 ? nil : (unitSource(quantity), quantity.unitSpan))
            case .unitCode: source = fact.unitCode == nil ? nil : (unitSource(quantity), quantity.unitSpan)
            case .bound: source = emitted("bound", fact.bound.rawValue, binding, trace) ?? (around, quantity.span)
            case .kind: source = emitted("kind", fact.kind.rawValue, binding, trace) ?? ("no rule says otherwise", nil)
            case .basis: source = fact.basis.flatMap { emitted("basis", $0.rawValue, binding, trace) }
            case .role: source = fact.role.flatMap { emitted("role", $0.rawValue, binding, trace) }
            case .status: source = emitted("status", fact.status.rawValue, binding, trace) ?? status(fact, finder)
            case .year: source = time(finder)
            case .period: source = time(finder)
            case .domain: source = domain(fact, binding, reading, view.text)
            case .locality: source = locality(finder)
            case .rule: source = !trace.isSibling ? nil : ("the figure before, beside which it is listed", nil)
            case .groupID: source = fact.groupID == nil ? nil : ("the figure that this one belongs to", nil)
            case .schemaVersion, .factID, .documentID, .article, .periodStart, .periodEnd, .localityCode, .localitySource, .quote, .start, .end,
                .sentence:
                continue
            }
            guard let source else { continue }
            keys.append(
                Explanation.Key(
                    key: key, value: fact.text(of: key), source: source.0,
                    place: source.1.flatMap { $0.isEmpty ? nil : place($0) }))
        }
        return keys
    }

    // MARK: What the tables say

    /// The table, or the line of it where a folder of rules has one of its own, that knows a name.
    func indicatorSource(_ name: String) -> String {
        rules.source(of: name, inTable: "lexicon/indicators.tsv", columns: ["name", "forms"])
    }

    private func unitSource(_ quantity: Quantity) -> String {
        if quantity.unit < 0 { return UnitTable.fileName }
        return rules.source(of: rules.units.unit(at: quantity.unit).form, inTable: UnitTable.fileName, columns: ["form"])
    }

    /// How the body that a figure is of is known.
    private func subject(_ binding: Binding, _ view: SentenceView) -> (String, Range<Int>?)? {
        assembler.subjects.subject(of: binding.token, in: view).map { subject in
            switch subject.source {
            case .sentence: ("the body that the sentence speaks of", subject.span)
            case .head: ("the body behind the figure", subject.span)
            case .before: ("the body that the sentence before speaks of", subject.span)
            case .anaphor(let word): ("‘\(page.original(word))’ points back at it", subject.span)
            }
        }
    }

    // MARK: What the rules say

    private func indicator(_ binding: Binding, _ trace: BindingTrace) -> (String, Range<Int>?) {
        let rule = rules.rules[binding.rule]
        let names = rule.indicator.map { rule.pattern.captures[$0] }.joined(separator: "+")
        if trace.isSibling { return ("the names listed for \(rule.id)", nil) }
        switch (names.isEmpty, rule.carry) {
        case (false, nil): return ("\(rule.id): \(names)", binding.words)
        case (false, let carry?): return ("\(rule.id): \(names) after what is carried (\(carry.rawValue))", binding.words)
        case (true, let carry?): return ("\(rule.id): carried from what stands before (\(carry.rawValue))", nil)
        case (true, nil): return (rule.id, nil)
        }
    }

    /// The rule that says so: the one that bound the figure, or one of the context stage.
    private func emitted(_ key: String, _ value: String?, _ binding: Binding, _ trace: BindingTrace) -> (String, Range<Int>?)? {
        guard let value else { return nil }
        if rules.rules[binding.rule].emits[key] == value { return (rules.rules[binding.rule].id, nil) }
        let adding = trace.matches.last { rules.rules[$0.rule].stage == .context && rules.rules[$0.rule].emits[key] == value }
        return adding.map { (rules.rules[$0.rule].id, $0.span) }
    }

    private func status(_ fact: Fact, _ finder: KeyFinder) -> (String, Range<Int>?) {
        let words = finder.view.tokens.last { token in
            Int(token.start) < finder.quantity.pointee.span.lowerBound && (token.is(.plan) || token.is(.done))
        }
        let isInForce = finder.state.isPlan == (fact.status == .target)
        if let words, !isInForce || words.is(fact.status == .target ? .plan : .done) {
            return ("‘\(page.original(words.span))’ (\(words.wordClass.rawValue)) before it", words.span)
        }
        if fact.status == .target { return (isInForce ? "the title or a heading is of a plan" : "a time to come before it", nil) }
        return ("nothing before it plans", nil)
    }

    // MARK: Time and place

    private func time(_ finder: KeyFinder) -> (String, Range<Int>?)? {
        if let mention = finder.governingPeriod(), finder.time.stated(mention, current: finder.state.period) != nil {
            let counted = mention.countsFromDate ? finder.time.published.map { ", counted from \($0)" } ?? "" : ""
            return ("‘\(page.original(mention.span))’ before it in the sentence\(counted)", mention.span)
        }
        if finder.state.period != nil {
            let span = finder.state.periodMention
            return (span.isEmpty ? "in force from before" : "in force since ‘\(page.original(span))’", span)
        }
        return year(finder.state.article).map { ("the article's year: \($0.source)", nil) }
    }

    private func locality(_ finder: KeyFinder) -> (String, Range<Int>?)? {
        if let stated = finder.statedPlace() {
            return ("‘\(page.original(stated.mention.span))’ before it in the sentence", stated.mention.span)
        }
        if finder.state.place >= 0 {
            let span = finder.state.placeMention
            return (span.isEmpty ? "in force from before" : "in force since ‘\(page.original(span))’", span)
        }
        return home(finder.state.article).map { ("the article's place: \($0.source)", nil) }
    }

    // MARK: Domain

    private func domain(
        _ fact: Fact, _ binding: Binding, _ reading: ReadingTrace.Reading, _ text: UnsafeBufferPointer<UInt16>
    ) -> (String, Range<Int>?) {
        if let id = fact.indicatorID { return ("the catalogue's for \(id)", nil) }
        let table = rules.domains
        guard let wanted = table.codes.firstIndex(of: fact.domain) else { return ("no triggers", nil) }
        let unit = reading.sentence.quantities[binding.quantity].unitSpan
        let scores = assembler.domains.scores(of: binding.indicator, unit: unit, in: reading.sentence, reading.state, text)
        var found: [String] = []
        func look(_ source: String, _ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>, times factor: Int) {
            var at = span.lowerBound
            while at < span.upperBound {
                guard let hit = table.index.longestMatch(in: text, from: at, to: span.upperBound) else {
                    at += 1
                    continue
                }
                for trigger in table.triggers(of: hit.value) where Int(trigger.domain) == wanted {
                    found.append("\(source) \(String(decoding: text[at..<hit.end], as: UTF16.self)) \(trigger.weight)×\(factor)")
                }
                at = hit.end
            }
        }
        binding.indicator.string.utf16.map { rules.folding[$0] }.withUnsafeBufferPointer { look("indicator", $0, 0..<$0.count, times: 12) }
        // 吨标准煤, 吨公里 tell as much as a name does.
        look("unit", text, unit, times: 12)
        look("sentence", text, reading.sentence.span, times: 3)
        if let heading = reading.state.heading { look("heading", text, heading, times: 4) }
        let rival = scores.indices.filter { $0 != wanted && scores[$0] > 0 }.max { (scores[$0], $1) < (scores[$1], $0) }
        let next = rival.map { "; next \(table.codes[$0]) \(scores[$0])" } ?? ""
        if scores[wanted] == 0 { return ("no triggers", nil) }
        let words = found.isEmpty ? "what section and article are about" : found.joined(separator: ", ")
        return ("score \(scores[wanted]): \(words)\(next)", nil)
    }
}

extension PeriodMention {
    /// Whether its words mean something only from a date: 去年, 1—11月, 目前.
    var countsFromDate: Bool {
        switch meaning {
        case .range(let first, let last):
            [first.year, last.year].contains { if case .absolute = $0 { false } else { true } }
        case .fixed, .none: false
        default: true
        }
    }
}
