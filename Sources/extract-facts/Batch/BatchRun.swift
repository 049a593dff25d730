import ArgumentParser
import ExtractFacts
import Glibc

/// A run over all documents that the options name.
struct BatchRun {
    private let options: BatchOptions
    private let documents: DocumentOptions
    /// What a line of the output holds: "fact".
    private let noun: String

    init(_ options: BatchOptions, _ documents: DocumentOptions, noun: String) {
        self.options = options
        self.documents = documents
        self.noun = noun
    }

    /// Writes what `render` makes of each document, in the order of the documents, to what `makeSink` makes of the file to
    /// write, nil for standard output. Throws the exit code.
    func run(to makeSink: (FilePath?) throws -> any OutputSink, render: @escaping DocumentReader.Render) throws {
        let reader = DocumentReader(
            extractor: try documents.makeExtractor(), defaults: documents.values, idKey: options.inputs.idKey ?? "doc_id",
            textKey: options.inputs.textKey ?? "text", noun: noun, render: render)
        let inputs = try options.inputs.find()
        let isText = options.inputs.input == .text
        let reporter = Reporter(
            loudness: options.quiet ? .quiet : options.verbose ? .verbose : .normal, noun: noun,
            total: isText ? inputs.count : nil,
            outputIsShared: options.outputFile == nil && isatty(STDOUT_FILENO) == 1)
        // One text is one piece of work; threads for which there is none would only cost time.
        let jobs = min(options.jobs ?? usableProcessors(), isText ? max(inputs.count, 1) : Int.max)
        let sink = try open(makeSink, reporter)
        do {
            let source = WorkSource(inputs, format: isText ? .text : .jsonLines)
            try OrderedPool.run(jobs: jobs, next: source.next, process: reader.read) { outcome in
                if !outcome.output.isEmpty { try sink.write(outcome.output) }
                reporter.add(outcome)
            }
            try sink.finish()
        } catch is BrokenPipe {
            // Other threads may be in the midst of a document: nothing of theirs is wanted any more.
            _exit(0)
        } catch {
            sink.abandon()
            reporter.tell("\(outputName): \(error)")
            _exit(ExitCode.someFailed.rawValue)
        }
        reporter.finish()
        if reporter.sum.failures > 0 { throw ExitCode.someFailed }
    }

    private func open(_ makeSink: (FilePath?) throws -> any OutputSink, _ reporter: Reporter) throws -> any OutputSink {
        do {
            return try makeSink(options.outputFile.map { FilePath($0) })
        } catch {
            reporter.tell("\(outputName): \(error)")
            throw ExitCode.someFailed
        }
    }

    private var outputName: String { options.outputFile ?? "standard output" }
}
