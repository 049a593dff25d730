extension RuleParser {
    /// The keys of an emit line that take one of a few values; nil for any.
    static let emitKeys: [String: Set<String>?] = [
        "kind": ["level", "increase", "decrease", "rank"], "basis": ["yoy", "qoq", "mom", "other"],
        "role": ["before", "after"], "status": ["actual", "target"], "fact": ["no"], "unit": nil, "bound": ["approx", "min", "max"],
    ]

    mutating func readEmits(_ text: Substring) {
        for word in text.words() {
            guard let equals = word.firstIndex(of: "=") else {
                report(word, "‘\(word)’ is not key=value")
                continue
            }
            let key = word[..<equals]
            let value = word[word.index(after: equals)...]
            switch key {
            case "indicator":
                for name in value.split(separator: "+", omittingEmptySubsequences: false) {
                    if let at = current!.rule.pattern.captures.firstIndex(of: String(name)) {
                        current!.rule.indicator.append(at)
                        usedCaptures.insert(at)
                    } else {
                        report(name, "unknown capture ‘\(name)’")
                    }
                }
            case "carry":
                if let carry = Rule.Carry(rawValue: String(value)) {
                    current!.rule.carry = carry
                } else {
                    report(value, "unknown value ‘\(value)’ of \(key)")
                }
            default:
                guard let allowed = Self.emitKeys[String(key)] else {
                    report(key, "unknown key ‘\(key)’")
                    continue
                }
                if let allowed, !allowed.contains(String(value)) { report(value, "unknown value ‘\(value)’ of \(key)") }
                current!.rule.emits[String(key)] = String(value)
                if key == "unit" { current!.unitPlace = (lineNumber, column(of: value)) }
            }
        }
    }
}

extension Rule {
    /// What it does not emit although it would do nothing without it.
    var lack: String? {
        switch stage {
        case .quantity: emits["fact"] == nil ? "does nothing without fact=no" : nil
        case .context: emits.isEmpty ? "emits nothing" : nil
        case .indicator: indicator.isEmpty && carry == nil ? "names no indicator: it wants indicator= or carry=" : nil
        }
    }
}
