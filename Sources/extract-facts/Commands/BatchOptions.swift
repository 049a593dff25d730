import ArgumentParser

/// What to read, where to write, and how much to tell: the options of every command that reads documents.
struct BatchOptions: ParsableArguments {
    @OptionGroup(title: "Options for input") var inputs: InputOptions

    @Option(
        name: [.customShort("o", allowingJoined: true), .long],
        help: ArgumentHelp("Write to this file, which appears whole or not at all.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Go on with what an interrupted run has left of --output; the result is that of a run without a break.")
    var resume = false

    @Option(help: ArgumentHelp("Write the failures to this file, too, one JSON object a line.", valueName: "file"))
    var errors: String?

    @Flag(help: "End at the first failure; a file that was to be written does not appear.")
    var failFast = false

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("How many documents are read at the same time; the output is the same. (default: processors)", valueName: "n"))
    var jobs: Int?

    @Option(help: "Show how far the work is. (default: auto, where standard error is a terminal)")
    var progress: Progress = .auto

    @Flag(help: "Tell the sums at the end, also by domain. (default: where standard error is a terminal)")
    var summary = false

    @Flag(name: .shortAndLong, help: "Tell failures only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Tell what came of each document, and the sums.")
    var verbose = false

    enum Progress: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs wants a number from 1 to 1024, not \(jobs).") }
        if quiet, verbose || summary || progress == .always {
            throw ValidationError("--quiet excludes --verbose, --summary and --progress always.")
        }
        if resume, outputFile == nil { throw ValidationError("--resume wants the --output of the interrupted run.") }
        if output == "" { throw ValidationError("--output wants the name of a file.") }
        guard let errors else { return }
        if errors.isEmpty { throw ValidationError("--errors wants the name of a file.") }
        if errors == "-" ? outputFile == nil : outputFile.map({ FilePath(errors).isSameFile(as: FilePath($0)) }) == true {
            throw ValidationError("--errors and --output cannot be the same file.")
        }
    }

    /// The file to write, nil for standard output.
    var outputFile: String? { output == "-" ? nil : output }

    /// Finds the inputs. A file that is to be written is none of them: it is left out of a folder, and refused where it is named.
    func findInputs() throws -> [Input] {
        let written = [outputFile, errors].compactMap { $0 }.compactMap { try? FilePath($0).status() } + (outputFile == nil ? [.standardOutput] : [])
        let files = Set(written.filter(\.isFile).map { FileID($0) })
        if files.isEmpty { return try inputs.find() }
        return try inputs.find().filter { input in
            guard case .file(let file) = input, files.contains(file.id) else { return true }
            if inputs.paths.contains("\(file.path)") { throw ValidationError("\(file.path) cannot be both read and written.") }
            return false
        }
    }
}
