import Glibc

/// Measures time on a clock that is never set.
enum Stopwatch {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The seconds that something takes, and what it gives.
    static func time<Result>(_ body: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
        let start = now
        let result = try body()
        return (now - start, result)
    }
}

extension [Double] {
    var median: Double {
        let sorted = self.sorted()
        if sorted.isEmpty { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The median of the quotients by pairs.
    func medianRatio(to other: [Double]) -> Double { zip(self, other).map { $0 / $1 }.median }
}
