import ArgumentParser
import ExtractFacts

/// Finds every problem of a folder of rules.
struct RulesLint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Tell every problem of the rules, as file:line:column: error: …",
        discussion: """
            Exit code 2 if there is any.

            Example:
              extract-facts rules lint my-rules/
            """
    )

    @Argument(help: ArgumentHelp("A folder of rules, laid over the shipped ones. (default: the shipped ones)", valueName: "dir"), completion: .directory)
    var folder: String?

    func run() throws {
        do {
            _ = try Extractor(rules: RulesFolder.files(adding: folder))
        } catch let errors as RuleErrors {
            try writeResult("\(errors)\n")
            throw ExitCode.badRules
        } catch {
            writeToStandardError("extract-facts: \(folder ?? "the shipped rules"): \(error)\n")
            throw ExitCode.badRules
        }
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
