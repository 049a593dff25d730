import Glibc

/// Tells standard error what goes wrong and, where it is a terminal, how far the work is.
final class Reporter {
    /// How much is told.
    enum Loudness { case quiet, normal, verbose }

    private let loudness: Loudness
    private let noun: String
    /// The number of inputs, nil if it is not known beforehand.
    private let total: Int?
    private let showsProgress: Bool
    private let style: Style
    private let start = Reporter.now
    private var lastShown = Reporter.now
    private var isLineOpen = false
    private(set) var inputs = 0
    private(set) var sum = Outcome()

    /// - Parameter outputIsShared: whether the output goes to the same terminal, where a line of progress would tear it.
    init(loudness: Loudness, noun: String, total: Int?, outputIsShared: Bool) {
        self.loudness = loudness
        self.noun = noun
        self.total = total
        style = Style(for: STDERR_FILENO)
        showsProgress = loudness != .quiet && isatty(STDERR_FILENO) == 1 && !outputIsShared
    }

    /// Adds what came of a piece of work and tells what has to be told of it.
    func add(_ outcome: Outcome) {
        inputs += 1
        sum.documents += outcome.documents
        sum.failures += outcome.failures
        sum.lines += outcome.lines
        sum.bytesRead += outcome.bytesRead
        for message in outcome.messages where message.isFailure || loudness == .verbose { tell(message.text) }
        if showsProgress, Reporter.now - lastShown > 0.2 { showProgress() }
    }

    /// Tells one line.
    func tell(_ text: String) {
        clearLine()
        writeToStandardError("\(style.bold("extract-facts:")) \(text)\n")
    }

    /// Tells the sums, where they are of use.
    func finish() {
        clearLine()
        let wasLong = showsProgress && (inputs > 1 || Reporter.now - start > 1)
        guard loudness == .verbose || wasLong else { return }
        tell("\(counts), \(tenths(Reporter.now - start)) s")
    }

    private var counts: String {
        "\(counted(sum.documents, "document")), \(tenths(Double(sum.bytesRead) / 1e6)) MB, \(counted(sum.lines, noun)), "
            + counted(sum.failures, "failure")
    }

    private func showProgress() {
        lastShown = Reporter.now
        let elapsed = max(lastShown - start, 1e-3)
        var line = "\(counts), \(tenths(Double(sum.bytesRead) / 1e6 / elapsed)) MB/s"
        if let total, inputs > 0, inputs <= total {
            line += ", \(Int(elapsed / Double(inputs) * Double(total - inputs))) s left"
        }
        writeToStandardError("\r\u{1B}[K\(line)")
        isLineOpen = true
    }

    private func clearLine() {
        if isLineOpen { writeToStandardError("\r\u{1B}[K") }
        isLineOpen = false
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
