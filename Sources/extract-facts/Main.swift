import ArgumentParser
import ExtractFacts

@main
struct ExtractFactsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "extract-facts")
    func run() throws {}
}
