import FoundationEssentials

/// A command as the argument parser describes it, as far as the manual tells of it.
struct CommandInfo: Decodable {
    struct Tool: Decodable { let command: CommandInfo }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }
        struct Name: Decodable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }
            let kind: Kind
            let name: String

            /// As it is typed: `--output`.
            var text: String { (kind == .long ? "--" : "-") + name }
        }

        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let sectionTitle: String?
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?
        let discussion: String?
    }

    let superCommands: [String]?
    let shouldDisplay: Bool
    let commandName: String
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let subcommands: [CommandInfo]?
    let arguments: [Argument]?

    /// Reads what the argument parser says of a command and those below it.
    init(describing json: String) throws {
        self = try JSONDecoder().decode(Tool.self, from: Data(json.utf8)).command
    }

    /// With those that it belongs to: `extract-facts rules lint`.
    var fullName: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

    /// The arguments that people are told of, but for those that every command has.
    var shownArguments: [Argument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && argument.names?.contains { ["help", "version"].contains($0.name) } != true
        }
    }
}
