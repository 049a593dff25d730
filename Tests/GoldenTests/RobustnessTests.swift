import Foundation
import Testing
import _ExtractFactsTestSupport

/// Whatever the bytes, the command ends by itself, with exit code 0 or 1, in time that grows with the text.
@Suite struct RobustnessTests {
    @Test func randomBytesDoNotStopIt() throws {
        var random = SeededRandom(2024)
        let folder = try TemporaryFolder()
        for i in 0..<40 {
            // Bytes of any kind, and bytes such as texts in Chinese encodings hold.
            let bytes = (0..<5000).map { _ in UInt8(truncatingIfNeeded: i % 2 == 0 ? random.next() : 0x80 | random.next()) }
            try folder.write("\(i).txt", bytes)
        }
        for encoding in ["", "--encoding UTF-8", "--encoding GB18030", "--encoding Big5", "--encoding UTF-16LE"] {
            let run = try CommandRun.shell("\"$X\" \(encoding) .", folder: folder.url)
            #expect(run.code <= 1, "\(encoding): \(run.errors.suffix(300))")
        }
    }

    @Test(arguments: FixtureFiles.articles)
    func cutTextsDoNotStopIt(article: String) throws {
        let text = Data(try FixtureFiles.text("articles/\(article).txt").utf8)
        var random = SeededRandom(UInt64(text.count))
        let folder = try TemporaryFolder()
        for i in 0..<60 {
            let start = i % 3 == 0 ? 0 : Int(random.next() % UInt64(text.count))
            let end = start + Int(random.next() % UInt64(text.count - start))
            try folder.write("\(i).txt", text[start..<end])
        }
        let run = try CommandRun.extractFacts("--encoding", "UTF-8", folder.url.path)
        #expect(run.code == 0, "\(run.errors.suffix(300))")
    }

    /// Shuffled pieces of an article: every rule meets what it does not expect.
    @Test(arguments: FixtureFiles.articles)
    func shuffledTextsDoNotStopIt(article: String) throws {
        let characters = Array(try FixtureFiles.text("articles/\(article).txt").unicodeScalars)
        var random = SeededRandom(UInt64(characters.count))
        let folder = try TemporaryFolder()
        for length in [1, 2, 3, 5, 8, 13] {
            let pieces = stride(from: 0, to: characters.count, by: length).map { characters[$0..<min($0 + length, characters.count)] }
            for i in 0..<5 { try folder.write("\(length)-\(i).txt", String(Array(pieces.shuffled(using: &random).joined())[...]).utf8) }
        }
        let run = try CommandRun.extractFacts(folder.url.path)
        #expect(run.code == 0, "\(run.errors.suffix(300))")
    }

    /// Four times the text takes no more than about four times the output; a square would be sixteen.
    @Test(arguments: [
        "一", "9", "四千五百六十九万", "1,1,1, ", "2024年1月", "\u{3000}", "“", "（", "，", "同比增长5%", "济宁市", "3个A", "由3个至5个", "1、",
        "9\t9\n", "9\n", "其中：", "《", "全市", "（9）", "分别为", "1—",
    ])
    func anEndlessTextTakesLinearTime(piece: String) throws {
        func measure(_ bytes: Int) throws -> (seconds: Double, output: Int) {
            let text = String(repeating: piece, count: bytes / piece.utf8.count)
            let start = ContinuousClock.now
            let run = try CommandRun.extractFacts(input: Data(text.utf8))
            let time = ContinuousClock.now - start
            #expect(run.code == 0, "\(run.errors.suffix(300))")
            return (Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds), run.output.count)
        }
        let once = try measure(1 << 15)
        let often = try measure(1 << 17)
        #expect(often.output <= 6 * once.output + 4096)
        #expect(often.seconds <= 10 * max(once.seconds, 0.1), "\(once.seconds) s, four times the text \(often.seconds) s")
    }
}
