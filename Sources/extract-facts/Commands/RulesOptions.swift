import ArgumentParser
import ExtractFacts

/// The rules to read by.
struct RulesOptions: ParsableArguments {
    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            "A folder of rules laid over the shipped ones line by line; may be given several times, the last is uppermost.", valueName: "dir"),
        completion: .directory)
    var overlays: [String] = []

    @Option(help: ArgumentHelp("A folder of rules to use in place of the shipped ones.", valueName: "dir"), completion: .directory)
    var rulesOnly: String?

    /// The folders with those that are laid over them.
    func adding(_ folders: [String]) -> RulesOptions {
        var options = self
        options.overlays += folders
        return options
    }

    /// An extractor by the rules.
    func makeExtractor() throws -> Extractor { try load { try Extractor(rules: $0, overlays: $1) } }

    /// Makes something of the rules' files. Says what is wrong with them and ends with the code for that.
    func load<Result>(_ make: (_ base: [RuleFile], _ overlays: [[RuleFile]]) throws -> Result) throws -> Result {
        do {
            // What replaces the shipped rules is laid over nothing.
            let folders = (rulesOnly.map { [$0] } ?? []) + overlays
            return try make(rulesOnly == nil ? RuleFile.shipped : [], folders.map { try RulesFolder.files(in: $0) })
        } catch let errors as RuleErrors {
            writeToStandardError("\(errors)\n")
        } catch {
            writeToStandardError("extract-facts: \(error)\n")
        }
        throw ExitCode.badRules
    }
}
