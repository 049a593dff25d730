import ArgumentParser
import ExtractFacts

/// Prints the JSON Schema of a line of output.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the JSON Schema (2020-12) of a line of output.",
        discussion: """
            Example:
              extract-facts schema > fact.schema.json
            """
    )

    func run() throws {
        do {
            try FileWriter().write(Array(FactSchema.json().utf8))
        } catch is BrokenPipe {
            return
        } catch {
            writeToStandardError("extract-facts: standard output: \(error)\n")
            throw ExitCode.someFailed
        }
    }
}
