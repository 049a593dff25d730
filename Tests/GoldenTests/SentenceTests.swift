import ExtractFacts
import Testing
import _ExtractFactsTestSupport

/// Sentences of every domain, province and decade with the facts that a reader finds in them, and many without any.
@Suite struct SentenceTests {
    private static let extractor = try! Extractor()

    static func cases() throws -> [SentenceCase] {
        try SentenceCase.cases(in: "sentences/industries.tsv") + SentenceCase.cases(in: "sentences/livelihood.tsv")
    }

    @Test func holdEnoughCases() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 600)
        #expect(cases.filter { $0.expected.isEmpty }.count >= 150)
        #expect(Set(cases.map(\.id)).count == cases.count)
    }

    /// Each case is met; one marked `todo` is not, or else the mark is to be taken away.
    @Test func givesTheFactsOfEachSentence() throws {
        var met = 0
        let cases = try Self.cases()
        for found in cases {
            let problems = try found.problems(Self.extractor)
            if problems.isEmpty { met += 1 }
            if found.isTodo {
                #expect(!problems.isEmpty, "\(found.id) passes: take its todo away")
            } else {
                #expect(problems.isEmpty, "\(found.id) \(found.text)\n\(problems.joined(separator: "\n"))")
            }
        }
        print("sentences: \(met) of \(cases.count) as a reader reads them")
    }
}
