import Testing
import _ExtractFactsTestSupport

/// Texts full of numbers that are no facts: Fixtures/negative.
@Suite struct NegativeTests {
    @Test(arguments: FixtureFiles.negative)
    func thereIsNoFact(name: String) throws {
        let run = try CommandRun.extractFacts("Fixtures/negative/\(name).txt")
        #expect(run.code == 0)
        for fact in try run.facts() {
            Issue.record("\(name): “\(fact.text("quote") ?? "")” in “\(fact.text("sentence") ?? "")” [\(fact.text("rule") ?? "")]")
        }
    }

    @Test func thereAreNegativeTexts() { #expect(!FixtureFiles.negative.isEmpty) }
}
