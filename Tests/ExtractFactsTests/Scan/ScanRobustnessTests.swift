import ExtractFacts
import Testing
import _ExtractFactsTestSupport

@Suite("Scanning any text", .serialized)
struct ScanRobustnessTests {
    /// Units that begin, join or end numbers and periods, and some that no text should hold.
    private static let alphabet: [UInt16] = Array(
        "0123456789０９.．·,，、-—~至到 一二三十百千万亿零〇两几数半多余来约近超上过第前每负零下点分之成折番倍年月日号时底末初季度届个人元角分秒米%％‰℃/（）()“”〔〕：:+以上左右内外今去明本同期截自起来间上半全K5GgWkt又把好块毛秒斤两亩金银铜温氏周首农历民国学财港币在之间含且不大于小\n\t".utf16)
        + [0, 0xD800, 0xDC00, 0xDFFF, 0xFFFF, 0xFEFF, 0x201C, 0x842C]

    /// No text traps, spans lie in order within the text, and nothing overlaps. A debug build checks every access.
    @Test func randomUnits() {
        var random = SeededRandom(20_240_101)
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

    /// A hundred thousand characters take the scanner a fraction of a second; work that grew with their square would take it ten
    /// thousand million steps and minutes. The ratios themselves are the benchmark's to tell.
    @Test(arguments: [
        "一", "9", "四千五百六十九万", "1,1,1", "2024年1月", "1，", "十", "百", "亿", "千万", "零", "点", "分之", "第", "半", "两", "1.", "1-",
        "2—3", "1、", "约", "约1", "1万", "至少", "（", "1（套", "前", "数", "几", "5至", "2023年1月1日至", "今年", "“", "公里/", "1/", "20", "9 . ",
    ])
    func linear(piece: String) {
        let unit = Array(piece.utf16)
        let text = Array((0..<100_000).lazy.map { unit[$0 % unit.count] })
        let seconds = ProcessorTime.of { _ = text.withUnsafeBufferPointer { ScanText.scanner.scan($0, in: 0..<$0.count) } }
        #expect(seconds < 30)
    }
}
