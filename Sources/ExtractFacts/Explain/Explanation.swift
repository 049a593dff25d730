import ChineseText

/// How a text was read: its tokens, what was found in it, every rule that matched, and where each key of each fact came
/// from. All places are code points of the decoded document, half-open.
public struct Explanation: Sendable {
    /// What an article as a whole tells.
    public struct Article: Sendable {
        /// From 1.
        public var number: Int
        public var title: String?
        /// What relative times count from.
        public var published: Clue?
        /// The year that the article reports on, which figures have that name no time.
        public var year: Clue?
        /// The division that the article writes from, which figures have that name no place.
        public var locality: Clue?
    }
    /// A value and how it is known.
    public struct Clue: Sendable {
        public var value: String
        /// Where it was found, in words.
        public var source: String
    }
    /// One sentence.
    public struct Sentence: Sendable {
        /// The number of its article, from 1.
        public var article: Int
        public var text: String
        public var place: Range<Int>
        public var tokens: [Token]
        public var periods: [Period]
        public var places: [Place]
        public var figures: [Figure]
    }
    /// The smallest piece that rules see.
    public struct Token: Sendable {
        public var text: String
        /// The word class, or what else it is: `text`, `quantity`, `comma` …
        public var kind: String
        public var place: Range<Int>
    }
    /// A time that the sentence names.
    public struct Period: Sendable {
        public var text: String
        public var place: Range<Int>
        /// `plain`, `since`, `until`, `by`, `previous`, `vague`.
        public var role: String
        /// What it means here; nil where nothing tells.
        public var label: String?
        /// Whether it is only what something is compared with.
        public var isCompared: Bool
    }
    /// A division that the sentence names, or a word that stands for one.
    public struct Place: Sendable {
        public var text: String
        public var place: Range<Int>
        /// Full name and code of the division; nil where it cannot be told.
        public var locality: String?
        public var code: String?
        /// How many divisions bear the name.
        public var candidates: Int
    }
    /// A quantity, the rules tried at it and what came of them.
    public struct Figure: Sendable {
        /// What came of it.
        public enum Outcome: String, Sendable {
            case fact
            /// A rule of the quantity stage says that it is no fact.
            case refused
            /// No rule of the indicator stage matched.
            case unmatched
            /// The winner does not ask for figures of its sort: names, ages, durations, numbers without unit.
            case unfit
            /// The winner's captures hold no words.
            case nameless
        }
        public var text: String
        public var place: Range<Int>
        /// Its sort: `count`, `money`, `percent` …
        public var kind: String
        public var value: ExactDecimal?
        public var minimum: ExactDecimal?
        public var maximum: ExactDecimal?
        public var unit: String?
        public var dimension: String?
        public var bound: String
        /// Whether it is part of a name (5G, 第三产业).
        public var isName: Bool
        public var outcome: Outcome
        /// Why it came so, in a sentence.
        public var reason: String
        /// Those of the winner's stage first, the best first.
        public var matches: [Match]
        /// The fact that it made, with where each key came from.
        public var fact: Fact?
        public var keys: [Key]
    }
    /// A rule that matched.
    public struct Match: Sendable {
        /// What one element of the pattern took, by its name in the rule.
        public struct Capture: Sendable {
            public var name: String
            public var text: String
            public var place: Range<Int>?
        }
        /// The id of the rule, its stage, and where it stands.
        public var rule: String
        public var stage: String
        public var path: String
        public var line: Int
        public var weight: Int
        public var text: String
        public var place: Range<Int>?
        public var captures: [Capture]
        /// Whether it won, refuses, or added something to the fact.
        public var counts: Bool
        /// What became of it: `weight 0 < 10 of level.link`.
        public var verdict: String
    }
    /// A key of a fact and where its value came from.
    public struct Key: Sendable {
        public var key: FactKey
        /// As the output writes it.
        public var value: String
        /// Where it came from, in words.
        public var source: String
        /// The words that told it, where it was words.
        public var place: Range<Int>?
    }
    /// The articles of the document.
    public var articles: [Article]
    /// Those that were asked for, in order.
    public var sentences: [Sentence]
}

extension Extractor {
    /// How a document is read.
    /// - Parameter offset: a place in code points; the explanation is of the sentence there alone. Nil for all sentences.
    /// - Throws: `TextError` where the bytes are no text.
    public func explanation(of document: Document, at offset: Int? = nil) throws -> Explanation {
        let scan = try DocumentScan(document: document, extractor: self)
        let trace = ReadingTrace()
        let assembler = FactAssembler(scan: scan, document: document, extractor: self, trace: trace)
        let facts = assembler.facts()
        return ExplanationBuilder(assembler: assembler, trace: trace, facts: facts).explanation(at: offset)
    }
}
