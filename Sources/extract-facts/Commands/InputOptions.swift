import ArgumentParser
import Glibc

/// What to read: the options of every command that reads documents.
struct InputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

    @Argument(help: ArgumentHelp("Files and folders; - is standard input, which is also read if none is given.", valueName: "path"), completion: .file())
    var paths: [String] = []

    @Option(
        name: .customLong("files-from"),
        help: ArgumentHelp("Read the files and folders, too, that this list names, one a line; - is standard input.", valueName: "list"), completion: .file())
    var filesFrom: String?

    @Flag(name: [.customShort("0"), .long], help: "The names of --files-from are ended by zero bytes, not lines.")
    var null = false

    @Option(
        name: [.customShort("g", allowingJoined: true), .long],
        help: ArgumentHelp(
            "Take from folders what this pattern matches (default: *.txt *.text *.md; *.jsonl *.ndjson); !pattern leaves out. May be repeated.",
            valueName: "pattern"))
    var glob: [String] = []

    @Option(help: "What the files hold: one text each, or a document a line. Either may be packed by gzip or zstd.")
    var input: Format = .text

    @Option(help: ArgumentHelp("With --input jsonl: the key of the document's id. (default: doc_id)", valueName: "key"))
    var idKey: String?

    @Option(help: ArgumentHelp("With --input jsonl: the key of the text. (default: text)", valueName: "key"))
    var textKey: String?

    func validate() throws {
        if let empty = paths.firstIndex(of: "") { throw ValidationError("The path number \(empty + 1) is empty.") }
        if null, filesFrom == nil { throw ValidationError("--null goes with --files-from.") }
        if filesFrom == "-", paths.contains("-") { throw ValidationError("Standard input cannot be both the list and a document.") }
        if input == .text, idKey != nil || textKey != nil { throw ValidationError("--id-key and --text-key go with --input jsonl.") }
        if let bad = glob.first(where: { Glob($0) == nil }) { throw ValidationError("--glob: “\(bad)” is no pattern.") }
    }

    /// Finds the inputs. What cannot be had is among them as a failure.
    func find() throws -> [Input] {
        if paths.isEmpty, filesFrom == nil, isatty(STDIN_FILENO) == 1 {
            throw ValidationError("Nothing to read: name files or folders, or send a text to standard input.")
        }
        let selection = FileSelection(
            endings: input == .text ? FileSelection.documents.endings : [".jsonl", ".ndjson"], globs: glob.compactMap { Glob($0) })
        var inputs = (paths.isEmpty && filesFrom == nil ? ["-"] : paths).flatMap { path in
            path == "-" ? [Input.standardInput] : InputPaths.find([FilePath(path)], selection)
        }
        if let filesFrom {
            do {
                inputs += InputPaths.find(try PathList.read(filesFrom, endedByZero: null), selection)
            } catch {
                inputs.append(.failure(name: filesFrom, reason: "\(error)"))
            }
        }
        return inputs
    }
}
