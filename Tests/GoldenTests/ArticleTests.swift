import Foundation
import Testing
import _ExtractFactsTestSupport

/// The facts of the articles under Fixtures/articles, compared one by one with those expected beside them.
@Suite struct ArticleTests {
    /// What each article's F1 may not fall below: a little less than it was when last looked at. Raise it as the rules get better.
    struct Floor {
        var quantity: Double
        var keyed: Double
        var strict: Double
    }

    static let floors: [String: Floor] = [
        "dazhong-jining-page-2024-01": Floor(quantity: 0.98, keyed: 0.95, strict: 0.95),
        "jining-achievements-2023": Floor(quantity: 0.98, keyed: 0.96, strict: 0.96),
        "jining-daily-page-2024-03": Floor(quantity: 0.98, keyed: 0.94, strict: 0.92),
        "jining-livelihood-review-2024": Floor(quantity: 0.98, keyed: 0.96, strict: 0.96),
        "jining-livelihood-tasks-2024": Floor(quantity: 0.98, keyed: 0.97, strict: 0.97),
    ]

    @Test(arguments: FixtureFiles.articles)
    func factsAreThoseExpected(article: String) throws {
        let run = try CommandRun.extractFacts("Fixtures/articles/\(article).txt")
        #expect(run.code == 0)
        #expect(run.errors == "")
        let comparison = GoldenComparison(
            text: try FixtureFiles.text("articles/\(article).txt"), golden: try GoldenFact.facts(of: article), facts: try run.facts())
        let scores = [comparison.quantity, comparison.keyed, comparison.strict].map { String(format: "%.3f", $0) }
        print(
            (["\(article): quantity \(scores[0]), keyed \(scores[1]), strict \(scores[2])"] + comparison.differences)
                .joined(separator: "\n  "))
        let floor = try #require(Self.floors[article], "every article has a floor")
        #expect(comparison.quantity >= floor.quantity)
        #expect(comparison.keyed >= floor.keyed)
        #expect(comparison.strict >= floor.strict)
    }

    @Test(arguments: FixtureFiles.articles)
    func expectedFactsQuoteTheText(article: String) throws {
        let text = Array(try FixtureFiles.text("articles/\(article).txt").unicodeScalars)
        let golden = try GoldenFact.facts(of: article)
        #expect(!golden.isEmpty)
        for fact in golden { #expect(String(text[fact.place[0]..<fact.place[1]]) == fact.quote) }
    }

    @Test(arguments: FixtureFiles.articles)
    func quotesAreWhatStandsThere(article: String) throws {
        let text = Array(try FixtureFiles.text("articles/\(article).txt").unicodeScalars)
        let wrong = try CommandRun.extractFacts("Fixtures/articles/\(article).txt").facts().compactMap { fact -> String? in
            let place = fact.place
            guard !place.isEmpty, place.upperBound <= text.count else { return "outside the text: \(fact.line)" }
            let there = String(text[place])
            return there == fact.text("quote") ? nil : "“\(fact.text("quote") ?? "")” where “\(there)” stands"
        }
        #expect(wrong == [])
    }

    @Test(arguments: FixtureFiles.articles)
    func idsAreUniqueAndGroupsLeadToFacts(article: String) throws {
        let facts = try CommandRun.extractFacts("Fixtures/articles/\(article).txt").facts()
        let ids = facts.compactMap { $0.text("fact_id") }
        #expect(Set(ids).count == facts.count)
        for group in facts.compactMap({ $0.text("group_id") }) { #expect(ids.contains(group)) }
    }
}

extension String {
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
