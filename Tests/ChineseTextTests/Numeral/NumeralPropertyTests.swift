import ChineseText
import Testing

/// Random exact decimals, written in every way: reading gives the number back.
@Suite("Reading what was written")
struct NumeralPropertyTests {
    /// Cases that a run reads, over all ways of writing.
    private static let wanted = 100_000

    private struct Generator {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        /// A number of some digits, many of them 0, with a fraction now and then.
        mutating func number() -> NumeralWriter {
            let lengths = [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18, 20, 38, 45]
            var whole: [UInt8] = []
            let length = lengths[next(below: lengths.count)]
            for _ in 0..<length { whole.append(next(below: 3) == 0 ? 0 : UInt8(next(below: 10))) }
            while whole.first == 0 { whole.removeFirst() }
            var fraction: [UInt8] = []
            if next(below: 2) == 0 {
                for _ in 0..<next(below: 6) { fraction.append(UInt8(next(below: 10))) }
            }
            while fraction.last == 0 { fraction.removeLast() }
            return NumeralWriter(whole: whole, fraction: fraction)
        }
    }

    @Test(arguments: [20_240_105, 20_231_226] as [UInt64])
    func everyWay(seed: UInt64) {
        var generator = Generator(state: seed)
        let reader = NumeralReader()
        var cases = 0
        var failures = 0
        while cases < Self.wanted / 2 {
            let writer = generator.number()
            let value = ExactDecimal(digits: writer.whole + writer.fraction, exponent: -writer.fraction.count)
            let ways: [[UInt16]?] = [
                writer.arabic(), writer.arabic(fullWidth: true), writer.arabic(commas: true), writer.arabic(fullWidth: true, point: 0xFF0E),
                writer.chinese(), writer.chinese(financial: true), writer.mixed(), writer.scaled(4), writer.scaled(8), writer.blanks(),
            ]
            for (way, text) in ways.enumerated() {
                guard let text, !text.isEmpty else { continue }
                cases += 1
                let numeral = text.withUnsafeBufferPointer { reader.read($0, from: 0, to: $0.count) { _ in .none } }
                let isWhole = numeral?.end == text.count
                if numeral?.value != value || !isWhole || numeral?.upper != nil {
                    failures += 1
                    if failures < 20 {
                        Issue.record(
                            "way \(way): \(String(decoding: text, as: UTF16.self)) is \(value), read \(numeral?.value.description ?? "nothing")\(isWhole ? "" : ", in part")")
                    }
                }
            }
        }
        #expect(failures == 0)
    }
}
