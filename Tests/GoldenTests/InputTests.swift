import Foundation
import Testing
import _ExtractFactsTestSupport

/// Good and bad input: what is said of it, and the exit code.
@Suite struct InputTests {
    static let article = "Fixtures/articles/jining-livelihood-review-2024.txt"

    @Test func anEmptyFileHasNoFacts() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.extractFacts(try folder.write("empty.txt", []))
        #expect(run.code == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors == "")
        #expect(try CommandRun.extractFacts().code == 0)
    }

    @Test func aTextWithoutNumeralsHasNoFacts() throws {
        let run = try CommandRun.extractFacts(input: Data("春风又绿江南岸。\n".utf8))
        #expect(run.code == 0)
        #expect(run.output.isEmpty)
    }

    @Test func aMissingFileIsNamedAndTheRestDone() throws {
        let run = try CommandRun.extractFacts("nowhere.txt", Self.article)
        #expect(run.code == 1)
        #expect(run.errors == "extract-facts: nowhere.txt: No such file or directory\n")
        #expect(try run.output == CommandRun.extractFacts(Self.article).output)
    }

    @Test func aFileThatCannotBeReadIsNamed() throws {
        let run = try CommandRun.extractFacts("/proc/self/mem", Self.article)
        #expect(run.code == 1)
        #expect(run.errors == "extract-facts: /proc/self/mem: Input/output error\n")
        #expect(try run.output == CommandRun.extractFacts(Self.article).output)
    }

    @Test func aFolderWithNothingToReadIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("picture.png", [1, 2, 3])
        let run = try CommandRun.extractFacts(folder.url.path, Self.article)
        #expect(run.code == 1)
        #expect(run.errors == "extract-facts: \(folder.url.path): No files to read in this folder (*.txt *.text *.md)\n")
    }

    @Test func aBinaryFileIsNamedAndTheRestDone() throws {
        let folder = try TemporaryFolder()
        let binary = try folder.write("program.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 % 23) })
        let run = try CommandRun.extractFacts(binary, Self.article)
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("extract-facts: \(binary): "))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try run.output == CommandRun.extractFacts(Self.article).output)
    }

    @Test func damagedBytesDoNotStopIt() throws {
        var bytes = try Data(contentsOf: FixtureFiles.package.appendingPathComponent(Self.article))
        bytes.insert(contentsOf: [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], at: 0)
        bytes.append(contentsOf: [0xE4, 0xBD])
        let run = try CommandRun.extractFacts("--encoding", "UTF-8", input: bytes)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let expected = try CommandRun.extractFacts(Self.article).facts()
        // What stands beside the damage may be read otherwise; the rest may not.
        #expect(try abs(run.facts().count - expected.count) <= 2)
    }

    @Test func foldersAreReadInOrderWithoutHiddenFilesAndLoops() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/2.md", "a/10.TXT", "a/.hidden.txt", ".git/x.txt", "c.text", "d.html", "Z.txt"] { try folder.write(name, []) }
        try FileManager.default.createSymbolicLink(atPath: folder.path("a/loop"), withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.txt"), withDestinationPath: "b.txt")
        let run = try CommandRun.shell("\"$X\" --verbose .", folder: folder.url)
        #expect(run.code == 0)
        let read = run.errors.split(separator: "\n").dropLast().compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(read == ["./Z.txt:", "./a/10.TXT:", "./a/2.md:", "./b.txt:", "./c.text:", "./link.txt:"])
    }

    @Test func aDeadLinkInAFolderIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", [])
        try FileManager.default.createSymbolicLink(atPath: folder.path("dead.txt"), withDestinationPath: "nowhere")
        let run = try CommandRun.extractFacts(folder.url.path)
        #expect(run.code == 1)
        #expect(run.errors == "extract-facts: \(folder.path("dead.txt")): No such file or directory\n")
    }

    @Test func aFileNameNeedNotBeUnicode() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.shell(
            "mkdir d && cp \"$X\" /dev/null && cp '\(FixtureFiles.package.path)/\(Self.article)' \"d/$(printf '\\271\\244').txt\" && \"$X\" d",
            folder: folder.url)
        #expect(run.code == 0)
        #expect(run.errors == "")
    }

    @Test func nothingToReadFromATerminalIsWrongUsage() throws {
        let run = try CommandRun.shell("script -qec '\"$X\"; echo code $?' /dev/null </dev/null")
        #expect(run.text.contains("Nothing to read"))
        #expect(run.text.contains("code 64"))
    }
}

/// `--input jsonl`: a document a line.
@Suite struct JSONLinesTests {
    @Test func documentsCarryTheirOwnID() throws {
        let text = try FixtureFiles.text("articles/jining-livelihood-review-2024.txt")
        let line = try JSONSerialization.data(withJSONObject: ["doc_id": "济宁/1", "text": text, "other": ["a": [1, 2]]] as [String: Any])
        let run = try CommandRun.extractFacts("--input", "jsonl", input: line)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let file = try CommandRun.extractFacts("Fixtures/articles/jining-livelihood-review-2024.txt").facts()
        #expect(try run.facts().map(\.place) == file.map(\.place))
        #expect(try run.facts().allSatisfy { $0.text("doc_id") == "济宁/1" })
    }

    @Test func badLinesAreNamedByNumberAndSkipped() throws {
        let lines = """
            {"doc_id": "1", "text": "一"}
            no json

            {"doc_id": "2"}
            {"text": "二"}
            {"doc_id": "3", "text": 3}
            {"doc_id": "4", "text": "四", "published": "5. März"}
            {"doc_id": 5, "text": "五", "title": null, "published": "2024-03-05T08:00:00Z"} x
            {"doc_id": 6, "text": "\\ud83d\\ude00\\n", "extra": {"deep": [[[{"a": "]}"}]]]}}
            """
        let run = try CommandRun.extractFacts("--input", "jsonl", "--verbose", input: Data(lines.utf8))
        #expect(run.code == 1)
        #expect(
            run.errors.split(separator: "\n").dropLast() == [
                "extract-facts: -: line 1: 3 bytes, 0 facts",
                "extract-facts: -: line 2: not a JSON object (byte 1)",
                "extract-facts: -: line 4: no “text”",
                "extract-facts: -: line 5: no “doc_id”",
                "extract-facts: -: line 6: “text” is no string (byte 25)",
                "extract-facts: -: line 7: “published” is no date: 5. März",
                "extract-facts: -: line 8: something stands after the object (byte 82)",
                "extract-facts: -: line 9: 5 bytes, 0 facts",
            ])
    }

    @Test func manySmallDocumentsComeInOrder() throws {
        let text = try FixtureFiles.text("articles/jining-livelihood-review-2024.txt").prefix(700)
        var lines = Data()
        for i in 0..<2000 {
            lines += try JSONSerialization.data(withJSONObject: ["doc_id": "\(i)", "text": String(text)])
            lines += Data("\n".utf8)
        }
        let one = try CommandRun.extractFacts("--input", "jsonl", "-j", "1", input: lines)
        let four = try CommandRun.extractFacts("--input", "jsonl", "-j", "4", input: lines)
        #expect(one.code == 0)
        #expect(one.output == four.output)
    }

    @Test func aLineOfSeveralMegabytesIsRead() throws {
        let line = "{\"doc_id\": \"long\", \"text\": \"" + String(repeating: "春风又绿江南岸。", count: 200_000) + "\"}"
        let run = try CommandRun.extractFacts("--input", "jsonl", "--verbose", input: Data(line.utf8))
        #expect(run.code == 0)
        #expect(run.errors.contains("line 1: 4800000 bytes, 0 facts"))
    }
}
