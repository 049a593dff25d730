import ChineseText

// One object on one line, in the output's own words where there are such: `char_start`/`char_end` pairs stand as
// `place: [start, end]`, in code points of the decoded document, half-open; null where nothing tells.

extension Explanation {
    /// The explanation as one JSON object and a line end.
    public var json: [UInt8] {
        var bytes: [UInt8] = []
        JSONValue.object([
            ("articles", .array(articles.map(\.json))), ("sentences", .array(sentences.map(\.json))),
        ]).append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}

extension Explanation.Article {
    fileprivate var json: JSONValue {
        .object([
            ("article", .integer(number)), ("title", JSONValue(title)), ("published", Explanation.Clue.json(published)),
            ("year", Explanation.Clue.json(year)), ("locality", Explanation.Clue.json(locality)),
        ])
    }
}

extension Explanation.Clue {
    fileprivate static func json(_ clue: Explanation.Clue?) -> JSONValue {
        clue.map { .object([("value", .string($0.value)), ("source", .string($0.source))]) } ?? .null
    }
}

extension Explanation.Sentence {
    fileprivate var json: JSONValue {
        .object([
            ("article", .integer(article)), ("text", .string(text)), ("place", JSONValue(place)),
            (
                "tokens",
                .array(tokens.map { .object([("text", .string($0.text)), ("kind", .string($0.kind)), ("place", JSONValue($0.place))]) })
            ),
            (
                "periods",
                .array(
                    periods.map {
                        .object([
                            ("text", .string($0.text)), ("place", JSONValue($0.place)), ("role", .string($0.role)), ("period", JSONValue($0.label)),
                            ("is_compared", .bool($0.isCompared)),
                        ])
                    })
            ),
            (
                "places",
                .array(
                    places.map {
                        .object([
                            ("text", .string($0.text)), ("place", JSONValue($0.place)), ("locality", JSONValue($0.locality)),
                            ("locality_code", JSONValue($0.code)), ("candidates", .integer($0.candidates)),
                        ])
                    })
            ),
            ("figures", .array(figures.map(\.json))),
        ])
    }
}

extension Explanation.Figure {
    fileprivate var json: JSONValue {
        .object([
            ("text", .string(text)), ("place", JSONValue(place)), ("kind", .string(kind)), ("value", JSONValue(value)),
            ("value_min", JSONValue(minimum)), ("value_max", JSONValue(maximum)), ("unit", JSONValue(unit)), ("dimension", JSONValue(dimension)),
            ("bound", .string(bound)), ("is_name", .bool(isName)), ("outcome", .string(outcome.rawValue)), ("reason", .string(reason)),
            ("matches", .array(matches.map(\.json))), ("fact_id", JSONValue(fact?.id)), ("keys", .object(keys.map { ($0.key.rawValue, $0.json) })),
        ])
    }
}

extension Explanation.Match {
    fileprivate var json: JSONValue {
        .object([
            ("rule", .string(rule)), ("stage", .string(stage)), ("file", .string(path)), ("line", .integer(line)), ("weight", .integer(weight)),
            ("text", .string(text)), ("place", JSONValue(place)),
            (
                "captures",
                .array(captures.map { .object([("name", .string($0.name)), ("text", .string($0.text)), ("place", JSONValue($0.place))]) })
            ),
            ("counts", .bool(counts)), ("verdict", .string(verdict)),
        ])
    }
}

extension Explanation.Key {
    fileprivate var json: JSONValue {
        .object([("value", .string(value)), ("source", .string(source)), ("place", JSONValue(place))])
    }
}
