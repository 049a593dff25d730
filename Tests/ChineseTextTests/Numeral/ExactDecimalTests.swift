import ChineseText
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.0", "0"), ("007", "7"), ("67000", "67000"), ("70.250", "70.25"), (".5", "0.5"), ("-0.25", "-0.25"),
        ("+3.10", "3.1"), ("1397999999.9", "1397999999.9"), ("0.000001", "0.000001"), ("100000000000000000000", "100000000000000000000"),
        ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
        ("123456789012345678901234567890123456789012345678901234567890.5", "123456789012345678901234567890123456789012345678901234567890.5"),
    ])
    func readsAndWrites(from: String, to: String) throws {
        #expect(try decimal(from).description == to)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e5", "12a", " 1", "１"])
    func refuses(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func isOneValueHoweverWritten() throws {
        let forms = [try decimal("67000"), try decimal("67000.00"), try decimal("6.7").scaled(by: 4), ExactDecimal(67_000)]
        #expect(Set(forms).count == 1)
        let long = String(repeating: "7", count: 60)
        #expect(try decimal(long) == decimal(long + ".000"))
        #expect(try decimal(long).hashValue == decimal(long + ".0").hashValue)
    }

    @Test(arguments: [
        ("1", "2", "3", "-1", "2"), ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("-5", "3", "-2", "-8", "-15"), ("0", "7.5", "7.5", "-7.5", "0"),
        ("13.98", "-13.98", "0", "27.96", "-195.4404"),
        (
            "99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000",
            "99999999999999999999999999999999999998", "99999999999999999999999999999999999999"
        ),
        (
            "123456789012345678901234567890123456789012", "0.5", "123456789012345678901234567890123456789012.5",
            "123456789012345678901234567890123456789011.5", "61728394506172839450617283945061728394506"
        ),
    ])
    func calculates(a: String, b: String, sum: String, difference: String, product: String) throws {
        let (x, y) = (try decimal(a), try decimal(b))
        #expect((x + y).description == sum)
        #expect((y + x).description == sum)
        #expect((x - y).description == difference)
        #expect((x * y).description == product)
    }

    @Test func orders() throws {
        let texts = [
            "-1000000000000000000000000000000000000000000", "-2.5", "-2.49", "0", "0.001", "0.01", "1", "9.99", "10", "353",
            "99999999999999999999999999999999999999", "1000000000000000000000000000000000000000000.5",
        ]
        let numbers = try texts.map { try decimal($0) }
        for i in numbers.indices {
            for j in numbers.indices { #expect((numbers[i] < numbers[j]) == (i < j), "\(texts[i]) < \(texts[j])") }
        }
    }

    @Test(arguments: [
        (1, 3, "33.3333"), (2, 3, "66.6667"), (3, 4, "75"), (1, 8, "12.5"), (1, 128, "0.78125"), (7, 7, "100"), (0, 5, "0"), (5, 4, "125"),
        (1, 7, "14.2857"), (999_999, 1_000_000, "99.9999"), (2_999_999, 3_000_000, "100"),
    ])
    func fractions(part: Int, whole: Int, percent: String) throws {
        #expect(ExactDecimal(part).percent(of: ExactDecimal(whole))?.description == percent)
    }

    @Test func noFractionOfNothing() { #expect(ExactDecimal(1).percent(of: .zero) == nil) }

    @Test func integers() throws {
        #expect(try decimal("9223372036854775807").integer == Int.max)
        #expect(try decimal("9223372036854775808").integer == nil)
        #expect(try decimal("6.7").scaled(by: 4).integer == 67000)
        #expect(try decimal("0.5").integer == nil)
    }

    /// Nothing overflows, however large the exponent.
    @Test func farExponents() {
        let huge = ExactDecimal(significand: 7, exponent: .max)
        #expect(huge.scaled(by: 10) == huge)
        #expect(huge * huge == ExactDecimal(significand: 49, exponent: .max))
        #expect(ExactDecimal(1) < huge)
        #expect(-huge < ExactDecimal(1))
    }
}
