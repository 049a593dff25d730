import ExtractFacts
import Glibc
import Testing

@Suite("Scanning any text", .serialized)
struct ScanRobustnessTests {
    /// Units that begin, join or end numbers and periods, and some that no text should hold.
    private static let alphabet: [UInt16] = Array(
        "0123456789０９.．·,，、-—~至到 一二三十百千万亿零〇两几数半多余来约近超上过第前每负零下点分之成折番倍年月日号时底末初季度届个人元角分秒米%％‰℃/（）()“”〔〕：:+以上左右内外今去明本同期截自起来间上半全K5GgWkt又把好块毛秒斤两亩金银铜温氏周首农历民国学财港币在之间含且不大于小\n\t".utf16)
        + [0, 0xD800, 0xDC00, 0xDFFF, 0xFFFF, 0xFEFF, 0x201C, 0x842C]

    /// No text traps, spans lie in order within the text, and nothing overlaps. A debug build checks every access.
    @Test func randomUnits() {
        var random = SeededRandom(seed: 20_240_101)
        for round in 0..<4000 {
            let count = Int(random.next() % 40) + (round % 100 == 0 ? 500 : 1)
            var text: [UInt16] = []
            for _ in 0..<count { text.append(Self.alphabet[Int(random.next() % UInt64(Self.alphabet.count))]) }
            let start = Int(random.next() % 3)
            let range = min(start, text.count)..<text.count
            let result = text.withUnsafeBufferPointer { ScanText.scanner.scan($0, in: range) }
            if let problem = Self.problem(result, count: text.count) { Issue.record("\(problem) in \(text)") }
            for period in result.periods {
                _ = period.resolve(reference: PeriodReference(year: 2024, month: 2, day: 29, current: Period(CalendarDate(year: 2023, month: 11))))
                _ = period.resolve(reference: PeriodReference(year: 2024))?.lastDay
            }
        }
    }

    /// What is wrong with the spans of a result, or nil. One look at all, since a `#expect` each takes longer than the scan.
    private static func problem(_ result: ExtractFacts.Scanner.Result, count: Int) -> String? {
        var end = 0
        for quantity in result.quantities {
            if quantity.span.lowerBound < end || quantity.span.upperBound > count { return "overlapping \(quantity.span)" }
            if quantity.span.lowerBound > quantity.core.lowerBound || quantity.core.upperBound > quantity.span.upperBound {
                return "core \(quantity.core) outside \(quantity.span)"
            }
            end = quantity.span.upperBound
        }
        end = 0
        for period in result.periods {
            if period.span.lowerBound < end || period.span.upperBound > count || period.span.isEmpty { return "period \(period.span)" }
            end = period.span.upperBound
        }
        return nil
    }

    /// The nanoseconds that this thread has worked: what others do meanwhile does not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// Each text takes the scanner no more than in proportion to its length. Twenty times the text would take four hundred times as
    /// long if the work grew with its square; three times the twenty is allowed, since the machine has other things to do.
    @Test(arguments: [
        "一", "9", "四千五百六十九万", "1,1,1", "2024年1月", "1，", "十", "百", "亿", "千万", "零", "点", "分之", "第", "半", "两", "1.", "1-",
        "2—3", "1、", "约", "约1", "1万", "至少", "（", "1（套", "前", "数", "几", "5至", "2023年1月1日至", "今年", "“", "公里/", "1/", "20", "9 . ",
    ])
    func linear(piece: String) {
        let unit = Array(piece.utf16)
        func text(_ count: Int) -> [UInt16] { Array((0..<count).lazy.map { unit[$0 % unit.count] }) }
        func work(_ text: [UInt16], times: Int) -> Double {
            var best = Double.infinity
            for _ in 0..<3 {
                let start = Self.processorTime()
                for _ in 0..<times { _ = text.withUnsafeBufferPointer { ScanText.scanner.scan($0, in: 0..<$0.count) } }
                best = min(best, Self.processorTime() - start)
            }
            return best
        }
        let short = work(text(1_000), times: 2) / 2
        let long = work(text(20_000), times: 1)
        #expect(long < short * 60 + 2_000_000, "\(piece): \(long / short) times")
    }
}

/// A small generator whose numbers are the same on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
