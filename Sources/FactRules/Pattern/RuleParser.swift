/// Reads `.rules` files: the line format described in Rules/README.md.
struct RuleParser {
    let file: RuleFile
    let stage: Rule.Stage
    private(set) var rules: [Rule] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var current: Rule?
    private var lineNumber = 0

    init(_ file: RuleFile, stage: Rule.Stage) {
        self.file = file
        self.stage = stage
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            report(1, "the file is not UTF-8")
            return
        }
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lineNumber += 1
            read(Substring(line))
        }
        finish()
    }

    private mutating func report(_ column: Int, _ message: String, line: Int? = nil) {
        diagnostics.append(Diagnostic(path: file.path, line: line ?? lineNumber, column: column, message: message))
    }

    private mutating func read(_ line: Substring) {
        let trimmed = line.trimmingBlanks()
        if trimmed.isEmpty || trimmed.first == "#" { return }
        let (keyword, rest) = trimmed.splitAtBlank()
        let column = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count + 1
        if keyword == "rule" {
            finish()
            let (id, comment) = rest.splitAtBlank()
            let isValid = !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "." || $0 == "-") }
            if !isValid { report(column + 5, "‘\(id)’ is no rule id: lower-case ASCII letters, digits, ‘.’ and ‘-’") }
            current = Rule(
                id: String(id), stage: stage, path: file.path, line: lineNumber,
                comment: String(comment.drop { $0 == "#" || $0 == " " }), source: "",
                pattern: Pattern(anchor: [], before: [], after: [], captures: []), weight: 0)
            return
        }
        guard current != nil else {
            report(column, "‘\(keyword)’ stands outside a rule")
            return
        }
        switch keyword {
        case "pattern": readPattern(rest, column: column)
        case "emit": readEmits(rest, column: column)
        case "weight":
            if let weight = Int(rest) { current!.weight = weight } else { report(column, "‘\(rest)’ is no whole number") }
        case "yes", "no", "todo-yes", "todo-no": readExample(Rule.ExampleKind(rawValue: String(keyword))!, rest)
        default: report(column, "unknown keyword ‘\(keyword)’")
        }
    }

    private mutating func finish() {
        guard let rule = current else { return }
        current = nil
        if rule.source.isEmpty { report(1, "rule \(rule.id) has no pattern", line: rule.line) }
        for kind in [Rule.ExampleKind.yes, .no] where !rule.examples.contains(where: { $0.kind == kind }) {
            report(1, "rule \(rule.id) has no ‘\(kind.rawValue)’ example", line: rule.line)
        }
        rules.append(rule)
    }

    private mutating func readPattern(_ text: Substring, column: Int) {
        current!.source = String(text)
        var elements: [(element: Pattern.Element, isAnchor: Bool, sorts: [String])] = []
        var captures: [String] = []
        for word in text.split(separator: " ") {
            var body = word
            var element = Pattern.Element(test: .edge, isOptional: false, capture: -1)
            if body.last == "?" {
                element.isOptional = true
                body = body.dropLast()
            }
            if let colon = body.firstIndex(of: ":"), body.first != "<" {
                let name = String(body[..<colon])
                if captures.contains(name) { report(column, "the capture ‘\(name)’ stands twice") }
                element.capture = captures.count
                captures.append(name)
                body = body[body.index(after: colon)...]
            }
            var isAnchor = false
            var sorts: [String] = []
            if body == "^" || body == "$" {
                element.test = .edge
            } else if body.hasPrefix(".."), let width = Int(body.dropFirst(2)), (1...40).contains(width) {
                element.test = .gap(width)
            } else if body.first == "<", body.last == ">" {
                let names = body.dropFirst().dropLast().split(separator: "|").map(String.init)
                (element.test, isAnchor, sorts) = classes(names, column: column)
            } else if body.first == "(", body.last == ")" {
                element.test = .literal(body.dropFirst().dropLast().split(separator: "|").map { Array($0.utf16) })
            } else if !body.isEmpty, !body.contains("<"), !body.contains("(") {
                element.test = .literal([Array(body.utf16)])
            } else {
                report(column, "‘\(word)’ is no pattern element")
            }
            elements.append((element, isAnchor, sorts))
        }
        guard let at = elements.firstIndex(where: \.isAnchor) else {
            report(column, "the pattern of \(current!.id) has no <quantity>")
            return
        }
        if elements.count > 16 { report(column, "a pattern holds at most 16 elements") }
        current!.pattern = Pattern(
            anchor: elements[at].sorts, before: elements[..<at].reversed().map(\.element),
            after: elements[(at + 1)...].map(\.element), captures: captures)
    }

    /// The names of the sorts of quantities that an anchor may ask for, beside the dimensions of the unit table.
    static let quantitySorts: Set<String> = [
        "counting", "measure", "percent", "point", "ratio", "money", "duration", "rank", "age", "bare", "person", "times", "one", "few", "quoted",
        "titled", "plain",
    ]

    private mutating func classes(_ names: [String], column: Int) -> (Pattern.Element.Test, Bool, [String]) {
        if let first = names.first, first == "quantity" || first.hasPrefix("quantity:") {
            let sorts = names.flatMap { $0.split(separator: ":").dropFirst().flatMap { $0.split(separator: ",") } }.map(String.init)
            for sort in sorts where !Self.quantitySorts.contains(sort) { report(column, "unknown sort of quantity ‘\(sort)’") }
            return (.quantity(sorts), true, sorts)
        }
        if names.count == 1 {
            switch names[0] {
            case "period": return (.period, false, [])
            case "comma": return (.comma, false, [])
            case "pause": return (.pause, false, [])
            default: break
            }
            if names[0].hasPrefix("other-quantity") {
                return (.quantity(names[0].split(separator: ":").dropFirst().map(String.init)), false, [])
            }
            if let phrase = Pattern.Phrase(rawValue: names[0]), WordClass(rawValue: names[0]) == nil || names[0] == "noun" {
                return (.phrase(phrase), false, [])
            }
        }
        var found: Set<WordClass> = []
        for name in names {
            if let wordClass = WordClass(rawValue: name) {
                found.insert(wordClass)
            } else {
                report(column, "unknown class ‘<\(name)>’")
            }
        }
        return (.token(found), false, [])
    }

    private static let emitKeys: [String: Set<String>?] = [
        "kind": ["level", "increase", "decrease", "rank"], "basis": ["yoy", "qoq", "mom", "other"],
        "role": ["before", "after"], "status": ["actual", "target"], "fact": ["no"], "unit": nil, "bound": ["approx", "min", "max"],
        "subject": nil, "list": ["open"],
    ]

    private mutating func readEmits(_ text: Substring, column: Int) {
        for word in text.split(separator: " ") {
            guard let equals = word.firstIndex(of: "=") else {
                report(column, "‘\(word)’ is not key=value")
                continue
            }
            let key = String(word[..<equals])
            let value = String(word[word.index(after: equals)...])
            switch key {
            case "indicator":
                for name in value.split(separator: "+") {
                    if let at = current!.pattern.captures.firstIndex(of: String(name)) {
                        current!.indicator.append(at)
                    } else {
                        report(column, "unknown capture ‘\(name)’")
                    }
                }
            case "carry":
                if let carry = Rule.Carry(rawValue: value) { current!.carry = carry } else { report(column, "unknown value ‘\(word)’") }
            default:
                guard let allowed = Self.emitKeys[key] else {
                    report(column, "unknown key ‘\(key)’")
                    continue
                }
                if let allowed, !allowed.contains(value) { report(column, "unknown value ‘\(word)’") }
                current!.emits[key] = value
            }
        }
    }

    private mutating func readExample(_ kind: Rule.ExampleKind, _ text: Substring) {
        var sentence = text
        var expected: [(key: String, value: String)] = []
        if let arrow = text.range(of: " => ") {
            sentence = text[..<arrow.lowerBound]
            for word in text[arrow.upperBound...].split(separator: " ") {
                guard let equals = word.firstIndex(of: "=") else {
                    report(1, "‘\(word)’ is not key=value")
                    continue
                }
                expected.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            }
        }
        current!.examples.append(
            Rule.Example(kind: kind, sentence: String(sentence.trimmingBlanks()), expected: expected, line: lineNumber))
    }
}

extension Substring {
    /// Without blanks and tabs at both ends.
    func trimmingBlanks() -> Substring {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") }
        var text = utf8.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text = text.dropLast() }
        return Substring(text)
    }
    /// The part before the first run of blanks and the part after it.
    func splitAtBlank() -> (Substring, Substring) {
        guard let at = utf8.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return (self, self[endIndex...]) }
        return (self[..<at], self[at...].trimmingBlanks())
    }
    /// The first place of a string in this one.
    func range(of needle: String) -> Range<Index>? {
        let pattern = Array(needle.utf8)
        var at = startIndex
        while at < endIndex {
            if utf8[at...].starts(with: pattern) { return at..<utf8.index(at, offsetBy: pattern.count) }
            at = utf8.index(after: at)
        }
        return nil
    }
}
