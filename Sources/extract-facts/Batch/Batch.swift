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
    /// What came of the piece that is not done.
    private var tally = Tally()
    private var failures: [Failure] = []
    /// Up to where the input is done, where the journal does not say so yet, and what came of that.
    private var done: (end: Position, tally: Tally, failures: [Failure])?
    /// How much has been written since it said so last, and when that was.
    private var writtenSince = 0
    private var notedAt = Batch.now

    /// How many bytes of output, and how many seconds, may be lost with a run that is killed.
    private static let noteBytes = 1 << 19
    private static let noteSeconds = 0.05

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
        // What is noted ends with a whole piece.
        if outcome.done == nil { note() }
        tally += outcome.tally
        failures += outcome.failures
        if !outcome.output.isEmpty { orEnd(outputName) { try sink.write(outcome.output) } }
        if let errors, !outcome.failures.isEmpty {
            orEnd(errorsName) { try errors.write(Array(outcome.failures.map(\.line).joined().utf8)) }
        }
        reporter.add(outcome)
        if failsFast, outcome.tally.failures > 0 { endByFailure() }
        guard let piece = outcome.done else { return }
        done = (piece.end, (done?.tally ?? Tally()) + tally, (done?.failures ?? []) + failures)
        tally = Tally()
        failures = []
        writtenSince += outcome.output.count
        if resumable == nil || writtenSince > Self.noteBytes || !outcome.failures.isEmpty || Self.now - notedAt > Self.noteSeconds { note() }
    }

    /// Notes in the journal how far the input is done.
    private func note() {
        writtenSince = 0
        notedAt = Self.now
        orEnd(outputName) { try commit() }
    }

    private func commit() throws {
        guard let done else { return }
        self.done = nil
        try resumable?.writer.commit(upTo: done.end, done.tally, failures: done.failures)
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
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
        // Where that fails too, what the journal says holds all the same.
        try? commit()
        if let resumable, resumable.writer.leave() {
            return "; \(counted(reporter.committed, "document")) done and kept, --resume goes on"
        }
        sink.abandon()
        return ""
    }
}
