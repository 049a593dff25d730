import ArgumentParser

/// Checks, tests and shows the rules.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Check, test and show the rules.",
        discussion: """
            Folders that are given are laid over the shipped rules, as by --rules: Rules/README.md tells how to write one.

            Examples:
              extract-facts rules lint my-rules/             every problem and its place
              extract-facts rules test my-rules/             the examples of all rules
              extract-facts rules test level.noun            those of one rule
              extract-facts rules list
              extract-facts rules show level.noun
              extract-facts rules coverage reports/          how often each rule fired
            """,
        subcommands: [RulesLint.self, RulesTest.self, RulesList.self, RulesShow.self, RulesCoverage.self]
    )
}
