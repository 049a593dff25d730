import Glibc

/// Tells standard error what goes wrong and, where it is wanted, how far the work is and what came of it.
final class Reporter {
    private let isVerbose: Bool
    private let tellsSums: SumTelling
    private let noun: String
    /// How much lies on the disk to be read, nil if it is not known.
    private var total: Int?
    private let isTerminal: Bool
    private let showsProgress: Bool
    private let style: Style
    private let start = Reporter.now
    private var lastShown = Reporter.now
    private var isLineOpen = false
    private var inputs = 0
    /// How much of the total is done.
    private var sizeDone = 0
    private(set) var sum = Tally()
    /// What a run before has read.
    private var bytesBefore = 0
    /// The documents of which the output is committed.
    private(set) var committed = 0

    private enum SumTelling { case never, ifLong, always }

    /// - Parameters:
    ///   - tellsSums: whether sums are told also where standard error is no terminal.
    ///   - outputIsShared: whether the output goes to the same terminal, where a line of progress would tear it.
    init(
        noun: String, inputs: [Input], progress: BatchOptions.Progress = .auto, isQuiet: Bool = false, isVerbose: Bool = false,
        tellsSums: Bool = false, outputIsShared: Bool = false
    ) {
        self.noun = noun
        self.isVerbose = isVerbose
        let isPiped = inputs.contains { if case .standardInput = $0 { true } else { false } }
        total = isPiped ? nil : inputs.reduce(0) { $0 + $1.size }
        isTerminal = isatty(STDERR_FILENO) == 1
        style = Style(for: STDERR_FILENO)
        let isWatched = !isQuiet && isTerminal && !outputIsShared
        showsProgress = progress == .always || progress == .auto && isWatched
        self.tellsSums = tellsSums || isVerbose ? .always : isWatched ? .ifLong : .never
    }

    /// Takes over what a run before has done of the total.
    func resume(_ tally: Tally, size: Int) {
        sum = tally
        total = total.map { $0 - size }
        committed = tally.documents + tally.failures
        bytesBefore = tally.bytesRead
        if isVerbose { tell("resumed after \(counted(committed, "document"))") }
    }

    /// Adds what came of a piece of work, or of a part of it, and tells what has to be told of it.
    func add(_ outcome: Outcome) {
        sum += outcome.tally
        for message in outcome.messages(withNotes: isVerbose) { tell(message) }
        if let work = outcome.done {
            inputs += 1
            sizeDone += work.size
            committed = sum.documents + sum.failures
        }
        if showsProgress, Reporter.now - lastShown > (isTerminal ? 0.2 : 1) { showProgress() }
    }

    /// Tells one line. Names of files may hold line feeds and escape sequences: these are told, not done.
    func tell(_ text: String) {
        clearLine()
        writeToStandardError("\(style.bold("extract-facts:")) \(text.withVisibleControls)\n")
    }

    /// Tells the sums, where they are of use.
    func finish() {
        if showsProgress, !isTerminal { showProgress() }
        clearLine()
        let isLong = inputs > 1 || Reporter.now - start > 1
        guard tellsSums == .always || tellsSums == .ifLong && isLong else { return }
        tell("\(counts), \(tenths(Reporter.now - start)) s")
        let domains = sum.domains.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !domains.isEmpty { tell(domains.map { "\($0.key) \($0.value)" }.joined(separator: ", ")) }
    }

    private var counts: String {
        "\(counted(sum.documents, "document")), \(tenths(Double(sum.bytesRead) / 1e6)) MB, \(counted(sum.records, noun)), "
            + counted(sum.failures, "failure")
    }

    private func showProgress() {
        lastShown = Reporter.now
        let elapsed = max(lastShown - start, 1e-3)
        var line = "\(counts), \(tenths(Double(sum.bytesRead - bytesBefore) / 1e6 / elapsed)) MB/s"
        if let total, total > 0, sizeDone > 0, sizeDone <= total {
            line += ", \(duration(elapsed / Double(sizeDone) * Double(total - sizeDone))) left"
        }
        // A log has a line for each.
        writeToStandardError(isTerminal ? "\r\u{1B}[K\(line)" : "extract-facts: \(line)\n")
        isLineOpen = isTerminal
    }

    private func clearLine() {
        if isLineOpen { writeToStandardError("\r\u{1B}[K") }
        isLineOpen = false
    }

    private func duration(_ seconds: Double) -> String {
        let seconds = Int(min(seconds, 1e9).rounded())
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60):\(two(seconds % 60)) min" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60)) h"
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A number of things: "1 fact", "3 quantities".
func counted(_ number: Int, _ noun: String) -> String {
    if number == 1 { return "1 \(noun)" }
    return "\(number) \(noun.hasSuffix("y") ? "\(noun.dropLast())ie" : noun)s"
}
