import ExtractFacts
import FactRules

/// Measures how long the shipped rules take to load.
enum LoadingBenchmark {
    /// The seconds of each round.
    static func measure(rounds: Int) throws -> [Double] {
        try (0..<max(rounds, 20)).map { _ in try Stopwatch.time { try RuleSet(RuleFile.shipped, image: .shipped) }.seconds }
    }
}
