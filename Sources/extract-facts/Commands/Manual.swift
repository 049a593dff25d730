import ArgumentParser

/// Prints the manual page.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, in roff.",
        discussion: """
            Examples:
              extract-facts manual | man -l -
              extract-facts manual > /usr/local/share/man/man1/extract-facts.1
            """
    )

    func run() throws {
        let tool = try CommandInfo(describing: ExtractFactsCommand._dumpHelp())
        try writeResult(ManualPage.text(of: tool, version: ExtractFactsCommand.version))
    }
}
