import Foundation
import Testing
import _ExtractFactsTestSupport

/// Rules of one's own, laid over the shipped ones by the built command.
@Suite struct OverlayTests {
    /// The folder that Rules/README.md shows: what a person who follows that page has made.
    static let own = "Fixtures/own-rules"
    static let article = "Fixtures/own-rules/article.txt"

    /// The fact of a quantity as it stands in the text.
    private func fact(_ quote: String, _ facts: [OutputFact]) throws -> OutputFact {
        try #require(facts.first { $0.text("quote") == quote }, "no fact of \(quote)")
    }

    @Test func ownFolderIsLintedAndTested() throws {
        let lint = try CommandRun.extractFacts("rules", "lint", Self.own)
        #expect(lint.code == 0 && lint.text == "" && lint.errors == "")
        let one = try CommandRun.extractFacts("rules", "test", Self.own, "change.over-limit")
        #expect(one.code == 0 && one.errors == "1 rule, 2 examples, 0 failures\n")
        let all = try CommandRun.extractFacts("rules", "test", "--rules", Self.own)
        #expect(all.code == 0 && all.errors.hasSuffix(" 0 failures\n"))
    }

    @Test func ownUnitIsUsed() throws {
        let before = try CommandRun.extractFacts(Self.article).facts()
        #expect(!before.contains { $0.text("quote") == "3万配克" })
        let fact = try fact("3万配克", CommandRun.extractFacts("--rules", Self.own, Self.article).facts())
        #expect(fact.text("indicator") == "收购大豆" && fact.text("unit") == "配克" && fact.text("unit_code") == "[pk_us]")
    }

    @Test func ownIndicatorAndDomainAreUsed() throws {
        let before = try fact("12亿元", CommandRun.extractFacts(Self.article).facts())
        #expect(before.text("indicator_id") == nil && before.text("domain") == "commerce")
        let fact = try fact("12亿元", CommandRun.extractFacts("--rules", Self.own, Self.article).facts())
        #expect(fact.text("indicator_id") == "night_economy.spending" && fact.text("domain") == "night_economy")
        #expect(try CommandRun.extractFacts("schema", "--rules", Self.own).text.contains("\"night_economy\""))
        #expect(try !CommandRun.extractFacts("schema").text.contains("\"night_economy\""))
    }

    @Test func ownNewspaperIsUsed() throws {
        let before = try fact("12亿元", CommandRun.extractFacts(Self.article).facts())
        #expect(before.text("locality") == nil)
        let fact = try fact("12亿元", CommandRun.extractFacts("--rules", Self.own, Self.article).facts())
        #expect(fact.text("locality") == "济宁市" && fact.text("locality_code") == "370800")
    }

    @Test func ownZoneIsUsed() throws {
        let before = try fact("20座", CommandRun.extractFacts(Self.article).facts())
        #expect(before.text("indicator") == "云河新区新建厂房" && before.text("locality") == nil)
        let fact = try fact("20座", CommandRun.extractFacts("--rules", Self.own, Self.article).facts())
        #expect(fact.text("indicator") == "新建厂房" && fact.text("locality") == "济宁云河开发区")
    }

    @Test func ownPatternIsUsed() throws {
        let before = try fact("0.5米", CommandRun.extractFacts(Self.article).facts())
        #expect(before.text("basis") == nil && before.text("kind") == "level")
        let fact = try fact("0.5米", CommandRun.extractFacts("--rules", Self.own, Self.article).facts())
        #expect(fact.text("basis") == "other" && fact.text("rule") == "change.over-limit")
        let list = try CommandRun.extractFacts("rules", "list", Self.own).text
        #expect(list.contains("change.over-limit"))
        #expect(try CommandRun.extractFacts("rules", "show", "--rules", Self.own, "change.over-limit").text.hasPrefix("# \(Self.own)/indicator/water.rules:1\n"))
    }

    @Test func linesWithADashRemove() throws {
        #expect(try CommandRun.extractFacts("rules", "list").text.contains("level.per-standard"))
        #expect(try !CommandRun.extractFacts("rules", "list", Self.own).text.contains("level.per-standard"))
        let page = Data("东方圣城网\n\n2023年，全市新建厂房20座。\n".utf8)
        #expect(try CommandRun.extractFacts(input: page).facts().first?.text("locality") == "济宁市")
        #expect(try CommandRun.extractFacts("--rules", Self.own, input: page).facts().first?.text("locality") == nil)
    }

    @Test func explainTellsTheLinesOfOwnFolders() throws {
        let run = try CommandRun.extractFacts("explain", "--rules", Self.own, "--json", "\(Self.article):43")
        #expect(run.code == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let sentences = try #require(object["sentences"] as? [[String: Any]])
        #expect(sentences.count == 1)
        let text = run.text
        for place in ["\(Self.own)/lexicon/units.tsv:2", "\(Self.own)/lexicon/units.tsv:3", "\(Self.own)/lexicon/indicators.tsv:2"] {
            #expect(text.contains(place))
        }
        let shown = try CommandRun.extractFacts("explain", "--rules", Self.own, Self.article).text
        #expect(shown.contains("\(Self.own)/indicator/water.rules:1"))
        let coloured = try CommandRun.shell("TERM=xterm NO_COLOR= script -qec '\"$X\" explain 新建公厕20座' /dev/null </dev/null").text
        #expect(coloured.contains("\u{1B}[1m20座\u{1B}[0m"))
    }

    // MARK: Layers

    @Test func laterFoldersLieAbove() throws {
        let upper = try TemporaryFolder()
        try upper.write("lexicon/units.tsv", "form\tunit\tdimension\tfactor\tbase\tcode\tnote\n配克\t斗\tvolume\t\t\t\t\n".utf8)
        func unit(_ arguments: String...) throws -> String? {
            let run = try CommandRun.run(CommandRun.command, arguments + [Self.article])
            return try fact("3万配克", run.facts()).text("unit")
        }
        #expect(try unit("--rules", Self.own, "--rules", upper.url.path) == "斗")
        #expect(try unit("--rules", upper.url.path, "--rules", Self.own) == "配克")
        // A rule that a folder above replaces, in a file of any name and of another stage's folder.
        try upper.write(
            "context/mine/water-again.rules",
            "rule change.over-limit\n  pattern  (水位) 值:<quantity:measure>\n  emit     status=target\n"
                .appending("  yes      水库水位超汛限水位0.5米。 => status=target\n  no       水库水位上涨。\n").utf8)
        let run = try CommandRun.extractFacts("--rules", Self.own, "--rules", upper.url.path, Self.article)
        let replaced = try fact("0.5米", run.facts())
        #expect(replaced.text("status") == "target" && replaced.text("rule") != "change.over-limit")
    }

    /// Nothing shipped: no unit but one's own, no other rule.
    @Test func rulesOnlyUsesNothingShipped() throws {
        let folder = try TemporaryFolder()
        try folder.write("lexicon/units.tsv", "form\tunit\tdimension\tfactor\tbase\tcode\tnote\n配克\t配克\tvolume\t\t\t\t\n".utf8)
        try folder.write(
            "indicator/only.rules",
            "rule only.one\n  pattern  名:<left> 值:<quantity>\n  emit     indicator=名\n  yes      大豆3万配克。\n  no       大豆。\n".utf8)
        let facts = try CommandRun.extractFacts("--rules-only", folder.url.path, Self.article).facts()
        #expect(facts.map { $0.text("quote") } == ["3万配克"])
        #expect(facts.first?.text("rule") == "only.one" && facts.first?.text("domain") == "other")
        #expect(try CommandRun.extractFacts("rules", "list", "--rules-only", folder.url.path).text.split(separator: "\n").count == 1)
        #expect(try CommandRun.extractFacts("rules", "test", "--rules-only", folder.url.path).errors == "1 rule, 2 examples, 0 failures\n")
        // Other folders may lie over it.
        let both = try CommandRun.extractFacts("--rules-only", folder.url.path, "--rules", Self.own, Self.article)
        #expect(both.code == 2 && both.errors.contains("‘-东方圣城网’ removes nothing: no line below is such\n"))
        // A folder with one table reads every text without a trap.
        let bare = try TemporaryFolder()
        try bare.write("table/words.tsv", "form\tclass\tnote\n".utf8)
        let none = try CommandRun.extractFacts("--rules-only", bare.url.path, "Fixtures/articles")
        #expect(none.code == 0 && none.output.isEmpty)
    }

    /// A copy of the shipped folder is clean, over them and in place of them.
    @Test func copiesOfTheShippedRulesAreClean() throws {
        for option in ["--rules", "--rules-only"] {
            let lint = try CommandRun.extractFacts("rules", "lint", option, "Rules")
            #expect(lint.code == 0 && lint.text == "")
            let article = "Fixtures/articles/\(FixtureFiles.articles[0]).txt"
            #expect(try CommandRun.extractFacts(option, "Rules", article).output == CommandRun.extractFacts(article).output)
        }
    }

    @Test func everyWordLexiconIsOneList() throws {
        let folder = try TemporaryFolder()
        // 总量 is a noun of heads.tsv; here it is a verb, with no second reading left.
        try folder.write("lexicon/verbs.tsv", "form\tclass\tnote\n总量\tact\t\n".utf8)
        let run = try CommandRun.extractFacts("explain", "--rules", folder.url.path, "总量5万吨。")
        #expect(run.code == 0 && run.text.contains("act"))
        try folder.write("lexicon/verbs.tsv", "form\tclass\tnote\n-总量\n".utf8)
        #expect(try CommandRun.extractFacts("explain", "--rules", folder.url.path, "总量5万吨。").text.contains("text"))
    }

    // MARK: What is wrong

    /// Every problem of a folder in one run, word for word.
    @Test func allProblemsAreTold() throws {
        let run = try CommandRun.extractFacts("rules", "lint", "Fixtures/malformed/overlay")
        #expect(run.code == 2 && run.errors == "")
        // Lines of the shipped files move.
        let text = run.text.replacing(/(Rules\/[a-z\/-]+\.(?:tsv|rules)):[0-9]+/) { "\($0.1):N" }
        if FixtureFiles.isRecording("RECORD_DIAGNOSTICS") {
            try FixtureFiles.write(text, to: "malformed/overlay.diagnostics")
            Issue.record("malformed/overlay.diagnostics is written anew: look at it and run again without RECORD_DIAGNOSTICS")
            return
        }
        #expect(try text == FixtureFiles.text("malformed/overlay.diagnostics"))
    }

    /// Rules with problems are reported as by lint, and nothing is read by them.
    @Test(arguments: ["--rules", "--rules-only"])
    func nothingIsReadByBadRules(option: String) throws {
        for command in [["extract", Self.article], ["explain", Self.article], ["rules", "test"], ["rules", "list"], ["rules", "coverage", Self.article]] {
            let run = try CommandRun.run(CommandRun.command, command + [option, "Fixtures/malformed/overlay"])
            #expect(run.code == 2 && run.output.isEmpty)
            let lint = try CommandRun.extractFacts("rules", "lint", option, "Fixtures/malformed/overlay")
            #expect(run.errors == lint.text && !lint.text.isEmpty)
        }
    }

    @Test func foldersWithoutRulesAreFailures() throws {
        let folder = try TemporaryFolder()
        for option in ["--rules", "--rules-only"] {
            let run = try CommandRun.extractFacts(option, folder.url.path, Self.article)
            #expect(run.code == 2 && run.output.isEmpty)
            #expect(run.errors == "extract-facts: \(folder.url.path): No files to read in this folder (*.tsv *.rules)\n")
        }
    }

    // MARK: Coverage

    @Test func coverageCountsWhatFires() throws {
        let run = try CommandRun.extractFacts("rules", "coverage", "--rules", Self.own, "--json", Self.article)
        #expect(run.code == 0 && run.errors == "")
        var fired: [String: Int] = [:]
        for line in run.text.split(separator: "\n") {
            let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let (rule, count) = (try #require(entry["rule"] as? String), try #require(entry["fired"] as? Int))
            #expect(try #require(entry["matched"] as? Int) >= count)
            fired[rule] = count
        }
        let facts = try CommandRun.extractFacts("--rules", Self.own, Self.article).facts()
        for (rule, count) in fired where rule.hasPrefix("level.") || rule.hasPrefix("change.") {
            #expect(facts.count { $0.text("rule") == rule } == count, "\(rule)")
        }
        #expect(fired["change.over-limit"] == 1 && (fired["level.noun"] ?? 0) > 0)
        let text = try CommandRun.extractFacts("rules", "coverage", "--rules", Self.own, Self.article).text
        #expect(text.hasPrefix("1 document, 5 figures; of "))
        let parts = text.split(separator: "never fired\n")
        #expect(parts.count == 2 && parts[0].contains("change.over-limit") && parts[1].contains("rank.place"))
        // What cannot be read is told, the rest is counted.
        let failing = try CommandRun.extractFacts("rules", "coverage", "nowhere.txt", Self.article)
        #expect(failing.code == 1 && failing.text.hasPrefix("1 document") && failing.errors.contains("nowhere.txt"))
    }
}
