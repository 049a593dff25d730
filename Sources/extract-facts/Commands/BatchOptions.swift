import ArgumentParser

/// What to read, where to write, and how much to tell: the options of every command that reads documents.
struct BatchOptions: ParsableArguments {
    @OptionGroup(title: "Options for input") var inputs: InputOptions

    @Option(
        name: [.customShort("o", allowingJoined: true), .long],
        help: ArgumentHelp("Write to this file, which appears whole or not at all.", valueName: "file"), completion: .file())
    var output: String?

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("How many documents are read at the same time; the output is the same. (default: processors)", valueName: "n"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Tell failures only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Tell what came of each document.")
    var verbose = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs wants a number from 1 to 1024, not \(jobs).") }
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }

    /// The file to write, nil for standard output.
    var outputFile: String? { output == "-" ? nil : output }
}
