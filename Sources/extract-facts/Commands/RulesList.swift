import ArgumentParser
import ExtractFacts

/// Lists the rules.
struct RulesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rules: id, stage, weight, place and comment.",
        discussion: """
            Example:
              extract-facts rules list my-rules/
            """
    )

    @Argument(help: ArgumentHelp("Folders of rules, as --rules names them.", valueName: "dir"), completion: .directory)
    var folders: [String] = []

    @OptionGroup var rules: RulesOptions

    func run() throws {
        let catalogue = try rules.adding(folders).makeCatalogue()
        var table = TextTable()
        for entry in catalogue.entries { table.add(entry.id, entry.stage, "\(entry.weight)", "\(entry.path):\(entry.line)", entry.comment) }
        try writeResult(table.lines(indent: "").map { "\($0)\n" }.joined())
    }
}

/// Shows a rule.
struct RulesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a rule as it stands in its file, with its examples.",
        discussion: """
            Example:
              extract-facts rules show level.noun
            """
    )

    @Argument(help: ArgumentHelp("The id of the rule.", valueName: "id"))
    var id: String

    @OptionGroup var rules: RulesOptions

    func run() throws {
        let catalogue = try rules.makeCatalogue()
        guard let entry = catalogue.entries.first(where: { $0.id == id }) else { throw ValidationError("There is no rule “\(id)”.") }
        try writeResult("# \(entry.path):\(entry.line)\n\(entry.source)\n")
    }
}

extension RulesOptions {
    /// The catalogue of the rules. Says what is wrong with them and ends with the code for that.
    fileprivate func makeCatalogue() throws -> RuleCatalogue { try load { try RuleCatalogue($0, overlays: $1) } }
}
