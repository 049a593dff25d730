import ExtractFacts

/// Measures whether the time grows with the length of a document, or faster.
struct LengthBenchmark {
    let corpus: Corpus
    let extractor: Extractor

    /// A document of one length: the seconds that each round took.
    struct Result {
        var bytes: Int
        var seconds: [Double] = []
    }

    /// One document of a megabyte (read as often as it takes to measure) and one of `longest` bytes.
    func measure(rounds: Int, longest: Int) throws -> [Result] {
        let short = corpus.joined(bytes: 1 << 20)
        let long = corpus.joined(bytes: longest)
        let times = max(1, min(16, longest / (1 << 20)))
        var results = [Result(bytes: short.bytes), Result(bytes: long.bytes)]
        for _ in 0..<rounds {
            let shortReading = FactReading(corpus: short, extractor: extractor)
            let seconds = Stopwatch.time { for _ in 0..<times { _ = shortReading.read(jobs: 1) } }.seconds
            results[0].seconds.append(seconds / Double(times))
            results[1].seconds.append(Stopwatch.time { FactReading(corpus: long, extractor: extractor).read(jobs: 1) }.seconds)
        }
        return results
    }
}
