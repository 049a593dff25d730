import Glibc

/// Measures the built command from outside: how fast it starts, and how much memory it takes.
struct CommandBenchmark {
    let program: String
    let corpus: Corpus

    struct Result {
        /// The seconds of each start on an empty input and on an article of one line.
        var empty: [Double] = []
        var oneLine: [Double] = []
        /// The most memory of a batch of small files, in bytes, and how many bytes these were.
        var batchMemory = 0
        var batchBytes = 0
        var batchFiles = 0
        var batchFacts = 0
    }

    /// A line with a fact, a place and a date.
    private static let article = "本报济南3月5日讯 2023年，全市城镇新增就业6.7万人，同比增长5.2%。\n"

    func measure(rounds: Int) throws -> Result {
        var result = Result()
        for _ in 0..<max(rounds, 20) {
            result.empty.append(try start(on: "").seconds)
            result.oneLine.append(try start(on: Self.article).seconds)
        }
        let folder = try ScratchFolder()
        let repetitions = max(1, min(corpus.repetitions, (16 << 20) / corpus.bytesOnce))
        for i in 0..<repetitions {
            for (j, document) in corpus.once.enumerated() { try folder.write(document.bytes, to: "\(i)-\(j).txt") }
        }
        let child = try ChildProcess.run(program, [folder.path, "--jobs", "2", "--quiet"])
        guard child.code == 0 else { throw BenchmarkError("\(program): exit code \(child.code)") }
        result.batchFacts = child.output.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        result.batchMemory = child.peakMemory
        result.batchBytes = corpus.bytesOnce * repetitions
        result.batchFiles = corpus.once.count * repetitions
        return result
    }

    private func start(on input: String) throws -> ChildProcess.Outcome {
        let child = try ChildProcess.run(program, [], input: Array(input.utf8))
        guard child.code == 0 else { throw BenchmarkError("\(program): exit code \(child.code)") }
        return child
    }
}
