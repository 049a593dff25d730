import Testing
import _ExtractFactsTestSupport

/// Texts full of numbers that are no facts: Fixtures/negative.
@Suite struct NegativeTests {
    @Test(arguments: FixtureFiles.negative)
    func thereIsNoFact(name: String) throws {
        let run = try CommandRun.extractFacts("Fixtures/negative/\(name).txt")
        #expect(run.code == 0)
        let found = try run.facts().map {
            "“\($0.text("quote") ?? "")” in “\($0.text("sentence") ?? "")” [\($0.text("rule") ?? "")]"
        }
        #expect(found == [])
    }

    @Test func thereAreNegativeTexts() { #expect(!FixtureFiles.negative.isEmpty) }
}
