import FactRules

/// The JSON Schema (draft 2020-12) of one line of output.
public enum FactSchema {
    /// The schema as JSON text, ended by a line feed.
    ///
    /// The codes of the domains are those of the rules, so a set that adds one has a schema that allows it.
    /// - Throws: `RuleErrors` with every problem of the rules.
    public static func json(rules files: [RuleFile] = RuleFile.shipped, overlays: [[RuleFile]] = []) throws -> String {
        let domains = try RuleSet(files, overlays: overlays, image: .shipped).domains.codes
        let keys = FactKey.allCases
        var text = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "A numeric fact, as extract-facts writes it",
              "type": "object",
              "additionalProperties": false,
              "required": [\(keys.map { quoted($0.rawValue) }.joined(separator: ", "))],
              "properties": {

            """
        for key in keys {
            let comma = key == keys.last ? "" : ","
            text += "    \(quoted(key.rawValue)): {\"description\": \(quoted(key.explanation)), "
            text += "\(type(of: key, domains: domains))}\(comma)\n"
        }
        text += "  },\n  \"allOf\": [\n"
        text += boundRules.map { "    \($0)" }.joined(separator: ",\n")
        text += "\n  ]\n}\n"
        return text
    }

    private static func type(of key: FactKey, domains: [String]) -> String {
        switch key {
        case .schemaVersion: "\"const\": \(quoted(FactWriter.schemaVersion))"
        case .factID: pattern(id)
        case .groupID: pattern(id, orNull: true)
        case .documentID: "\"type\": \"string\""
        case .indicator, .quote, .sentence: "\"type\": \"string\", \"minLength\": 1"
        case .title, .indicatorID, .subject, .unit, .unitCode, .locality:
            "\"type\": [\"string\", \"null\"], \"minLength\": 1"
        case .article: "\"type\": \"integer\", \"minimum\": 1"
        case .start: "\"type\": \"integer\", \"minimum\": 0"
        case .end: "\"type\": \"integer\", \"minimum\": 1"
        case .value, .minimum, .maximum: "\"type\": [\"number\", \"null\"]"
        case .year: "\"type\": [\"integer\", \"null\"], \"minimum\": 1, \"maximum\": 9999"
        case .published: pattern("\(year)(-\(month)(-\(day))?)?", orNull: true)
        case .periodStart, .periodEnd: pattern("\(year)-\(month)-\(day)", orNull: true)
        case .period: pattern("\(moment)(/(\(moment))?)?", orNull: true)
        case .localityCode: pattern("[0-9]{6}", orNull: true)
        case .rule: pattern("[a-z][a-z0-9_-]*(\\\\.[a-z0-9_-]+)*")
        case .domain: "\"enum\": [\(domains.map(quoted).joined(separator: ", "))]"
        case .bound: choice(Quantity.Bound.self)
        case .kind: choice(Fact.Kind.self)
        case .status: choice(Fact.Status.self)
        case .basis: choice(Fact.Basis.self, orNull: true)
        case .role: choice(Fact.Role.self, orNull: true)
        case .localitySource: choice(Fact.LocalitySource.self, orNull: true)
        }
    }

    private static let id = "f[0-9a-f]{16}"
    private static let year = "[0-9]{4}"
    private static let month = "(0[1-9]|1[0-2])"
    private static let day = "(0[1-9]|[12][0-9]|3[01])"
    private static let moment = "\(year)(-\(month)(-\(day))?|-Q[1-4])?"

    /// Which of the three values each bound has.
    private static var boundRules: [String] {
        let number = "{\"type\": \"number\"}"
        let null = "{\"type\": \"null\"}"
        return [
            ("exact", number, number, number), ("approx", number, null, null), ("min", number, number, null),
            ("max", number, null, number), ("range", null, number, number),
        ].map { bound, value, minimum, maximum in
            "{\"if\": {\"properties\": {\"bound\": {\"const\": \"\(bound)\"}}}, "
                + "\"then\": {\"properties\": {\"value\": \(value), \"value_min\": \(minimum), \"value_max\": \(maximum)}}}"
        }
    }

    private static func pattern(_ expression: String, orNull: Bool = false) -> String {
        "\"type\": \(orNull ? "[\"string\", \"null\"]" : "\"string\""), \"pattern\": \"^\(expression)$\""
    }

    private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ type: Choice.Type, orNull: Bool = false
    ) -> String {
        let names = Choice.allCases.map { quoted($0.rawValue) } + (orNull ? ["null"] : [])
        return "\"enum\": [\(names.joined(separator: ", "))]"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(json: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
