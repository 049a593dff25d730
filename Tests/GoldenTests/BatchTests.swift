import Foundation
import Testing
import _ExtractFactsTestSupport

/// Many documents: what is told of them, what becomes of those that fail, and how much memory they take.
@Suite struct BatchTests {
    @Test func failuresAmongTwentyThousandFilesAreNamed() throws {
        let folder = try TemporaryFolder()
        let run = try ResumeTests.python(
            """
            import json
            for i in range(20000):
                if i % 100 == 0: os.makedirs(f'in/{i // 100:03}')
                name = f'in/{i // 100:03}/{i:05}.txt'
                if i % 997 == 5: os.symlink('nowhere', name)
                else: open(name, 'wb').write(bytes(range(8)) if i % 499 == 3 else f'全市新增就业{i}人。\\n'.encode())
            expected = [i for i in range(20000) if i % 997 == 5 or i % 499 == 3]

            process = command('in', '-o', 'facts.jsonl', '--errors', 'errors.jsonl', '--summary')
            messages = process.communicate()[1].decode().splitlines()
            assert process.returncode == 1
            failed = [f'in/{i // 100:03}/{i:05}.txt' for i in expected]
            reasons = ['No such file or directory' if i % 997 == 5 else 'not text: dense with control bytes' for i in expected]
            assert messages[:-2] == [f'extract-facts: {name}: {reason}' for name, reason in zip(failed, reasons)]
            done = 20000 - len(expected)
            assert messages[-2].startswith(f'extract-facts: {done} documents, '), messages[-2]
            assert f' {done} facts, {len(expected)} failures, ' in messages[-2], messages[-2]
            assert messages[-1] == f'extract-facts: employment {done}', messages[-1]
            errors = [json.loads(line) for line in open('errors.jsonl')]
            assert errors == [{'input': name, 'line': None, 'reason': reason} for name, reason in zip(failed, reasons)]
            facts = [json.loads(line) for line in open('facts.jsonl')]
            assert [fact['value'] for fact in facts] == [i for i in range(20000) if i not in expected]
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func linesThatFailAreNamedByNumber() throws {
        let folder = try TemporaryFolder()
        try folder.write("docs.jsonl", "{\"doc_id\": 1, \"text\": \"一\"}\nno\n{\"doc_id\": 2, \"text\": \"\\\"\n".utf8)
        let run = try CommandRun.shell("\"$X\" --input jsonl docs.jsonl --errors /dev/stdout", folder: folder.url)
        #expect(run.code == 1)
        #expect(run.text == """
            {"input":"docs.jsonl","line":2,"reason":"not a JSON object (byte 1)"}
            {"input":"docs.jsonl","line":3,"reason":"a string does not end (the line ends)"}

            """)
    }

    @Test(arguments: ["-j1", "-j4"])
    func failFastEndsAtTheFirstFailure(jobs: String) throws {
        let folder = try TemporaryFolder()
        for i in 0..<50 { try folder.write("in/\(10 + i).txt", i % 10 == 7 ? [0, 1, 2, 0] : Array("全市新增就业\(i)人。\n".utf8)) }
        let run = try CommandRun.shell(
            "\"$X\" --fail-fast \(jobs) in; echo code $?; echo old > f; \"$X\" --fail-fast \(jobs) in -o f --errors e; cat f e; ls -A", folder: folder.url)
        #expect(run.errors == String(repeating: "extract-facts: in/17.txt: not text: dense with control bytes\n", count: 2))
        let lines = run.text.split(separator: "\n")
        #expect(lines.prefix(7).allSatisfy { $0.hasPrefix("{\"schema_version\"") })
        #expect(lines.dropFirst(7).joined(separator: " ")
            == "code 1 old {\"input\":\"in/17.txt\",\"line\":null,\"reason\":\"not text: dense with control bytes\"} e f in")
    }

    @Test func aLineAfterAFailureIsNotReadWithFailFast() throws {
        let lines = "{\"doc_id\": 1, \"text\": \"新增就业1人。\"}\nno\n{\"doc_id\": 2, \"text\": \"新增就业2人。\"}\nno\n"
        let run = try CommandRun.extractFacts("--input", "jsonl", "--fail-fast", input: Data(lines.utf8))
        #expect(run.code == 1)
        #expect(try run.facts().count == 1)
        #expect(run.errors == "extract-facts: -: line 2: not a JSON object (byte 1)\n")
    }

    @Test func theEncodingIsToldOfEachDocument() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.shell(
            """
            python3 - <<'END'
            text = '去年，全市新增就业6.7万人，比上年增长5.2%。\\n' * 5
            for name in ['utf-8', 'gb18030', 'utf-16']: open(name + '.txt', 'wb').write(text.encode(name))
            traditional = '去年，全市新增就業6.7萬人，較上年增長5.2%。\\n' * 5
            open('big5.txt', 'wb').write(traditional.encode('big5'))
            open('damaged.txt', 'wb').write(text.encode() + b'\\xff\\xe4\\xbd')
            END
            "$X" -v . -o /dev/null; "$X" -v --encoding GBK gb18030.txt -o /dev/null
            """, folder: folder.url)
        let told = run.errors.split(separator: "\n").filter { $0.contains(".txt: ") }
            .map { $0.replacing(/extract-facts: |[0-9]+ bytes, |\.\//, with: "") }
        #expect(told == [
            "big5.txt: Big5, 10 facts", "damaged.txt: UTF-8, 2 places damaged, 10 facts", "gb18030.txt: GB18030, 10 facts",
            "utf-16.txt: UTF-16LE, 10 facts", "utf-8.txt: UTF-8, 10 facts", "gb18030.txt: GB18030, 10 facts",
        ])
    }

    @Test func progressIsShownWhereItIsWanted() throws {
        let always = try CommandRun.extractFacts("Fixtures/articles", "--progress", "always", "-o", "/dev/null")
        #expect(always.errors.contains(/^extract-facts: 5 documents, [0-9.]+ MB, [0-9]+ facts, 0 failures, [0-9.]+ MB\/s, 0 s left\n$/))
        let terminal = "TERM=xterm script -qec '\"$X\" Fixtures/articles -o /dev/null --progress never' /dev/null </dev/null"
        #expect(try !CommandRun.shell(terminal).text.contains("MB/s"))
        let shown = try CommandRun.shell(terminal.replacingOccurrences(of: "never", with: "auto")).text
        #expect(shown.contains("5 documents, "))
        #expect(try CommandRun.extractFacts("--quiet", "--progress", "always", InputTests.article).code == 64)
    }

    @Test func aFileThatChangesOrGoesWhileTheBatchRunsIsNamed() throws {
        let folder = try TemporaryFolder()
        let text = try FixtureFiles.articles.map { try FixtureFiles.text("articles/\($0).txt") }.joined(separator: "\n")
        try folder.write("in/a.txt", String(repeating: text, count: 20).utf8)
        try folder.write("in/b.txt", text.utf8)
        let line = try JSONSerialization.data(withJSONObject: ["doc_id": "1", "text": text]) + Data("\n".utf8)
        try folder.write("docs.jsonl", (0..<100).flatMap { _ in line })
        let run = try ResumeTests.python(
            """
            process = command('in', '-o', 'output', '-j1')
            wait_until_begun(process, 'output')
            os.remove('in/b.txt')
            assert process.communicate()[1] == b'extract-facts: in/b.txt: No such file or directory\\n'
            assert process.returncode == 1
            assert {l.split(b'"doc_id":"')[1].split(b'"')[0] for l in read('output').splitlines()} == {b'in/a.txt'}

            process = command('--input', 'jsonl', 'docs.jsonl', '-o', 'output', '-j1')
            wait_until_begun(process, 'output', written=1)
            open('docs.jsonl', 'ab').write('{"doc_id": "new", "text": "新增就业5人。"}\\n'.encode())
            assert process.communicate()[1] == b'extract-facts: docs.jsonl: The file changed while it was read\\n'
            assert process.returncode == 1
            assert read('output').endswith(b'\\n')
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func aLargeDocumentDoesNotKeepTheOthersWaiting() throws {
        let folder = try TemporaryFolder()
        // The first document is a pipe that nobody writes to until the others are read, which are pipes, too.
        let run = try ResumeTests.python(
            """
            os.mkdir('in')
            names = [f'in/{i}.txt' for i in range(10, 70)]
            for name in names: os.mkfifo(name)
            process = command(*names, '-o', 'output', '-j2')
            for name in names[1:]:
                with open(name, 'wb') as pipe: pipe.write('全市新增就业5万人。'.encode())
            with open(names[0], 'wb') as pipe: pipe.write('全市新增就业5万人。'.encode())
            assert process.wait(timeout=60) == 0
            assert [l.split(b'"doc_id":"')[1].split(b'"')[0].decode() for l in read('output').splitlines()] == names
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }
}

/// How much memory documents take. The peak is the process's own, whatever else the machine does.
@Suite struct MemoryTests {
    /// The peak in bytes of a run whose output nobody keeps.
    private func peak(_ arguments: String, in folder: TemporaryFolder) throws -> Int {
        let run = try ResumeTests.python(
            """
            import resource
            process = command(*'\(arguments)'.split(), '-o', '/dev/null')
            process.communicate()
            assert process.returncode == 0
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
            """, in: folder)
        return try #require(Int(run.text.dropLast()), "\(run.errors)")
    }

    @Test(arguments: ["\n", ""])
    func aLargeDocumentTakesAtMostTwelveTimesItsSize(lineEnd: String) throws {
        let folder = try TemporaryFolder()
        let text = try FixtureFiles.articles.map { try FixtureFiles.text("articles/\($0).txt") }.joined()
            .replacing("\r\n", with: "\n").replacing("\n", with: lineEnd)
        let size = 12_000_000
        try folder.write("large.txt", String(repeating: text, count: size / text.utf8.count).utf8)
        let own = try peak("--input jsonl /dev/null", in: folder)
        #expect(try peak("-j2 large.txt", in: folder) - own < 12 * size)
    }

    @Test func manyDocumentsTakeNoMoreThanSome() throws {
        let folder = try TemporaryFolder()
        func documents(_ count: Int) throws -> String {
            try folder.write("\(count).jsonl", (0..<count).map { "{\"doc_id\": \($0), \"text\": \"全市新增就业\($0)人。\"}\n" }.joined().utf8)
        }
        let some = try peak("--input jsonl -j2 \(documents(20_000))", in: folder)
        let many = try peak("--input jsonl -j2 \(documents(200_000))", in: folder)
        #expect(many < some + 16_000_000)
    }
}
