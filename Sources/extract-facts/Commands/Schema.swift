import ArgumentParser
import ExtractFacts

/// Prints the JSON Schema of a line of output.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a line of output.",
        discussion: """
            Example:
              extract-facts schema > fact.schema.json
            """
    )

    @OptionGroup var rules: RulesOptions

    func run() throws {
        try writeResult(rules.load { try FactSchema.json(rules: $0, overlays: $1) })
    }
}
