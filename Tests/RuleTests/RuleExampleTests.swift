import ExtractFacts
import Testing

/// Every example of every shipped rule.
@Suite struct RuleExampleTests {
    static let tester: RuleTester? = (try? Extractor()).map(RuleTester.init)

    @Test(arguments: tester?.rules ?? [])
    func examplesHold(of rule: String) throws {
        let results = try #require(Self.tester).results(of: rule)
        #expect(!results.isEmpty)
        for result in results where !result.passed { Issue.record("\(result)") }
    }

    @Test func thereAreRules() throws {
        #expect(try #require(Self.tester).rules.count > 20)
    }
}
