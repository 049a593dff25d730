import Foundation
import Testing
import _ExtractFactsTestSupport

/// Where the output goes, and what becomes of it when it cannot go there.
@Suite struct OutputTests {
    @Test func aFileHoldsWhatStandardOutputWould() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.extractFacts("Fixtures/articles", "-o", folder.path("facts.jsonl"))
        #expect(run.code == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors == "")
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("facts.jsonl")) == CommandRun.extractFacts("Fixtures/articles").output)
        #expect(try folder.names() == ["facts.jsonl"])
    }

    @Test func theFileIsReplacedWithItsMode() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "无".utf8)
        let run = try CommandRun.shell(
            """
            umask 022
            "$X" a.txt -o new && echo old > kept && chmod 640 kept && ln -s kept link && "$X" a.txt -o link &&
            stat -c '%n %a %F %s' new kept link
            """, folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        #expect(
            run.text == "new 644 regular empty file 0\nkept 640 regular empty file 0\nlink 777 symbolic link 4\n")
    }

    @Test func aFailureToWriteLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("facts.jsonl", "old\n".utf8)
        let run = try CommandRun.shell(
            "ulimit -f 1; \"$X\" '\(FixtureFiles.folder.path)' '\(FixtureFiles.folder.path)' -o facts.jsonl", folder: folder.url)
        let whole = try CommandRun.extractFacts("Fixtures", "Fixtures").output
        if whole.count > 4096 {
            #expect(run.code == 1)
            #expect(run.errors == "extract-facts: facts.jsonl: File too large\n")
            #expect(try FixtureText.of(folder.path("facts.jsonl")) == "old\n")
        }
        #expect(try folder.names() == ["facts.jsonl"])
    }

    @Test func aSignalLeavesNoHalfFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("facts.jsonl", "old\n".utf8)
        // The command waits for a text that never comes to an end.
        let run = try CommandRun.shell(
            """
            mkfifo pipe; sleep 20 > pipe & sleeper=$!
            "$X" -o facts.jsonl < pipe & command=$!
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do ls .extract-facts.* >/dev/null 2>&1 && break; sleep 0.1; done
            ls -A; kill -TERM $command; wait $command; echo code $?; kill $sleeper
            """, folder: folder.url)
        #expect(run.text.contains(".extract-facts."))
        #expect(run.text.hasSuffix("code 143\n"))
        #expect(try folder.names() == ["facts.jsonl", "pipe"])
        #expect(try FixtureText.of(folder.path("facts.jsonl")) == "old\n")
    }

    @Test func aFolderThatIsNotThereIsAFailure() throws {
        let run = try CommandRun.extractFacts("Fixtures/articles", "-o", "/nowhere/facts.jsonl")
        #expect(run.code == 1)
        #expect(run.errors == "extract-facts: /nowhere/facts.jsonl: No such file or directory\n")
    }

    @Test func devicesAreWrittenAsTheyAre() throws {
        #expect(try CommandRun.shell("\"$X\" Fixtures/articles -o /dev/null && test -c /dev/null").code == 0)
        let full = try CommandRun.shell("\"$X\" schema > /dev/full")
        #expect(full.code == 1)
        #expect(full.errors == "extract-facts: standard output: No space left on device\n")
    }

    /// What is opened does not take the place of a stream that the caller has closed.
    @Test func closedStreamsStayClosed() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "全市新增就业5万人。".utf8)
        let run = try CommandRun.shell(
            """
            "$X" <&- 2>&1; echo code $?
            "$X" a.txt 2>&1 >&-; echo code $?
            "$X" <&- >&- 2>&-; echo code $?
            "$X" a.txt nowhere.txt --fields value -o out 2>&- <&- >&-; echo code $?; cat out
            """, folder: folder.url)
        #expect(
            run.text == """
                extract-facts: -: Bad file descriptor
                code 1
                extract-facts: standard output: Bad file descriptor
                code 1
                code 1
                code 1
                {"value":50000}

                """)
    }

    @Test func whatIsWrittenIsNotRead() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] { try folder.write("\(name).txt", "全市新增就业5万人。".utf8) }
        let run = try CommandRun.shell(
            """
            "$X" a.txt -o ./a.txt 2>/dev/null; echo code $?
            "$X" . --fields doc_id -o b.txt; echo code $?; cat b.txt
            "$X" . --fields doc_id > b.txt; echo code $?; cat b.txt
            "$X" b.txt -o out --errors ./out 2>/dev/null; echo code $?
            """, folder: folder.url)
        #expect(run.text == "code 64\ncode 0\n{\"doc_id\":\"./a.txt\"}\ncode 0\n{\"doc_id\":\"./a.txt\"}\ncode 64\n")
        #expect(try FixtureText.of(folder.path("a.txt")) == "全市新增就业5万人。")
    }

    @Test func aFileThatCannotBeWrittenIsNamed() throws {
        let failures = try CommandRun.extractFacts("nowhere.txt", "--errors", "/dev/full")
        #expect(failures.code == 1 && failures.errors == "extract-facts: /dev/full: No space left on device\n")
        let explanation = try CommandRun.shell("\"$X\" explain 新建公厕20座。 > /dev/full")
        #expect(explanation.code == 1 && explanation.errors == "extract-facts: standard output: No space left on device\n")
    }

    @Test func aBrokenPipeEndsItQuietly() throws {
        // Enough texts that the output does not fit into the pipe.
        let paths = Array(repeating: "Fixtures/articles", count: 20).joined(separator: " ")
        for jobs in 1...2 {
            let run = try CommandRun.shell("{ \"$X\" -j \(jobs) \(paths); echo code $? >&2; } | head -n 1")
            #expect(run.errors == "code 0\n")
            #expect(run.text.split(separator: "\n").count <= 1)
        }
        #expect(try CommandRun.shell("{ \"$X\" schema; echo code $? >&2; } | :").errors == "code 0\n")
    }

    @Test func theBinaryRunsAnywhere() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.shell(
            "cp \"$X\" copy && cd / && \"$OLDPWD/copy\" < '\(FixtureFiles.url("articles/jining-livelihood-review-2024.txt").path)'",
            folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.facts().map(\.place) == CommandRun.extractFacts(InputTests.article).facts().map(\.place))
    }
}

/// A file's text by its path.
enum FixtureText {
    static func of(_ path: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self) }
}
