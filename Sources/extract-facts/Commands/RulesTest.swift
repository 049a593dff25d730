import ArgumentParser
import ExtractFacts

/// Runs the examples of rules.
struct RulesTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the yes, no and todo lines of the rules.",
        discussion: """
            Of each line that does not hold: what was expected, what came, and by which rule. Exit code 1 if there is any. A \
            todo line fails once it holds: then it is time to make it a yes or no.

            Examples:
              extract-facts rules test
              extract-facts rules test my-rules/ change.over-limit
            """
    )

    @Argument(help: ArgumentHelp("Folders of rules, as --rules names them, and ids of rules. (default: all rules)", valueName: "dir or id"), completion: .directory)
    var arguments: [String] = []

    @OptionGroup var rules: RulesOptions

    func run() throws {
        let folders = arguments.filter { (try? FilePath($0).status().isFolder) == true || $0.contains("/") }
        let ids = arguments.filter { !folders.contains($0) }
        let tester = RuleTester(try rules.adding(folders).makeExtractor())
        for id in ids where !tester.rules.contains(id) { throw ValidationError("There is no rule “\(id)”.") }
        var examples = 0
        var failures: [RuleExampleResult] = []
        for id in ids.isEmpty ? tester.rules : ids {
            let results = tester.results(of: id)
            examples += results.count
            failures += results.filter { !$0.passed }
        }
        if !failures.isEmpty { try writeResult(failures.map { "\($0)\n" }.joined(separator: "\n")) }
        writeToStandardError(
            "\(counted(ids.isEmpty ? tester.rules.count : ids.count, "rule")), \(counted(examples, "example")), \(counted(failures.count, "failure"))\n")
        if !failures.isEmpty { throw ExitCode.someFailed }
    }
}
