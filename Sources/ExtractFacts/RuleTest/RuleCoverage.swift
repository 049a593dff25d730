import FactRules

/// How often each rule fired in some documents.
public struct RuleCoverage: Sendable {
    /// One rule's counts.
    public struct Entry: Sendable {
        public var rule: String
        public var stage: String
        public var path: String
        public var line: Int
        /// The figures at which it did what it is for: named the indicator, refused the figure, added to a fact.
        public var fired = 0
        /// The figures at which its pattern matched, also where another rule won.
        public var matched = 0
    }
    /// By stage in the order in which they run, then by id.
    public var entries: [Entry] { counts.sorted { ($0.key.stage, $0.key.id) < ($1.key.stage, $1.key.id) }.map(\.value) }

    private struct Key: Hashable {
        var stage: Rule.Stage
        var id: String
    }
    private let extractor: Extractor
    private var counts: [Key: Entry] = [:]

    /// Counts for the rules of an extractor, none of which fired yet.
    public init(_ extractor: Extractor) {
        self.extractor = extractor
        for written in extractor.rules.writtenRules {
            let rule = written.rule
            counts[Key(stage: rule.stage, id: rule.id)] = Entry(rule: rule.id, stage: rule.stage.rawValue, path: written.path, line: written.line)
        }
    }

    /// Counts what fires in a document; gives the number of its figures.
    /// - Throws: `TextError` where the bytes are no text.
    @discardableResult
    public mutating func add(_ document: Document) throws -> Int {
        let scan = try DocumentScan(document: document, extractor: extractor)
        let trace = ReadingTrace()
        _ = FactAssembler(scan: scan, document: document, extractor: extractor, trace: trace).facts()
        let figures = trace.readings.flatMap(\.figures)
        for figure in figures {
            if let binding = figure.binding { count(binding.rule, \.fired) }
            if let refusal = figure.refusal { count(refusal, \.fired) }
            for match in figure.matches {
                count(match.rule, \.matched)
                if figure.binding != nil, extractor.rules.rules[match.rule].stage == .context { count(match.rule, \.fired) }
            }
            // A figure listed beside another is bound as that one is, and no pattern matches there.
            if figure.isSibling, let binding = figure.binding, !figure.matches.contains(where: { $0.rule == binding.rule }) {
                count(binding.rule, \.matched)
            }
        }
        return figures.count
    }

    /// Adds what another count of the same rules has.
    public mutating func add(_ other: RuleCoverage) {
        for (key, entry) in other.counts {
            counts[key]?.fired += entry.fired
            counts[key]?.matched += entry.matched
        }
    }

    private mutating func count(_ rule: Int, _ field: WritableKeyPath<Entry, Int>) {
        let rule = extractor.rules.rules[rule]
        counts[Key(stage: rule.stage, id: rule.id)]?[keyPath: field] += 1
    }
}

extension RuleCoverage.Entry {
    /// The entry as one JSON object and a line end.
    public var json: [UInt8] {
        var bytes: [UInt8] = []
        JSONValue.object([
            ("rule", .string(rule)), ("stage", .string(stage)), ("file", .string(path)), ("line", .integer(line)), ("fired", .integer(fired)),
            ("matched", .integer(matched)),
        ]).append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
