import Foundation

/// An expected fact: a line of `NAME.facts.jsonl`.
///
/// `place` counts code points of the text file, half-open. Every other field is a list of all answers that a careful
/// reader would accept, the best first; `value` holds numbers, or pairs for a range. An optional fact is neither missed
/// nor wrong if given.
public struct GoldenFact: Sendable, Decodable {
    public var place: [Int]
    public var quote: String
    public var value: [Value]
    public var unit: [String]
    public var bound: [String]
    public var indicator: [String]
    public var kind: [String]
    public var basis: [String?]
    public var status: [String]
    public var year: [Int?]
    public var period: [String?]
    public var locality: [String?]
    public var subject: [String?]
    public var domain: [String]
    public var optional: Bool

    /// A number, or the two ends of a range.
    public enum Value: Sendable, Decodable {
        case number(Double)
        case range(Double, Double)

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                let ends = try container.decode([Double].self)
                self = .range(ends[0], ends[1])
            }
        }
    }

    /// The expected facts of an article.
    public static func facts(of article: String) throws -> [GoldenFact] {
        try FixtureFiles.text("articles/\(article).facts.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(GoldenFact.self, from: Data($0.utf8))
        }
    }

    /// What a report calls it.
    public var summary: String {
        "@\(place[0]) \(quote.filter { !$0.isWhitespace }) | \(indicator[0]) | \(year[0].map(String.init) ?? "-") \(locality[0] ?? "-")"
    }
}
