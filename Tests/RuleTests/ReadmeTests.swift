import ExtractFacts
import Testing
import _ExtractFactsTestSupport

@testable import FactRules

/// Rules/README.md tells what the rules are and what they may hold.
@Suite struct ReadmeTests {
    /// Seen from Fixtures/.
    static let path = "../Rules/README.md"

    @Test func indexIsFresh() throws {
        let page = try FixtureFiles.text(Self.path)
        let fresh = try #require(try RuleCatalogue().updated(page), "Rules/README.md lacks the marks of the index")
        if FixtureFiles.isRecording("RECORD_RULE_INDEX") {
            try FixtureFiles.write(fresh, to: Self.path)
            Issue.record("the index in Rules/README.md is written anew: run again without RECORD_RULE_INDEX")
            return
        }
        if page == fresh { return }
        let old = Set(page.split(separator: "\n"))
        let lines = fresh.split(separator: "\n").filter { !old.contains($0) }.prefix(5).joined(separator: "\n")
        Issue.record("the index in Rules/README.md is stale: RECORD_RULE_INDEX=1 swift test --filter ReadmeTests writes it anew\n\(lines)")
    }

    /// Every name that rules may use is explained.
    @Test func everyNameIsExplained() throws {
        let page = try FixtureFiles.text(Self.path)
        let names =
            WordClass.allCases.map { "`\($0.rawValue)`" } + QuantitySort.allCases.map(\.rawValue).sorted().map { "`\($0)`" }
            + Pattern.Phrase.allCases.map { "`<\($0.rawValue)>`" } + RuleParser.emitKeys.keys.sorted().map { "`\($0)=" }
            + RuleParser.emitKeys.sorted { $0.key < $1.key }.flatMap { $0.value?.sorted() ?? [] }.filter { $0 != "no" && $0 != "open" }.map { "`\($0)`" }
            + WrittenRule.ExampleKind.allCases.map { "`\($0.rawValue)`" } + Rule.Stage.allCases.map { "`\($0.rawValue)/`" }
        for name in names { #expect(page.contains(name), "Rules/README.md does not explain \(name)") }
        for carry in [Rule.Carry.previous, .respective, .topic] {
            #expect(page.contains("`\(carry.rawValue)`") || page.contains("`carry=\(carry.rawValue)`"), "carry=\(carry.rawValue)")
        }
    }

    /// The rule of the worked example does what the page says.
    @Test func workedExampleWorks() throws {
        let page = try FixtureFiles.text(Self.path)
        let fence = try #require(page.firstRange(of: "```rules\n"))
        let end = try #require(page[fence.upperBound...].firstRange(of: "```"))
        let own = RuleFile(
            name: "indicator/water.rules", path: "own/indicator/water.rules", bytes: Array(page[fence.upperBound..<end.lowerBound].utf8))
        let before = RuleTester(try Extractor())
        let tester = RuleTester(try Extractor(overlays: [[own]]))
        let results = tester.results(of: "change.over-limit")
        #expect(results.count == 2)
        for result in results where !result.passed { Issue.record("\(result)") }
        #expect(before.results(of: "change.over-limit").isEmpty)
    }

    /// The folder of one's own that the page shows is Fixtures/own-rules, line for line.
    @Test func ownFolderIsShown() throws {
        let page = try FixtureFiles.text(Self.path)
        for file in ["units", "domains", "indicators", "newspapers", "places"] {
            let table = try FixtureFiles.text("own-rules/lexicon/\(file).tsv")
            #expect(page.contains("```tsv\n\(table)```"), "Rules/README.md shows another lexicon/\(file).tsv than Fixtures/own-rules has")
        }
        for part in try FixtureFiles.text("own-rules/indicator/water.rules").split(separator: "\n\n") {
            #expect(page.contains(part.trimmingPrefix("\n").split(separator: "\n").joined(separator: "\n")))
        }
    }

    /// Every kind of problem that the page explains is one that lint tells.
    @Test func problemsAreThoseOfLint() throws {
        let page = try FixtureFiles.text(Self.path)
        let table = try #require(page.firstRange(of: "## 检查会发现什么").map { page[$0.upperBound...] }).prefix { $0 != "#" }
        let said = try FixtureFiles.names(in: "malformed", endings: [".diagnostics"]).map { try FixtureFiles.text("malformed/\($0)") }.joined()
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count > 10)
        for row in rows {
            for phrase in row.split(separator: "|")[0].matches(of: /`([^`]+)`/) {
                #expect(said.contains(phrase.1), "no file under Fixtures/malformed shows “\(phrase.1)”")
            }
        }
    }

    /// The keys that examples may ask for are keys of facts.
    @Test func keysOfExamplesAreKeysOfFacts() {
        let keys = Set(FactKey.allCases.map(\.rawValue))
        #expect(RuleParser.exampleKeys.subtracting(keys) == [])
    }
}
