@testable import ExtractFacts
import Testing

@Suite struct JSONBytesTests {
    private func json(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(json: text)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func chineseStandsAsItIs() { #expect(json("城镇新增就业“6.7万人”，𠮷") == "\"城镇新增就业“6.7万人”，𠮷\"") }

    @Test func quotesBackslashesAndControlsAreEscaped() {
        #expect(json("a\"b\\c\nd\te\rf\u{8}\u{C}\u{0}\u{1F}\u{7F}") == #""a\"b\\c\nd\te\rf\b\f\u0000\u001f\u007f""#)
    }

    @Test func whatEndsALineForSomeReadersIsEscaped() {
        #expect(json("\u{85}\u{9F}\u{A0}\u{2028}\u{2029}\u{202A}") == "\"\\u0085\\u009f\u{A0}\\u2028\\u2029\u{202A}\"")
    }

    @Test(arguments: [0, 7, 10, 120, -5, Int.max, Int.min])
    func integersAreWrittenInFull(number: Int) {
        var bytes: [UInt8] = [1]
        bytes.append(decimal: number)
        #expect(String(decoding: bytes.dropFirst(), as: UTF8.self) == "\(number)")
    }
}
