/// Reads `.rules` files: the line format described in Rules/README.md.
struct RuleParser {
    let file: RuleFile
    let stage: Rule.Stage
    private(set) var rules: [WrittenRule] = []
    var diagnostics: [Diagnostic] = []
    /// The rule that is being read.
    var current: WrittenRule?
    /// How many problems there were before it.
    private var earlierProblems = 0
    /// Where the captures of the rule that is being read stand.
    var captureColumns: [(line: Int, column: Int)] = []
    /// The captures that the rule's emits name, and the anchor's.
    var usedCaptures: Set<Int> = []
    private var line: Substring = ""
    private(set) var lineNumber = 0

    init(_ file: RuleFile, stage: Rule.Stage) {
        self.file = file
        self.stage = stage
        for line in RuleText.lines(of: file, diagnostics: &diagnostics) {
            lineNumber += 1
            self.line = line
            readLine()
        }
        finish()
    }

    /// Reports a problem of a slice of the line that is being read.
    mutating func report(_ slice: Substring, _ message: String) {
        diagnostics.append(Diagnostic(path: file.path, line: lineNumber, column: column(of: slice), message: message))
    }

    func column(of slice: Substring) -> Int { slice.column(in: line) }

    private mutating func readLine() {
        let trimmed = line.trimmingBlanks()
        if trimmed.isEmpty || trimmed.first == "#" { return }
        let (keyword, rest) = trimmed.splitAtBlank()
        if keyword == "rule" {
            finish()
            begin(rest)
            return
        }
        guard current != nil else {
            report(keyword, "‘\(keyword)’ stands outside a rule")
            return
        }
        switch keyword {
        case "pattern":
            if current!.source.isEmpty { readPattern(rest, keyword) } else { report(keyword, "a rule has one pattern: write another rule") }
        case "emit": readEmits(rest)
        case "weight":
            if let weight = Int(rest), (-100...100).contains(weight) {
                current!.rule.weight = weight
            } else {
                report(rest, "the weight ‘\(rest)’ is no whole number from -100 to 100")
            }
        case "yes", "no", "todo-yes", "todo-no": readExample(WrittenRule.ExampleKind(rawValue: String(keyword))!, rest, keyword)
        default: report(keyword, "unknown keyword ‘\(keyword)’")
        }
    }

    private mutating func begin(_ text: Substring) {
        let (id, comment) = text.splitAtBlank()
        let isValid = !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "." || $0 == "-") }
        if !isValid { report(id, "‘\(id)’ is no rule id: lower-case ASCII letters, digits, ‘.’ and ‘-’") }
        earlierProblems = diagnostics.count
        captureColumns = []
        usedCaptures = []
        current = WrittenRule(
            rule: Rule(id: String(id), stage: stage, pattern: Pattern(anchor: [], before: [], after: [], captures: [])),
            path: file.path, line: lineNumber, idColumn: column(of: id), comment: String(comment.drop { $0 == "#" || $0 == " " }))
    }

    private mutating func finish() {
        guard let written = current else { return }
        let rule = written.rule
        current = nil
        let isReadable = diagnostics.count == earlierProblems
        func report(_ message: String) {
            diagnostics.append(Diagnostic(path: file.path, line: written.line, column: written.idColumn, message: message))
        }
        if written.source.isEmpty { report("the rule \(rule.id) has no pattern") }
        for kind in [WrittenRule.ExampleKind.yes, .no] where !written.examples.contains(where: { $0.kind == kind }) {
            report("the rule \(rule.id) has no ‘\(kind.rawValue)’ example")
        }
        if isReadable, !written.source.isEmpty, let lack = rule.lack { report("the rule \(rule.id) \(lack)") }
        for (index, place) in captureColumns.enumerated() where !usedCaptures.contains(index) {
            diagnostics.append(
                Diagnostic(
                    path: file.path, line: place.line, column: place.column,
                    message: "the capture ‘\(rule.pattern.captures[index])’ is never used"))
        }
        rules.append(written)
    }

    // MARK: Examples

    /// The keys of facts that an example may ask for: those of the output that do not depend on the document's own name.
    static let exampleKeys: Set<String> = [
        "indicator", "indicator_id", "subject", "value", "value_min", "value_max", "unit", "unit_code", "bound", "kind", "basis", "role", "status",
        "year", "period", "period_start", "period_end", "domain", "locality", "locality_code", "locality_source", "quote", "rule",
    ]

    private mutating func readExample(_ kind: WrittenRule.ExampleKind, _ text: Substring, _ keyword: Substring) {
        var sentence = text
        var expected: [(key: String, value: String)] = []
        if let arrow = text.hasPrefix("=> ") ? text.range(of: "=> ") : text.range(of: " => ") {
            sentence = text[..<arrow.lowerBound].trimmingBlanks()
            let words = text[arrow.upperBound...].words()
            if kind == .no || kind == .todoNo, let first = words.first {
                report(first, "‘\(first)’: a ‘\(kind.rawValue)’ example asks for no keys")
            }
            for word in words {
                guard let equals = word.firstIndex(of: "=") else {
                    report(word, "‘\(word)’ is not key=value")
                    continue
                }
                let key = word[..<equals]
                if !Self.exampleKeys.contains(String(key)) { report(key, "unknown key ‘\(key)’") }
                expected.append((String(key), String(word[word.index(after: equals)...])))
            }
        }
        if sentence.isEmpty { report(keyword, "the example has no sentence") }
        current!.examples.append(WrittenRule.Example(kind: kind, sentence: String(sentence), expected: expected, line: lineNumber))
    }
}
