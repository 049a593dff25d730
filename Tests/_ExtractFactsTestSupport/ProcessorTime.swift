import Glibc

/// The time that a thread has worked: what others do meanwhile does not count.
///
/// For bounds alone that nothing but another order of growth exceeds; speeds are measured by the benchmark.
public enum ProcessorTime {
    /// The seconds that this thread works on something.
    public static func of(_ body: () -> Void) -> Double {
        let start = now
        body()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
