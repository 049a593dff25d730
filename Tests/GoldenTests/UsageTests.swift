import Foundation
import Testing
import _ExtractFactsTestSupport

/// Options, help and exit codes.
@Suite struct UsageTests {
    @Test(arguments: [
        ["--published", "2024-13"], ["--published", "5.3.2024"], ["--published", "2023-02-29"], ["--locality", ""],
        ["--jobs", "0"], ["--jobs", "many"], ["--input", "xml"], ["--quiet", "--verbose"], ["--no-such-option"], [""],
        ["--encoding", "no-such-encoding"], ["--locality", "乌有市"], ["schema", "surplus"],
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
        for arguments in [["--help"], ["-h"], ["help"], ["extract", "--help"], ["explain", "--help"], ["quantities", "--help"], ["schema", "--help"]] {
            let run = try CommandRun.run(CommandRun.command, arguments)
            #expect(run.code == 0)
            #expect(run.errors == "")
            #expect(run.text.contains("Example"), "\(arguments)")
        }
        #expect(try CommandRun.extractFacts("--help").text.contains("--published"))
    }

    @Test func everyOptionIsInTheReadme() throws {
        let readme = try String(contentsOf: FixtureFiles.package.appendingPathComponent("README.md"), encoding: .utf8)
        for command in ["extract", "explain", "quantities", "schema"] {
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
                #expect(quote == quantity.text("quote"))
            }
        }
    }

    @Test func quietTellsFailuresOnly() throws {
        let run = try CommandRun.extractFacts("--quiet", "nowhere.txt", InputTests.article)
        #expect(run.errors == "extract-facts: nowhere.txt: No such file or directory\n")
        #expect(run.code == 1)
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
