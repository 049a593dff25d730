import ArgumentParser
import ExtractFacts
import Glibc

/// A run over all documents that the options name.
struct BatchRun {
    private let options: BatchOptions
    private let documents: DocumentOptions
    /// What a record of the output is: "fact".
    private let noun: String
    /// What else the output depends on.
    private let settings: String
    /// Whether a run can go on with the output of another.
    private let isResumable: Bool

    init(_ options: BatchOptions, _ documents: DocumentOptions, noun: String, settings: String, isResumable: Bool) {
        self.options = options
        self.documents = documents
        self.noun = noun
        self.settings = settings
        self.isResumable = isResumable
    }

    /// Writes what `render` makes of each document, in the order of the documents, to what `makeSink` makes of the place to
    /// write to. Throws the exit code.
    func run(to makeSink: (OutputPlace) throws -> any OutputSink, render: @escaping DocumentReader.Render) throws {
        if options.resume, !isResumable { throw ValidationError("--resume goes with --format jsonl, json, csv or tsv.") }
        let extractor = try documents.makeExtractor()
        let inputs = try options.findInputs()
        let isText = options.inputs.input == .text
        let reporter = Reporter(
            noun: noun, inputs: inputs, progress: options.progress, isQuiet: options.quiet, isVerbose: options.verbose,
            tellsSums: options.summary, outputIsShared: options.outputFile == nil && isatty(STDOUT_FILENO) == 1)
        // Before any thread is started, and after what may be waited for long.
        Interruption.watch()
        let place: OutputPlace
        let sink: any OutputSink
        let errors: FileWriter?
        // First: what a run before has left of the output is not touched if the failures cannot be written.
        do {
            errors = try options.errors.map { try FileWriter($0 == "-" ? nil : FilePath($0)) }
        } catch {
            reporter.tell("\(errorsName): \(error)")
            throw ExitCode.someFailed
        }
        do {
            place = try makePlace(inputs, options.outputFile.map { FilePath($0) })
            sink = try makeSink(place)
        } catch {
            errors?.abandon()
            reporter.tell("\(outputName): \(error)")
            throw error is CannotResume ? ExitCode.validationFailure : ExitCode.someFailed
        }
        let batch = Batch(
            sink: sink, resumable: place.resumable, errors: errors, reporter: reporter, outputName: outputName, errorsName: errorsName,
            failsFast: options.failFast)
        batch.begin(inputs)
        let reader = DocumentReader(
            extractor: extractor, defaults: documents.values, idKey: options.inputs.idKey ?? "doc_id",
            textKey: options.inputs.textKey ?? "text", noun: noun, takesNotes: options.verbose, failsFast: options.failFast, render: render)
        let source = WorkSource(inputs, format: isText ? .text : .jsonLines, from: place.resumable?.position ?? Position())
        let pool = OrderedPool(next: source.next, process: reader.read)
        Interruption.notify(pool.stop)
        // One text is one piece of work; threads for which there is none would only cost time.
        let jobs = min(options.jobs ?? usableProcessors(), isText ? max(inputs.count, 1) : Int.max)
        if !pool.run(jobs: jobs, handOn: batch.take) { batch.endByInterruption() }
        batch.finish()
        if reporter.sum.failures > 0 { throw ExitCode.someFailed }
    }

    /// A batch whose output is a file can be gone on with; for one text that is not worth a journal.
    private func makePlace(_ inputs: [Input], _ path: FilePath?) throws -> OutputPlace {
        guard let path, isResumable, ResumableOutput.isPossible(at: path) else {
            if options.resume { throw CannotResume("only a file can be gone on with") }
            return OutputPlace(path: path, resumable: nil)
        }
        if inputs.count < 2, options.inputs.input == .text, !options.resume { return OutputPlace(path: path, resumable: nil) }
        return OutputPlace(path: path, resumable: try ResumableOutput(path, try identity(of: inputs), resumes: options.resume))
    }

    private func identity(of inputs: [Input]) throws -> Journal.Identity {
        var rules = StreamHash()
        for layer in try documents.rules.load({ [$0] + $1 }) {
            rules.add(layer.count)
            for file in layer {
                rules.add(file.name)
                rules.add(file.bytes.count)
                rules.add(file.bytes)
            }
        }
        var settings = StreamHash()
        let given = documents.values
        for text in [
            noun, self.settings, options.inputs.input.rawValue, options.inputs.idKey, options.inputs.textKey, given.published,
            given.locality, given.masthead, given.encoding,
        ] {
            settings.add(text ?? "\0")
        }
        var files = StreamHash()
        for input in inputs {
            switch input {
            case .standardInput: files.add("-")
            case .failure(let name, let reason):
                files.add("!")
                files.add(name)
                files.add(reason)
            case .file(let file):
                files.add("=")
                files.add(file.path.bytes)
                files.add(0)
                files.add(file.size)
                files.add(Int(file.modified))
            }
        }
        return Journal.Identity(version: ExtractFactsCommand.version, rules: rules.value, options: settings.value, inputs: files.value)
    }

    private var outputName: String { options.outputFile ?? "standard output" }
    private var errorsName: String { options.errors.map { $0 == "-" ? "standard output" : $0 } ?? "" }
}
