import Foundation
import Testing
import _ExtractFactsTestSupport

/// Which files are read, and in which order.
@Suite struct SelectionTests {
    /// The names that `--verbose` tells, in their order.
    private func read(_ arguments: String, in folder: TemporaryFolder, input: Data = Data()) throws -> [String] {
        let run = try CommandRun.shell("\"$X\" --verbose -o /dev/null \(arguments)", input: input, folder: folder.url)
        return run.errors.split(separator: "\n").dropLast().compactMap {
            $0.split(separator: " ").dropFirst().first.map { String($0.dropLast()) }
        }
    }

    private func folder(_ names: String...) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in names { try folder.write(name, []) }
        return folder
    }

    @Test func globsTakeWhatTheyMatchAndNothingElse() throws {
        let folder = try folder("a.txt", "b.html", "c.htm", "d/e.html", "d/f.txt", "d/g/h.html", ".i.html", "2023.html", "2024.html")
        #expect(try read("-g '*.html' .", in: folder) == ["./2023.html", "./2024.html", "./b.html", "./d/e.html", "./d/g/h.html"])
        #expect(try read("--glob '*.htm{,l}' --glob '!20??.*' .", in: folder) == ["./b.html", "./c.htm", "./d/e.html", "./d/g/h.html"])
        #expect(try read("-g '20[!3-9][34].html' .", in: folder) == ["./2023.html", "./2024.html"])
        #expect(try read("-g '20[!3-9][^3].html' .", in: folder) == ["./2024.html"])
    }

    @Test func anExclusionAloneLeavesTheUsualFiles() throws {
        let folder = try folder("a.txt", "b.html", "d/f.txt", "d/g/h.md", "x/d/i.txt")
        #expect(try read("-g '!*.md' .", in: folder) == ["./a.txt", "./d/f.txt", "./x/d/i.txt"])
        #expect(try read("-g '!d/' .", in: folder) == ["./a.txt"])
        #expect(try read("-g '!/d' .", in: folder) == ["./a.txt", "./x/d/i.txt"])
        #expect(try read("-g '!d/**' .", in: folder) == ["./a.txt", "./x/d/i.txt"])
        // The last one that matches counts.
        #expect(try read("-g '!a.*' -g 'a.txt' .", in: folder) == ["./a.txt"])
        #expect(try read("-g 'a.txt' -g '!a.*' a.txt d", in: folder) == ["a.txt", "d"])
    }

    @Test func aGlobWithASlashIsTriedOnThePath() throws {
        let folder = try folder("a.txt", "d/a.txt", "d/g/a.txt", "x/d/a.txt")
        #expect(try read("-g 'd/*.txt' .", in: folder) == ["./d/a.txt"])
        #expect(try read("-g 'd/*.txt' d", in: folder) == ["d/a.txt"])
        #expect(try read("-g 'd/*.txt' \"$PWD\"", in: folder).map { $0.suffix(8) } == ["/d/a.txt"])
        #expect(try read("-g '**/d/*.txt' .", in: folder) == ["./d/a.txt", "./x/d/a.txt"])
        #expect(try read("-g 'd/**/a.txt' .", in: folder) == ["./d/a.txt", "./d/g/a.txt"])
        #expect(try read("-g '/*.txt' .", in: folder) == ["./a.txt"])
    }

    @Test func aGlobThatIsNoPatternIsWrongUsage() throws {
        for bad in ["[a", "{a,b", "", "!"] {
            let run = try CommandRun.extractFacts("--glob", bad, "Fixtures")
            #expect(run.code == 64)
            #expect(run.errors.hasPrefix("Error: --glob: “\(bad)” is no pattern.\n"))
        }
    }

    @Test func listsNameFilesAndFolders() throws {
        let folder = try folder("a.txt", "b.html", "d/c.txt", "d/d.html", "new\nline.txt", "-")
        #expect(try read("--files-from -", in: folder, input: Data("\u{FEFF}b.html\r\n\nd\nnowhere\n-\na.txt".utf8)) == ["b.html", "d/c.txt", "nowhere", "-", "a.txt"])
        let zeros = try CommandRun.shell("\"$X\" -v a.txt -0 --files-from -", input: Data("new\nline.txt\0b.html\0".utf8), folder: folder.url)
        #expect(zeros.code == 0)
        #expect(zeros.errors.hasPrefix("""
            extract-facts: a.txt: 0 bytes, UTF-8, 0 facts
            extract-facts: new\\nline.txt: 0 bytes, UTF-8, 0 facts
            extract-facts: b.html: 0 bytes, UTF-8, 0 facts
            extract-facts: 3 documents,
            """))
        try folder.write("list", "d/d.html\n".utf8)
        #expect(try read("--files-from list", in: folder) == ["d/d.html"])
        let missing = try CommandRun.extractFacts("--files-from", "nowhere", InputTests.article)
        #expect(missing.code == 1)
        #expect(missing.errors == "extract-facts: nowhere: No such file or directory\n")
        #expect(try missing.output == CommandRun.extractFacts(InputTests.article).output)
        #expect(try CommandRun.extractFacts("-", "--files-from", "-").code == 64)
        #expect(try CommandRun.extractFacts("--null", "Fixtures").code == 64)
    }

    @Test func anEmptyListIsNothingToDo() throws {
        let run = try CommandRun.extractFacts("--files-from", "-")
        #expect(run.code == 0)
        #expect(run.output.isEmpty && run.errors.isEmpty)
    }

    @Test func keysOfDocumentsMayHaveOtherNames() throws {
        let line = Data(#"{"id": 7, "doc_id": "no", "body": "全市新增就业5万人。", "text": null}"#.utf8)
        let run = try CommandRun.extractFacts("--input", "jsonl", "--id-key", "id", "--text-key", "body", input: line)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.facts().map { $0.text("doc_id") } == ["7"])
        let missing = try CommandRun.extractFacts("--input", "jsonl", "--id-key", "nr", input: line)
        #expect(missing.errors.hasPrefix("extract-facts: -: line 1: "))
        #expect(try CommandRun.extractFacts("--id-key", "id", InputTests.article).code == 64)
    }
}
