import ArgumentParser
import Glibc

/// The command. Without the name of a subcommand it extracts.
@main
struct ExtractFactsCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "extract-facts",
        abstract: "Extracts numeric facts from Chinese newspapers, reports, notices and communiqués.",
        discussion: """
            One JSON object per fact goes to standard output, keyed by year, domain and locality; all else goes to \
            standard error.

            Examples:
              extract-facts article.txt                      facts of a file
              cat article.txt | extract-facts                facts of standard input
              extract-facts reports/ -o facts.jsonl          the texts of a folder
              extract-facts --input jsonl docs.jsonl         a document a line
              extract-facts explain '城镇新增就业6.7万人'    how a text is read
              extract-facts rules test my-rules/             the examples of your rules
              extract-facts schema > fact.schema.json        the JSON Schema of a line
              extract-facts manual | man -l -                all commands and options

            Completion of commands and options: extract-facts --generate-completion-script bash (or zsh, fish). Emphasis is \
            for terminals, and not where NO_COLOR is set.

            Exit codes: 0 done, also where there was no fact; 1 some input failed, each is named; 2 the rules are bad; \
            64 wrong usage.
            """,
        version: version,
        subcommands: [Extract.self, Explain.self, Quantities.self, Rules.self, Schema.self, Manual.self],
        defaultSubcommand: Extract.self
    )

    static func main() {
        StandardStreams.fill()
        // A reader that goes away is met where output is written, quietly.
        signal(SIGPIPE, SIG_IGN)
        // A file that may grow no further (ulimit -f) is a failure to write, told as such.
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if [["--help"], ["-h"], ["help"]].contains(arguments) {
            // Whoever asks for help without naming a command wants the options of the default one as well.
            print("\(helpMessage())\n\n\(helpMessage(for: Extract.self))")
            return
        }
        do {
            var command = try command(for: arguments)
            try command.run()
        } catch {
            exit(withError: error)
        }
    }

    /// The command that the arguments ask for. Where they name none they are read as those of the default one alone: to find that
    /// one by way of all others takes the parser twice as long, and more than a short text takes to be read. Whatever is no
    /// such thing (wrong usage, a cry for help) is left to the parser of all commands, which has the words for it.
    private static func command(for arguments: [String]) throws -> any ParsableCommand {
        let first = arguments.first ?? ""
        let namesCommand = ["help", "--help", "-h", "--version"].contains(first) || first.hasPrefix("---") || configuration.subcommands.contains { $0.configuration.commandName == first }
        if !namesCommand, let extract = try? Extract.parseAsRoot(arguments) as? Extract { return extract }
        return try parseAsRoot(arguments)
    }
}

/// The exit codes beside those of the argument parser (0 and 64).
extension ExitCode {
    /// Some input failed or the output could not be written.
    static let someFailed = ExitCode(1)
    /// The rules cannot be used.
    static let badRules = ExitCode(2)
}
