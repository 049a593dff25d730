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

    /// A megabyte takes a second or so; work that grew with its square would take hours. Eight times the text makes no more than
    /// about eight times the output.
    @Test(arguments: [
        "一", "9", "四千五百六十九万", "1,1,1, ", "2024年1月", "\u{3000}", "“", "（", "，", "同比增长5%", "济宁市", "3个A", "由3个至5个", "1、",
        "9\t9\n", "9\n", "其中：", "《", "全市", "（9）", "分别为", "1—",
    ])
    func anEndlessTextTakesLinearTime(piece: String) throws {
        func run(bytes: Int) throws -> Data {
            let text = String(repeating: piece, count: bytes / piece.utf8.count)
            // Seconds of work, which the system counts: those in which others work are none of them.
            let run = try CommandRun.shell("ulimit -t 60; \"$X\"", input: Data(text.utf8))
            #expect(run.code == 0, "\(run.errors.suffix(300))")
            return run.output
        }
        let (short, long) = (try run(bytes: 1 << 17).count, try run(bytes: 1 << 20).count)
        #expect(long <= 12 * short + 4096)
    }

    /// A table of thousands of columns, and one whose rows are all like a header.
    @Test func anEndlessTableTakesLinearTime() throws {
        func run(columns: Int) throws -> Data {
            let header = "指标" + String(repeating: "\t2022年\t2023年\t增长", count: columns / 3)
            let row = "粮食产量" + String(repeating: "\t1\t2\t3%", count: columns / 3)
            let run = try CommandRun.shell("ulimit -t 60; \"$X\"", input: Data("\(header)\n\(row)\n".utf8))
            #expect(run.code == 0, "\(run.errors.suffix(300))")
            return run.output
        }
        let (few, many) = (try run(columns: 3_000), try run(columns: 60_000))
        #expect(few.split(separator: 0x0A).count == 3_000 && many.split(separator: 0x0A).count == 60_000)
        #expect(many.count < 25 * few.count)
        let headers = try CommandRun.shell("ulimit -t 60; \"$X\"", input: Data(String(repeating: "指标\t增长\n", count: 100_000).utf8))
        #expect(headers.code == 0, "\(headers.errors.suffix(300))")
    }
}
