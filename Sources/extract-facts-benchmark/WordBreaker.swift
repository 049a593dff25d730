import CICU

/// ICU's word breaker for Chinese, the measure of all speeds here.
final class WordBreaker {
    private let breaker: UnsafeMutableRawPointer

    init() throws {
        guard let breaker = cicu_word_breaker_open("zh") else { throw BenchmarkError("ICU has no word breaker for zh") }
        self.breaker = breaker
    }

    deinit { cicu_word_breaker_close(breaker) }

    /// How many pieces a text is cut into.
    func count(_ units: [UInt16]) -> Int {
        units.withUnsafeBufferPointer { Int(cicu_word_breaker_count(breaker, $0.baseAddress, Int32($0.count))) }
    }

    static var version: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) {
            cicu_version($0.baseAddress)
            return String(cString: $0.baseAddress!)
        }
    }
}
