import Foundation
import Testing
import _ExtractFactsTestSupport

/// Batches that are interrupted and gone on with.
@Suite struct ResumeTests {
    /// A folder of texts, some of which cannot be read.
    static func batch() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let texts = try FixtureFiles.articles.map { try FixtureFiles.bytes("articles/\($0).txt") }
        for i in 0..<150 { try folder.write("in/\(i % 5)/\(i).txt", i % 37 == 3 ? [0, 1, 2, 0, 3] : texts[i % texts.count]) }
        return folder
    }

    /// Runs a Python script in the folder; `command` and `signal_when_begun` are defined there.
    static func python(_ script: String, in folder: TemporaryFolder) throws -> CommandRun {
        let prelude = """
            import os, random, signal, subprocess, sys, time
            X = os.environ['X']

            def command(*arguments, stdin=None):
                source = open(stdin, 'rb') if stdin else subprocess.DEVNULL
                return subprocess.Popen([X, *arguments], stdin=source, stderr=subprocess.PIPE)

            def wait_until_begun(process, output, written=0):
                partial = '.' + output + '.partial'
                while process.poll() is None and not (os.path.exists(partial) and os.path.getsize(partial) >= written): time.sleep(0.002)

            def read(name): return open(name, 'rb').read()

            """
        return try CommandRun.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", prelude + script], folder: folder.url,
            environment: ["X": CommandRun.command.path])
    }

    @Test(arguments: [["in"], ["in", "--format", "json", "-j3"], ["--input", "jsonl", "docs.jsonl.gz", "-j1"], ["--input", "jsonl", "--format", "csv"]])
    func killedAtAnyMomentItGivesTheSameBytes(arguments: [String]) throws {
        let folder = try Self.batch()
        try folder.write("arguments", arguments.joined(separator: "\n").utf8)
        let run = try Self.python(
            """
            import gzip, json
            with open('docs.jsonl', 'w') as lines:
                for root, _, names in sorted(os.walk('in')):
                    for name in sorted(names):
                        text = read(os.path.join(root, name)).decode('utf-8', 'replace')
                        json.dump({'doc_id': name, 'text': text} if '\\0' not in text else {'text': 1}, lines, ensure_ascii=False)
                        lines.write('\\n')
            gzip.open('docs.jsonl.gz', 'wb').write(read('docs.jsonl'))

            arguments = read('arguments').decode().split('\\n')
            piped = 'docs.jsonl' if 'in' not in arguments and 'docs.jsonl.gz' not in arguments else None
            started = time.monotonic()
            reference = command(*arguments, '-o', 'reference', '--errors', 'failures', stdin=piped)
            reference.communicate()
            assert reference.returncode == 1
            # Some moment of the whole run, however long that takes here.
            duration = time.monotonic() - started

            seed = random.randrange(1 << 30)
            random.seed(seed)
            kills = resumed = 0
            while kills < 13:
                open('output', 'w').write('old')
                begun = False
                for attempt in range(1000):
                    process = command(*arguments, '-o', 'output', '--resume', '--errors', 'errors', '-v', stdin=piped)
                    patience = random.uniform(0, duration) if attempt < 20 else None
                    try:
                        messages = process.communicate(timeout=patience)[1].decode()
                        resumed += 'resumed after' in messages
                        break
                    except subprocess.TimeoutExpired:
                        process.kill()
                        process.communicate()
                        kills += 1
                        # Whole or not at all: it may have got its name just before.
                        assert read('output') in (b'old', read('reference')), seed
                assert process.returncode == 1, (seed, messages)
                assert read('output') == read('reference'), seed
                assert read('errors') == read('failures'), seed
                left = [n for n in os.listdir('.') if n.endswith('.partial') or n.endswith('.journal')]
                assert not left, (seed, left)
            assert resumed > 0
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func anInterruptedRunFinishesWhatIsInHandAndKeepsIt() throws {
        let folder = try Self.batch()
        let run = try Self.python(
            """
            assert command('in', '-o', 'reference').wait() == 1
            for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
                kept = 0
                while not kept:
                    process = command('in', '-o', 'output', '-j2', '-q')
                    wait_until_begun(process, 'output')
                    time.sleep(random.uniform(0, 0.05))
                    process.send_signal(number)
                    messages = process.communicate()[1].decode()
                    assert process.returncode == code, (process.returncode, messages)
                    assert not os.path.exists('output')
                    kept = os.path.exists('.output.journal')
                    assert kept == os.path.exists('.output.partial')
                    last = messages.splitlines()[-1] if messages else ''
                    assert last.endswith(' done and kept, --resume goes on') == kept, messages
                    assert last.startswith('extract-facts: interrupted; ') == kept, messages
                assert command('in', '-o', 'output', '--resume').wait() == 1
                assert read('output') == read('reference')
                os.remove('output')
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func theFirstSignalLetsTheDocumentBeFinishedTheSecondDoesNot() throws {
        let folder = try TemporaryFolder()
        let text = try FixtureFiles.articles.map { try FixtureFiles.text("articles/\($0).txt") }.joined(separator: "\n")
        try folder.write("in/a.txt", String(repeating: text, count: 4_000_000 / text.utf8.count).utf8)
        try folder.write("in/b.txt", text.utf8)
        let run = try Self.python(
            """
            for signals in (1, 2):
                process = command('in', '-o', 'output', '-j1')
                wait_until_begun(process, 'output')
                for _ in range(signals):
                    time.sleep(0.02)
                    process.send_signal(signal.SIGINT)
                messages = process.communicate()[1].decode()
                assert process.returncode == 130
                kept = 'extract-facts: interrupted; 1 document done and kept, --resume goes on\\n'
                assert messages == (kept if signals == 1 else ''), messages
                left = sorted(os.listdir('.'))
                assert left == (['.output.journal', '.output.partial', 'in'] if signals == 1 else ['in']), left
                for name in left:
                    if name.startswith('.'): os.remove(name)
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func aFullDiskLeavesTheOldFileAndWhatIsDone() throws {
        let folder = try Self.batch()
        let run = try CommandRun.shell(
            """
            "$X" in -q -o reference 2>/dev/null
            echo old > output
            # Blocks of 512 bytes: there is room for some documents, and not for all.
            (ulimit -f 600; "$X" in -q -o output --errors errors 2>&1 | tail -n 1)
            cat output; ls -A
            "$X" in -q -o output --resume 2>/dev/null; echo code $?
            cmp output reference; ls -A
            """, folder: folder.url)
        let lines = run.text.split(separator: "\n")
        #expect(lines.first?.contains(/^extract-facts: output: File too large; [0-9]+ documents done and kept, --resume goes on$/) == true, "\(run.text)")
        #expect(lines.dropFirst().joined(separator: " ") == "old .output.journal .output.partial in output reference code 1 in output reference")
        #expect(run.errors == "")
    }

    @Test func nothingIsResumedThatHasChanged() throws {
        let folder = try Self.batch()
        let run = try Self.python(
            """
            open('more.tsv', 'w')
            os.mkdir('rules')

            def begin():
                while not os.path.exists('.output.journal'):
                    process = command('in', '-o', 'output', '-j1')
                    wait_until_begun(process, 'output')
                    process.terminate()
                    process.wait()

            def refused(reason, *arguments):
                process = command(*arguments, '-o', 'output', '--resume')
                messages = process.communicate()[1].decode()
                assert process.returncode == 64, messages
                assert messages == f'extract-facts: output: Cannot resume: {reason}; without --resume it begins anew\\n', messages
                assert os.path.exists('.output.journal') and os.path.exists('.output.partial')

            begin()
            refused('it was begun with other options', 'in', '--published', '2024')
            refused('it was begun with other options', 'in', '--fields', 'year,value')
            refused('the inputs are not those that it was begun with', 'in', 'in/0/0.txt')
            open('in/0/0.txt', 'ab').write(b'\\n')
            refused('the inputs are not those that it was begun with', 'in')
            # Anew it runs through, and takes away what was left.
            assert command('in', '-o', 'output').wait() == 1
            assert sorted(os.listdir('.')) == ['in', 'more.tsv', 'output', 'rules']
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func aDamagedJournalIsTakenAsFarAsItHolds() throws {
        let folder = try Self.batch()
        let run = try Self.python(
            """
            assert command('in', '-o', 'reference').wait() == 1
            size = 0
            while size < 3000:
                process = command('in', '-o', 'output', '-j1')
                wait_until_begun(process, 'output')
                time.sleep(0.05)
                process.terminate()
                process.wait()
                size = os.path.getsize('.output.journal') if os.path.exists('.output.journal') else 0
            journal, partial = read('.output.journal'), read('.output.partial')
            assert len(partial) > 1000

            def resumed(journal, partial):
                open('.output.journal', 'wb').write(journal)
                open('.output.partial', 'wb').write(partial)
                process = command('in', '-o', 'output', '--resume', '-v')
                messages = process.communicate()[1].decode()
                assert process.returncode == 1, messages
                assert read('output') == read('reference')
                return int(messages.split()[3]) if 'resumed' in messages else 0

            whole = resumed(journal, partial)
            assert whole > 2
            assert 0 < resumed(journal[:-10], partial) < whole
            assert 0 < resumed(journal + b'= rubbish', partial) == whole
            # What did not reach the disk: a shorter file, and zeros in it.
            assert 0 < resumed(journal, partial[:-1]) < whole
            assert resumed(journal, partial[:-1] + bytes(1)) < whole
            assert resumed(journal, bytes(len(partial))) == 0
            assert resumed(journal, b'') == 0
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func twoRunsDoNotWriteTheSameFile() throws {
        let folder = try Self.batch()
        let run = try Self.python(
            """
            os.mkfifo('pipe')
            first = command('--input', 'jsonl', 'pipe', '-o', 'output')
            feed = open('pipe', 'wb')
            wait_until_begun(first, 'output')
            second = command('in', '-o', 'output')
            assert second.communicate()[1] == b'extract-facts: output: Another run is writing it\\n'
            assert second.returncode == 1
            feed.write('{"doc_id": 1, "text": "全市新增就业5万人。"}'.encode())
            feed.close()
            assert first.wait() == 0
            assert read('output').count(b'\\n') == 1
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func onlyAFileIsGoneOnWith() throws {
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles").code == 64)
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles", "-o", "/dev/null").code == 64)
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles", "-o", "x", "--format", "table").code == 64)
    }
}
