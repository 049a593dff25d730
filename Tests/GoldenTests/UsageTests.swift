import Foundation
import Testing
import _ExtractFactsTestSupport

/// Options, help and exit codes.
@Suite struct UsageTests {
    @Test(arguments: [
        ["--published", "2024-13"], ["--published", "5.3.2024"], ["--published", "2023-02-29"], ["--locality", ""],
        ["--jobs", "0"], ["--jobs", "many"], ["--input", "xml"], ["--quiet", "--verbose"], ["--no-such-option"], [""],
        ["--encoding", "no-such-encoding"], ["--locality", "乌有市"], ["schema", "surplus"],
        ["--output", ""], ["--errors", ""], ["--errors", "-"], ["quantities", "--format", "sqlite", "-o", "facts.db"],
    ])
    func wrongUsageIs64(arguments: [String]) throws {
        let run = try CommandRun.run(CommandRun.command, arguments)
        #expect(run.code == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Error: "))
    }

    @Test(arguments: ["2024", "2024-02", "2024-02-29"])
    func goodDatesAreTaken(date: String) throws {
        #expect(try CommandRun.extractFacts("--published", date).code == 0)
    }

    @Test func badRulesAre2() throws {
        let folder = try TemporaryFolder()
        let missing = try CommandRun.extractFacts("--rules", folder.path("nowhere"))
        #expect(missing.code == 2)
        #expect(missing.errors == "extract-facts: \(folder.path("nowhere")): No such file or directory\n")
        let broken = try folder.write("lexicon/units.tsv", "nonsense\n".utf8)
        let run = try CommandRun.extractFacts("--rules", folder.url.path)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("\(broken):") && $0.contains(": error: ") })
    }

    @Test func versionAndHelpGoToStandardOutput() throws {
        let version = try CommandRun.extractFacts("--version")
        #expect(version.code == 0)
        #expect(version.text.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        for arguments in [["--help"], ["-h"], ["help"], ["extract", "--help"], ["explain", "--help"], ["quantities", "--help"], ["rules", "--help"],
            ["rules", "lint", "--help"], ["rules", "test", "--help"], ["rules", "list", "--help"], ["rules", "show", "--help"],
            ["rules", "coverage", "--help"], ["schema", "--help"], ["manual", "--help"],
        ] {
            let run = try CommandRun.run(CommandRun.command, arguments)
            #expect(run.code == 0)
            #expect(run.errors == "")
            #expect(run.text.contains("Example"), "\(arguments)")
        }
        #expect(try CommandRun.extractFacts("--help").text.contains("--published"))
    }

    @Test func everyOptionIsInTheReadme() throws {
        let readme = try String(contentsOf: FixtureFiles.package.appendingPathComponent("README.md"), encoding: .utf8)
        for command in ["extract", "explain", "quantities", "schema", "rules"] {
            #expect(readme.contains("extract-facts \(command)") || readme.contains("[\(command)]"))
            for option in try CommandRun.extractFacts(command, "--help").text.matches(of: /--[a-z][a-z-]+/) {
                #expect(readme.contains(option.0), "\(option.0) of \(command)")
            }
        }
    }

    @Test func explainAndQuantitiesTakeTexts() throws {
        #expect(try CommandRun.extractFacts("explain", "城镇新增就业6.7万人").code == 0)
        #expect(try CommandRun.extractFacts("explain", input: Data("城镇新增就业6.7万人".utf8)).code == 0)
        let quantities = try CommandRun.extractFacts("quantities", "Fixtures/articles")
        #expect(quantities.code == 0)
        for article in FixtureFiles.articles {
            let text = Array(try FixtureFiles.text("articles/\(article).txt").unicodeScalars)
            for quantity in try quantities.facts() where quantity.text("doc_id") == "Fixtures/articles/\(article).txt" {
                let place = quantity.place
                let quote = place.upperBound <= text.count ? String(text[place]) : ""
                #expect(quote == quantity.text("text"))
            }
        }
    }

    @Test func explainTakesTextsFilesAndPlaces() throws {
        let file = "Fixtures/articles/\(FixtureFiles.articles[0]).txt"
        let facts = try CommandRun.extractFacts(file).facts()
        // One whose quote no line break tears.
        let fact = try #require(facts.dropFirst(3).first { $0.text("quote")?.allSatisfy { !$0.isWhitespace } == true })
        let place = try CommandRun.extractFacts("explain", "\(file):\(fact.place.lowerBound)")
        #expect(place.code == 0)
        let (quote, rule) = (try #require(fact.text("quote")), try #require(fact.text("rule")))
        #expect(place.text.contains(quote) && place.text.contains(rule))
        #expect(!place.text.contains("\u{1B}["))
        let whole = try CommandRun.extractFacts("explain", "--json", file)
        let object = try JSONSerialization.jsonObject(with: whole.output) as? [String: Any]
        let sentences = object?["sentences"] as? [[String: Any]] ?? []
        let ids = sentences.flatMap { $0["figures"] as? [[String: Any]] ?? [] }.compactMap { $0["fact_id"] as? String }
        #expect(ids.sorted() == facts.compactMap { $0.text("fact_id") }.sorted())
        #expect(try CommandRun.extractFacts("explain", "-", input: Data("新建公厕20座。".utf8)).text.contains("20座"))
        let missing = try CommandRun.extractFacts("explain", "nowhere.txt")
        #expect(missing.code == 1 && missing.errors == "extract-facts: nowhere.txt: No such file or directory\n")
        let nowhere = try CommandRun.extractFacts("explain", "\(file):99999999")
        #expect(nowhere.code == 1 && nowhere.errors == "extract-facts: \(file): there is no sentence at 99999999\n")
    }

    @Test func rulesAreLintedTestedAndShown() throws {
        #expect(try CommandRun.extractFacts("rules", "lint").code == 0)
        let show = try CommandRun.extractFacts("rules", "show", "level.noun")
        #expect(show.text.contains("rule level.noun") && show.text.contains("  yes "))
        #expect(try CommandRun.extractFacts("rules", "list").text.contains("level.noun"))
        #expect(try CommandRun.extractFacts("rules", "show", "no.such").code == 64)
        let folder = try TemporaryFolder()
        let rule = """
            rule change.sample
              pattern  名:<left> (猛增) 值:<quantity>
              emit     indicator=名 kind=increase
              weight   30
              yes      客流量猛增20%。 => kind=increase value=20
              no       客流量猛降20%。

            """
        try folder.write("indicator/sample.rules", rule.utf8)
        let good = try CommandRun.extractFacts("rules", "test", folder.url.path, "change.sample")
        #expect(good.code == 0 && good.errors == "1 rule, 2 examples, 0 failures\n")
        let used = try CommandRun.extractFacts("--rules", folder.url.path, input: Data("客流量猛增20%。".utf8)).facts()
        #expect(used.first?.text("rule") == "change.sample")
        let path = try folder.write("indicator/sample.rules", rule.replacingOccurrences(of: "value=20", with: "value=21").utf8)
        let bad = try CommandRun.extractFacts("rules", "test", folder.url.path)
        #expect(bad.code == 1)
        #expect(bad.text.hasPrefix("\(path):5: change.sample: failed: yes 客流量猛增20%。\n  expected: a fact by change.sample with"))
        #expect(bad.text.contains("came:     ‘20%’ by change.sample"))
        try folder.write("indicator/sample.rules", rule.replacingOccurrences(of: "(猛增)", with: "<surge>").utf8)
        let malformed = try CommandRun.extractFacts("rules", "lint", folder.url.path)
        #expect(malformed.code == 2)
        #expect(malformed.text == "\(path):2:22: error: unknown class ‘surge’\n")
    }

    @Test func quietTellsFailuresOnly() throws {
        let run = try CommandRun.extractFacts("--quiet", "nowhere.txt", InputTests.article)
        #expect(run.errors == "extract-facts: nowhere.txt: No such file or directory\n")
        #expect(run.code == 1)
    }

    /// Names of files cannot make up messages or send a terminal commands.
    @Test func controlCharactersOfNamesAreTold() throws {
        let run = try CommandRun.extractFacts("no\nwhere\u{1B}[31m.txt")
        #expect(run.errors == "extract-facts: no\\nwhere\\u{1B}[31m.txt: No such file or directory\n")
    }

    /// Examples stand in help as they are to be typed: none is so long that it is broken.
    @Test func examplesOfHelpAreWhole() throws {
        for command in [[], ["extract"], ["explain"], ["quantities"], ["rules"], ["rules", "lint"], ["rules", "test"], ["rules", "coverage"], ["manual"]] {
            let help = try CommandRun.run(CommandRun.command, command + ["--help"]).text
            let lines = help.components(separatedBy: "Examples:\n").last?.components(separatedBy: "\n\n")[0].split(separator: "\n") ?? []
            #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("  ") }, "\(lines)")
        }
    }

    @Test func colourIsForTerminalsAlone() throws {
        let escape = "\u{1B}["
        let onTerminal = try CommandRun.shell("TERM=xterm NO_COLOR= script -qec '\"$X\" nowhere.txt' /dev/null </dev/null")
        #expect(onTerminal.text.contains(escape))
        let refused = try CommandRun.shell("TERM=xterm NO_COLOR=1 script -qec '\"$X\" nowhere.txt' /dev/null </dev/null")
        #expect(!refused.text.contains(escape))
        #expect(try !CommandRun.extractFacts("nowhere.txt").errors.contains(escape))
    }
}
