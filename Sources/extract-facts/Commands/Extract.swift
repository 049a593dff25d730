import ArgumentParser
import Glibc

/// Extracts the facts of documents.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Extract the facts of files, folders or standard input. (the default command)",
        discussion: """
            Files are taken whatever their name; of folders, at any depth, *.txt, *.text and *.md in the order of their \
            names (*.jsonl and *.ndjson with --input jsonl), but nothing hidden.

            Examples:
              extract-facts article.txt
              cat article.txt | extract-facts --published 2024-03-05 --locality 济宁市
              extract-facts reports/ notices/ -o facts.jsonl
              extract-facts --encoding GB18030 old/*.txt | jq -c '[.year, .indicator, .value, .unit]'
              extract-facts --input jsonl < docs.jsonl

            With --input jsonl each line is a document: {"doc_id": …, "text": …} and, where known, "title", "published", \
            "locality", "masthead"; other keys are passed over.
            """
    )

    enum InputFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

    @Argument(help: ArgumentHelp("Files and folders; - is standard input, which is also read if none is given.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file, which appears whole or not at all.", valueName: "file"))
    var output: String?

    @Option(help: "What the files hold: one text each, or a document a line.")
    var input: InputFormat = .text

    @OptionGroup(title: "Options for documents")
    var documentOptions: DocumentOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("How many documents are read at the same time; the output is the same. (default: processors)", valueName: "n"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Tell failures only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Tell what came of each document.")
    var verbose = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs wants a number from 1 to 1024, not \(jobs).") }
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
        if let empty = paths.firstIndex(of: "") { throw ValidationError("The path number \(empty + 1) is empty.") }
    }

    func run() throws {
        if paths.isEmpty, isatty(STDIN_FILENO) == 1 {
            throw ValidationError("Nothing to read: name files or folders, or send a text to standard input.")
        }
        let extractor = try documentOptions.makeExtractor()
        let format: WorkSource.Format = input == .text ? .text : .jsonLines
        let endings = input == .text ? [".txt", ".text", ".md"] : [".jsonl", ".ndjson"]
        let inputs = InputPaths.find(paths.isEmpty ? ["-"] : paths, endings: endings)
        let file = output == "-" ? nil : output
        let reporter = Reporter(
            loudness: quiet ? .quiet : verbose ? .verbose : .normal,
            total: input == .text ? inputs.count : nil,
            outputIsShared: file == nil && isatty(STDOUT_FILENO) == 1)

        let writer: FileWriter
        do {
            writer = try file.map { name throws(SystemError) in try FileWriter(FilePath(name)) } ?? FileWriter()
        } catch {
            reporter.tell("\(file ?? "standard output"): \(error)")
            throw ExitCode.someFailed
        }
        let source = WorkSource(inputs, format: format)
        let reader = DocumentReader(extractor: extractor, defaults: documentOptions.values)
        // One text is one piece of work; threads for the others would only cost time.
        let useful = input == .text ? max(inputs.count, 1) : Int.max
        do {
            try OrderedPool.run(
                jobs: min(jobs ?? usableProcessors(), useful), next: source.next, process: reader.read
            ) { outcome in
                if !outcome.output.isEmpty { try writer.write(outcome.output) }
                reporter.add(outcome)
            }
            try writer.finish()
        } catch is BrokenPipe {
            // Other threads may be in the midst of a document: nothing of theirs is wanted any more.
            _exit(0)
        } catch {
            writer.abandon()
            reporter.tell("\(file ?? "standard output"): \(error)")
            _exit(ExitCode.someFailed.rawValue)
        }
        reporter.finish()
        if reporter.sum.failures > 0 { throw ExitCode.someFailed }
    }
}
