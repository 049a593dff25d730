import ArgumentParser
import Glibc

/// The end of a batch where everything comes together in order: output, journal, failures and reports.
final class Batch {
    private let sink: any OutputSink
    private let resumable: ResumableOutput?
    private let errors: FileWriter?
    private let reporter: Reporter
    private let outputName: String
    private let errorsName: String
    private let failsFast: Bool
    /// What came since the journal was last written.
    private var tally = Tally()
    private var failures: [Failure] = []

    init(
        sink: any OutputSink, resumable: ResumableOutput?, errors: FileWriter?, reporter: Reporter, outputName: String, errorsName: String,
        failsFast: Bool
    ) {
        self.sink = sink
        self.resumable = resumable
        self.errors = errors
        self.reporter = reporter
        self.outputName = outputName
        self.errorsName = errorsName
        self.failsFast = failsFast
    }

    /// Takes over what a run before has left.
    func begin(_ inputs: [Input]) {
        guard let resumable, let position = resumable.position else { return }
        reporter.resume(resumable.tally, size: inputs.prefix(position.input).reduce(0) { $0 + $1.size })
        orEnd(errorsName) { try errors?.write(Array(resumable.failures.joined().utf8)) }
    }

    /// Takes what came of the next piece of work, or of a part of it. Ends the program where nothing more can be done.
    func take(_ outcome: Outcome) {
        if outcome.isInterrupted { endByInterruption() }
        tally += outcome.tally
        failures += outcome.failures
        if !outcome.output.isEmpty { orEnd(outputName) { try sink.write(outcome.output) } }
        if let errors, !outcome.failures.isEmpty {
            orEnd(errorsName) { try errors.write(Array(outcome.failures.map(\.line).joined().utf8)) }
        }
        reporter.add(outcome)
        if failsFast, outcome.tally.failures > 0 { endByFailure() }
        guard let done = outcome.done else { return }
        orEnd(outputName) { try resumable?.writer.commit(upTo: done.end, tally, failures: failures) }
        tally = Tally()
        failures = []
    }

    /// Makes the files whole.
    func finish() {
        orEnd(errorsName) { try errors?.finish() }
        // The output last: once it is there, all is.
        orEnd(outputName) { try sink.finish() }
        reporter.finish()
    }

    /// Ends the program because of a signal.
    func endByInterruption() -> Never {
        let signal = Interruption.signal ?? SIGINT
        errors?.abandon()
        let kept = leave()
        if !kept.isEmpty { reporter.tell("interrupted\(kept)") }
        _exit(Interruption.exitCode(of: signal))
    }

    /// Ends the program because a document failed and the caller wants no more then.
    private func endByFailure() -> Never {
        sink.abandon()
        orEnd(errorsName) { try errors?.finish() }
        reporter.finish()
        _exit(ExitCode.someFailed.rawValue)
    }

    /// Does something that may fail because of the file that it writes, and ends the program if it does. Other threads may be
    /// in the midst of a document: nothing of theirs is wanted any more.
    private func orEnd(_ file: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch is BrokenPipe {
            errors?.abandon()
            _exit(0)
        } catch {
            errors?.abandon()
            reporter.tell("\(file): \(error)" + leave())
            _exit(ExitCode.someFailed.rawValue)
        }
    }

    /// Leaves the output unfinished, and tells what is left.
    private func leave() -> String {
        if let resumable, resumable.writer.leave() {
            return "; \(counted(reporter.committed, "document")) done and kept, --resume goes on"
        }
        sink.abandon()
        return ""
    }
}
