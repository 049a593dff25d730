import ArgumentParser
import ExtractFacts
import Synchronization

/// Counts how often rules fire.
struct RulesCoverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Count how often each rule fires in texts, and tell which never do.",
        discussion: """
            A rule fires where it does what it is for: names the indicator of a fact, refuses a figure, adds to a fact. It \
            matches also where another rule wins. Tables are read by no rule.

            Examples:
              extract-facts rules coverage reports/
              extract-facts rules coverage --rules my-rules/ reports/
              extract-facts rules coverage --json a.txt | jq 'select(.fired == 0).rule'
            """
    )

    @Flag(help: "One JSON object per rule instead of text for people.")
    var json = false

    @OptionGroup(title: "Options for input") var inputs: InputOptions
    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func run() throws {
        let found = try inputs.find()
        let extractor = try documents.makeExtractor()
        let coverage = Mutex(RuleCoverage(extractor))
        let reader = DocumentReader(
            extractor: extractor, defaults: documents.values, idKey: inputs.idKey ?? "doc_id", textKey: inputs.textKey ?? "text", noun: "figure",
            takesNotes: false, failsFast: false
        ) { extractor, document, records in
            var own = RuleCoverage(extractor)
            for _ in 0..<(try own.add(document)) { records.endRecord() }
            coverage.withLock { $0.add(own) }
            return nil
        }
        let reporter = Reporter(noun: "figure", inputs: found)
        let source = WorkSource(found, format: inputs.input == .text ? .text : .jsonLines)
        _ = OrderedPool(next: source.next, process: reader.read).run(jobs: usableProcessors()) { reporter.add($0) }
        let entries = coverage.withLock { $0.entries }
        try writeResult(json ? entries.map { String(decoding: $0.json, as: UTF8.self) }.joined() : text(of: entries, reporter.sum))
        reporter.finish()
        if reporter.sum.failures > 0 { throw ExitCode.someFailed }
    }

    /// The rules that fired, the most often first, then those that never did.
    private func text(of entries: [RuleCoverage.Entry], _ sum: Tally) -> String {
        func table(_ entries: [RuleCoverage.Entry]) -> [String] {
            var table = TextTable()
            for entry in entries { table.add(entry.rule, entry.stage, "\(entry.fired)", "\(entry.matched)", "\(entry.path):\(entry.line)") }
            return table.lines()
        }
        let fired = entries.filter { $0.fired > 0 }.sorted { ($1.fired, $0.rule) < ($0.fired, $1.rule) }
        let idle = entries.filter { $0.fired == 0 }
        var lines = ["\(counted(sum.documents, "document")), \(counted(sum.records, "figure")); of \(counted(entries.count, "rule")) \(fired.count) fired"]
        if !fired.isEmpty { lines += ["", "fired: rule, stage, times fired, times matched, place"] + table(fired) }
        if !idle.isEmpty { lines += ["", "never fired"] + table(idle) }
        return lines.map { "\($0)\n" }.joined()
    }
}
