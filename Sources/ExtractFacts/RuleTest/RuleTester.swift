import FactRules

/// Runs the examples that stand under rules.
///
/// An example is read as a document of its own, published on `RuleTester.published`; the marks 【 and 】, which only show
/// people the words at issue, are taken out. `yes` holds where the rule acts on a figure of the sentence and the fact has
/// the keys that the line asks for; `no` holds where the rule acts on none. To act means: to bind the figure for a rule of
/// the indicator stage, to match at a figure that is refused for one of the quantity stage, to match at a figure that
/// becomes a fact for one of the context stage. A `todo-` line records what is not reached yet: it fails once it holds.
public struct RuleTester: Sendable {
    /// The day that examples are read as published on, so that 去年 in them means 2023.
    public static let published = "2024-03-05"

    private let extractor: Extractor

    public init(_ extractor: Extractor) { self.extractor = extractor }

    /// The ids of all rules, sorted.
    public var rules: [String] { extractor.rules.rules.map(\.id) }

    /// What came of every example of a rule, in the order of its lines; empty where there is no such rule.
    public func results(of id: String) -> [RuleExampleResult] {
        guard let written = extractor.rules.writtenRules.first(where: { $0.rule.id == id }) else { return [] }
        return written.examples.map { result(of: $0, written) }
    }

    private func result(of example: WrittenRule.Example, _ written: WrittenRule) -> RuleExampleResult {
        let rule = written.rule
        let text = String(example.sentence.unicodeScalars.filter { $0 != "【" && $0 != "】" })
        let document = Document(id: "-", bytes: Array(text.utf8), published: Self.published, encoding: "UTF-8")
        let figures = (try? extractor.explanation(of: document))?.sentences.flatMap(\.figures) ?? []
        let acting = figures.filter { acts(rule, on: $0) }
        let holds: Bool
        switch example.kind {
        case .yes, .todoYes: holds = acting.contains { figure in example.expected.allSatisfy { has($0, figure) } }
        case .no, .todoNo: holds = acting.isEmpty
        }
        let isTodo = example.kind == .todoYes || example.kind == .todoNo
        return RuleExampleResult(
            rule: rule.id, path: written.path, line: example.line, kind: example.kind.rawValue, sentence: example.sentence,
            passed: holds != isTodo, expected: expectation(example, rule), found: found(figures, example))
    }

    private func acts(_ rule: Rule, on figure: Explanation.Figure) -> Bool {
        switch rule.stage {
        case .indicator: figure.fact?.rule == rule.id
        case .quantity: figure.outcome == .refused && figure.matches.contains { $0.rule == rule.id }
        case .context: figure.fact != nil && figure.matches.contains { $0.rule == rule.id }
        }
    }

    private func has(_ expected: (key: String, value: String), _ figure: Explanation.Figure) -> Bool {
        guard let fact = figure.fact, let key = FactKey(rawValue: expected.key) else { return false }
        return fact.text(of: key) == expected.value
    }

    // MARK: Words for it

    private func expectation(_ example: WrittenRule.Example, _ rule: Rule) -> String {
        let deed =
            switch rule.stage {
            case .indicator: "a fact"
            case .quantity: "a figure refused"
            case .context: "a fact that is added to"
            }
        switch example.kind {
        case .no: return "no \(deed.dropFirst(2)) by \(rule.id)"
        case .todoNo: return "\(deed) by \(rule.id), as the line is todo-no; it holds now: make it ‘no’"
        case .yes, .todoYes:
            let keys = example.expected.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            let wanted = keys.isEmpty ? "\(deed) by \(rule.id)" : "\(deed) by \(rule.id) with \(keys)"
            return example.kind == .yes ? wanted : "not yet \(wanted), as the line is todo-yes; it holds now: make it ‘yes’"
        }
    }

    private func found(_ figures: [Explanation.Figure], _ example: WrittenRule.Example) -> String {
        if figures.isEmpty { return "no figure in the sentence" }
        return figures.map { figure in
            guard let fact = figure.fact else { return "‘\(figure.text)’ no fact: \(figure.reason)" }
            let keys = [FactKey.indicator] + example.expected.compactMap { FactKey(rawValue: $0.key) }.filter { $0 != .indicator }
            let adding = figure.matches.filter { $0.stage == "context" }.map(\.rule).joined(separator: ", ")
            return "‘\(figure.text)’ by \(fact.rule)\(adding.isEmpty ? "" : " with \(adding)"): "
                + keys.map { "\($0.rawValue)=\(fact.text(of: $0))" }.joined(separator: " ") + " (\(figure.reason))"
        }.joined(separator: "; ")
    }
}

/// What came of one example of a rule.
public struct RuleExampleResult: Sendable, CustomStringConvertible {
    public var rule: String
    public var path: String
    public var line: Int
    /// `yes`, `no`, `todo-yes`, `todo-no`.
    public var kind: String
    public var sentence: String
    public var passed: Bool
    /// What the line asks for, in words.
    public var expected: String
    /// What came of each figure of the sentence, and by which rule.
    public var found: String

    public var description: String {
        "\(path):\(line): \(rule): \(passed ? "passed" : "failed"): \(kind) \(sentence)\n  expected: \(expected)\n  came:     \(found)"
    }
}
