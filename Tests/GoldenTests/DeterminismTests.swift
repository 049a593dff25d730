import Foundation
import Testing
import _ExtractFactsTestSupport

/// The same input gives the same bytes, however it comes and however many threads read it.
@Suite struct DeterminismTests {
    @Test func twoRunsGiveTheSameBytes() throws {
        let first = try CommandRun.extractFacts("Fixtures/articles")
        #expect(first.code == 0)
        #expect(try CommandRun.extractFacts("Fixtures/articles").output == first.output)
    }

    @Test func anyNumberOfJobsGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        let texts = try FixtureFiles.articles.map { try FixtureFiles.text("articles/\($0).txt") }
        for i in 0..<60 { try folder.write("\(i % 7)/text\(i).txt", texts[i % texts.count].utf8) }
        try folder.write("3/binary.txt", [0, 1, 2, 3, 0, 0, 0, 255])
        let one = try CommandRun.extractFacts("--jobs", "1", folder.url.path)
        for jobs in ["2", "3", "8"] {
            let many = try CommandRun.extractFacts("--jobs", jobs, folder.url.path)
            #expect(many.output == one.output)
            #expect(many.errors == one.errors)
            #expect(many.code == one.code)
        }
    }

    @Test func aFolderGivesItsFilesInOrder() throws {
        let whole = try CommandRun.extractFacts("Fixtures/articles").output
        var pieces = Data()
        for article in FixtureFiles.articles { pieces += try CommandRun.extractFacts("Fixtures/articles/\(article).txt").output }
        #expect(whole == pieces)
    }

    @Test func theLanguageOfTheMachineDoesNotMatter() throws {
        let plain = try CommandRun.shell("LC_ALL=C \"$X\" Fixtures/articles")
        let chinese = try CommandRun.shell("LC_ALL=zh_CN.GB18030 LANG=zh_CN.GB18030 TZ=Asia/Shanghai \"$X\" Fixtures/articles")
        #expect(plain.output == chinese.output)
    }

    @Test(arguments: FixtureFiles.articles)
    func standardInputGivesTheSameFacts(article: String) throws {
        let text = try Data(contentsOf: FixtureFiles.url("articles/\(article).txt"))
        // A date in the name of a file is a hint that standard input has not: the file is read under another name.
        let folder = try TemporaryFolder()
        try folder.write("text.txt", text)
        let file = try CommandRun.run(CommandRun.command, ["text.txt"], folder: folder.url).facts()
        let input = try CommandRun.extractFacts(input: text)
        #expect(input.code == 0)
        let (fromFile, fromInput) = (file.map(withoutIDs), try input.facts().map(withoutIDs))
        #expect(fromInput == fromFile)
        #expect(try input.facts().allSatisfy { $0.text("doc_id") == "-" })
        #expect(try CommandRun.extractFacts("-", input: text).output == input.output)
    }

    @Test(arguments: ["GB18030", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8-SIG"])
    func encodingsGiveTheSameFacts(encoding: String) throws {
        for article in FixtureFiles.articles {
            let text = try FixtureFiles.text("articles/\(article).txt")
            try expectSameFacts(text, in: encoding)
        }
    }

    @Test func big5GivesTheSameFacts() throws {
        // Big5 has no simplified characters: a text of its own, in characters that both have.
        try expectSameFacts("""
            本報臺北訊 2023年，全市新增就業6.7萬人，同比增長5.2%。
            發放創業貸款23.46億元，扶持小微企業343家，較上年增加12家。

            """, in: "Big5")
    }

    /// Compares a text in UTF-8 and in another encoding, found out and named.
    private func expectSameFacts(_ text: String, in encoding: String) throws {
        let python = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode(sys.argv[1]))"
        let converted = try CommandRun.shell("python3 -c \"\(python)\" \(encoding)", input: Data(text.utf8))
        #expect(converted.code == 0, "\(converted.errors)")
        let expected = try CommandRun.extractFacts(input: Data(text.utf8)).output
        #expect(try CommandRun.extractFacts(input: converted.output).output == expected)
        guard encoding != "UTF-8-SIG" else { return }
        #expect(try CommandRun.extractFacts("--encoding", encoding, input: converted.output).output == expected)
    }

    /// A fact's line but for what depends on the document's id.
    private func withoutIDs(_ fact: OutputFact) -> String {
        var line = fact.line
        for key in ["fact_id", "doc_id", "group_id"] {
            if let value = fact.text(key) { line = line.replacingOccurrences(of: "\"\(key)\":\"\(value)\"", with: "") }
        }
        return line
    }
}
