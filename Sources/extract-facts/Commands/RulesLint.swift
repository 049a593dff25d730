import ArgumentParser
import ExtractFacts

/// Finds every problem of rules.
struct RulesLint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Tell every problem of the rules, as file:line:column: error: …",
        discussion: """
            Exit code 2 if there is any.

            Examples:
              extract-facts rules lint                       the shipped rules
              extract-facts rules lint my-rules/
              extract-facts rules lint --rules-only my-rules/
            """
    )

    @Argument(help: ArgumentHelp("Folders of rules, as --rules names them. (default: the shipped ones alone)", valueName: "dir"), completion: .directory)
    var folders: [String] = []

    @OptionGroup var rules: RulesOptions

    func run() throws {
        let problems = try rules.adding(folders).load { RuleProblems.find(in: $0, overlays: $1) }
        if problems.isEmpty { return }
        try writeResult(problems.map { "\($0)\n" }.joined())
        throw ExitCode.badRules
    }
}

/// Writes a command's result to standard output.
func writeResult(_ text: String) throws {
    do {
        try FileWriter().write(Array(text.utf8))
    } catch is BrokenPipe {
        return
    } catch {
        writeToStandardError("extract-facts: standard output: \(error)\n")
        throw ExitCode.someFailed
    }
}
