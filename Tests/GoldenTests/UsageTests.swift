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
        for arguments in [["--help"], ["-h"], ["help"], ["extract", "--help"], ["schema", "--help"]] {
            let run = try CommandRun.run(CommandRun.command, arguments)
            #expect(run.code == 0)
            #expect(run.errors == "")
            #expect(run.text.contains("Example"), "\(arguments)")
        }
        #expect(try CommandRun.extractFacts("--help").text.contains("--published"))
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
