import ArgumentParser
import ExtractFacts
import FactRules
import Glibc

/// Measures how fast facts are read, beside one pass of ICU's word breaker over the same text.
@main
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract-facts-benchmark",
        abstract: "Measure the speed of extract-facts beside ICU's word breaker for Chinese.",
        discussion: """
            Each corpus is repeated until it is --megabytes long. The ways of reading it take turns, and ratios are those of \
            one round: what else the machine does meanwhile strikes both alike. Figures are medians.
            """)

    @Argument(help: ArgumentHelp("A corpus each: a text, or a folder of texts. Without any: Fixtures/articles.", valueName: "path"))
    var paths: [String] = []

    @Option(help: "How long a corpus is made by repeating it.")
    var megabytes = 64

    @Option(help: "How often each way is measured.")
    var rounds = 5

    @Option(help: "The command to start; without it the one beside this program.")
    var command: String?

    @Option(help: "How many facts the first corpus holds once: another number is a failure.")
    var facts: Int?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if !(1...1024).contains(megabytes) { throw ValidationError("--megabytes wants a number from 1 to 1024.") }
        if !(1...1000).contains(rounds) { throw ValidationError("--rounds wants a number from 1 to 1000.") }
    }

    func run() throws {
        let corpora = try (paths.isEmpty ? ["Fixtures/articles"] : paths).map { try Corpus($0, bytes: megabytes << 20) }
        var report = BenchmarkReport(rounds: rounds, megabytes: megabytes)
        // First of all: a process that is started counts the memory of the one that starts it as its own.
        let program = command ?? Machine.folderOfProgram + "/extract-facts"
        report.command = try CommandBenchmark(program: program, corpus: corpora[0]).measure(rounds: rounds)
        report.loading = try LoadingBenchmark.measure(rounds: rounds)
        let extractor = try Extractor()
        for (number, corpus) in corpora.enumerated() {
            let measured = try CorpusBenchmark(corpus: corpus, extractor: extractor).measure(rounds: rounds)
            if number == 0, let facts, measured.factsOnce != facts {
                throw BenchmarkError("\(corpus.name) makes \(measured.factsOnce) facts, not \(facts)")
            }
            report.corpora.append(measured)
            guard number == 0 else { continue }
            guard report.command.batchFacts * measured.bytesOnce == measured.factsOnce * report.command.batchBytes else {
                throw BenchmarkError("\(program) makes \(report.command.batchFacts) facts of \(report.command.batchFiles) files")
            }
            report.lengths = try LengthBenchmark(corpus: corpus, extractor: extractor).measure(rounds: rounds, longest: megabytes << 20)
        }
        report.pieces = PieceBenchmark(extractor: extractor).measure(rounds: rounds)
        print(json ? report.json : report.text)
    }
}

/// Why there are no figures.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
