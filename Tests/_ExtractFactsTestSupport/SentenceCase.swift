import Foundation
import Testing
import ExtractFacts

/// A line of Fixtures/sentences: a text, what is known of it beside, and the facts that a reader finds in it.
///
/// The facts are separated by `|`, their fields (indicator, value, unit, kind, year, locality, domain, status, bound) by `;`,
/// alternatives by `/`, the best first; `?` before a fact says that it may be given and need not. An empty column means
/// that there is no fact. `todo` marks a case that is known to fail; the tests tell when it passes.
public struct SentenceCase: Sendable, CustomTestStringConvertible {
    /// One expected fact.
    public struct Expected: Sendable {
        public var isOptional: Bool
        public var fields: [[String]]
        public var line: String
    }
    public var id: String
    public var text: String
    public var published: String?
    public var locality: String?
    public var expected: [Expected]
    public var isTodo: Bool

    public var testDescription: String { id }

    /// The cases of a file below Fixtures.
    public static func cases(in path: String) throws -> [SentenceCase] {
        let lines = try FixtureFiles.text(path).split(separator: "\n").dropFirst()
        return lines.map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let facts = (cells.count > 4 ? cells[4] : "").split(separator: "|").map { fact in
                let isOptional = fact.hasPrefix("?")
                let text = isOptional ? String(fact.dropFirst()) : String(fact)
                return Expected(
                    isOptional: isOptional,
                    fields: text.split(separator: ";", omittingEmptySubsequences: false).enumerated().map { column, field in
                        // Units hold slashes of their own (元/吨): there each part and the whole are alternatives.
                        field.split(separator: "/", omittingEmptySubsequences: false).map(String.init) + (column == 2 ? [String(field)] : [])
                    }, line: text)
            }
            return SentenceCase(
                id: cells[0], text: cells[1], published: cells[2].isEmpty ? nil : cells[2],
                locality: cells[3].isEmpty ? nil : cells[3], expected: facts, isTodo: cells.count > 5 && cells[5] == "todo")
        }
    }

    /// What is wrong with the facts that an extractor gives, a line each; empty if they are what the case asks for.
    public func problems(_ extractor: Extractor) throws -> [String] {
        let document = Document(id: "-", bytes: Array(text.utf8), published: published, locality: locality)
        var facts = try extractor.facts(in: document)
        var problems: [String] = []
        for wanted in expected.sorted(by: { !$0.isOptional && $1.isOptional }) {
            let sameValue = facts.indices.filter { Self.isValue(facts[$0], wanted) }
            guard let best = sameValue.max(by: { Self.agreement(facts[$0], wanted) < Self.agreement(facts[$1], wanted) }) else {
                if !wanted.isOptional { problems.append("missing: \(wanted.line)") }
                continue
            }
            let wrong = Self.wrongFields(facts[best], wanted)
            if !wanted.isOptional, !wrong.isEmpty { problems.append("\(wrong.joined(separator: ", ")) of \(wanted.line)") }
            facts.remove(at: best)
        }
        for fact in facts { problems.append("not asked for: \(fact.indicator) \(fact.quote) by \(fact.rule)") }
        return problems
    }

    private static func agreement(_ fact: Fact, _ wanted: Expected) -> Int { -wrongFields(fact, wanted).count }

    private static func isValue(_ fact: Fact, _ wanted: Expected) -> Bool {
        guard wanted.fields.count > 1 else { return false }
        return wanted.fields[1].contains { option in
            if let dots = option.range(of: "..") {
                return isClose(fact.minimum, option[..<dots.lowerBound]) && isClose(fact.maximum, option[dots.upperBound...])
            }
            return isClose(fact.value, option[...])
        }
    }

    private static func isClose(_ value: ExactDecimal?, _ text: Substring) -> Bool {
        guard let value, let a = Double(value.description), let b = Double(text) else { return false }
        return abs(a - b) <= abs(b) * 2e-4
    }

    private static func wrongFields(_ fact: Fact, _ wanted: Expected) -> [String] {
        func options(_ column: Int) -> [String] { column < wanted.fields.count ? wanted.fields[column] : [] }
        func wrong(_ name: String, _ column: Int, _ value: String?) -> String? {
            let allowed = options(column)
            return allowed.isEmpty || allowed == [""] || allowed.contains(value ?? "") ? nil : "\(name) \(value ?? "null")"
        }
        var found: [String] = []
        if !options(0).contains(where: { GoldenField.isSameName(fact.indicator, $0) }) { found.append("indicator \(fact.indicator)") }
        let units = options(2).map(GoldenField.unit)
        if !units.contains(GoldenField.unit(fact.unit ?? "")) { found.append("unit \(fact.unit ?? "null")") }
        found += [
            wrong("kind", 3, fact.kind.rawValue), wrong("year", 4, fact.year.map(String.init)), wrong("locality", 5, fact.locality),
            wrong("domain", 6, fact.domain), wrong("status", 7, fact.status.rawValue), wrong("bound", 8, fact.bound.rawValue),
        ].compactMap { $0 }
        return found
    }
}
