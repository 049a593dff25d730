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
                source = open(stdin, 'rb') if isinstance(stdin, str) else stdin or subprocess.DEVNULL
                return subprocess.Popen([X, *arguments], stdin=source, stderr=subprocess.PIPE)

            # What also reads a pipe that stays open is not done before it is sent a signal, however long this script is kept waiting.
            def endless(*arguments): return command(*arguments, '-', stdin=subprocess.PIPE)

            # What it has told; its input is not closed before it has ended.
            def ended(process):
                messages = process.stderr.read().decode()
                process.wait()
                return messages

            def noted(output):
                journal = '.' + output + '.journal'
                return read(journal).count(b'\\n= ') if os.path.exists(journal) else 0

            def wait_until_noted(process, output, records):
                while process.poll() is None and noted(output) < records: time.sleep(0.001)

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

            def begin():
                return command(*arguments, '-o', 'output', '--resume', '--errors', 'errors', '-v', stdin=piped)

            def kill(process):
                process.kill()
                messages = process.communicate()[1].decode()
                # Whole or not at all: it may have got its name just before.
                assert read('output') in (b'old', read('reference')), seed
                return process.returncode == -signal.SIGKILL

            def finish():
                process = begin()
                messages = process.communicate()[1].decode()
                assert process.returncode == 1, (seed, messages)
                assert read('output') == read('reference'), seed
                assert read('errors') == read('failures'), seed
                left = [n for n in os.listdir('.') if n.endswith('.partial') or n.endswith('.journal')]
                assert not left, (seed, left)
                return messages

            kills = 0
            while kills < 13:
                open('output', 'w').write('old')
                for attempt in range(random.randrange(1, 6)):
                    process = begin()
                    # By turns at some moment of all, and just when something more is done.
                    if attempt % 2: wait_until_noted(process, 'output', noted('output') + 1)
                    else: time.sleep(random.uniform(0, duration))
                    if not kill(process): break
                    kills += 1
                finish()

            # Whatever was noted is gone on with.
            open('output', 'w').write('old')
            while not noted('output'):
                process = begin()
                wait_until_noted(process, 'output', 1)
                kill(process)
            assert 'resumed after' in finish(), seed
            """, in: folder)
        #expect(run.code == 0, "\(run.errors)")
    }

    @Test func anInterruptedRunFinishesWhatIsInHandAndKeepsIt() throws {
        let folder = try Self.batch()
        let run = try Self.python(
            """
            assert command('in', '-', '-o', 'reference').wait() == 1
            for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
                kept = 0
                while not kept:
                    process = endless('in', '-o', 'output', '-j2', '-q')
                    wait_until_begun(process, 'output')
                    time.sleep(random.uniform(0, 0.05))
                    process.send_signal(number)
                    messages = ended(process)
                    assert process.returncode == code, (process.returncode, messages)
                    assert not os.path.exists('output')
                    kept = os.path.exists('.output.journal')
                    assert kept == os.path.exists('.output.partial')
                    last = messages.splitlines()[-1] if messages else ''
                    assert last.endswith(' done and kept, --resume goes on') == kept, messages
                    assert last.startswith('extract-facts: interrupted; ') == kept, messages
                assert command('in', '-', '-o', 'output', '--resume').wait() == 1
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
            kept = 'extract-facts: interrupted; 1 document done and kept, --resume goes on\\n'
            for signals in (1, 2):
                # The document may have been done before the script came to send what it sends: then once more.
                for attempt in range(20):
                    for name in os.listdir('.'):
                        if name.startswith('.output'): os.remove(name)
                    process = endless('in', '-o', 'output', '-j1')
                    wait_until_begun(process, 'output')
                    for _ in range(signals):
                        time.sleep(0.02)
                        process.send_signal(signal.SIGINT)
                    messages = ended(process)
                    assert process.returncode == 130
                    if messages == (kept if signals == 1 else ''): break
                assert messages == (kept if signals == 1 else ''), messages
                left = sorted(os.listdir('.'))
                assert left == (['.output.journal', '.output.partial', 'in'] if signals == 1 else ['in']), left
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
                process = endless('in', '-o', 'output', '-j1')
                wait_until_noted(process, 'output', 1)
                process.terminate()
                assert process.wait() == 143

            def refused(reason, *arguments):
                process = command(*arguments, '-o', 'output', '--resume')
                messages = process.communicate()[1].decode()
                assert process.returncode == 64, messages
                assert messages == f'extract-facts: output: Cannot resume: {reason}; without --resume it begins anew\\n', messages
                assert os.path.exists('.output.journal') and os.path.exists('.output.partial')

            begin()
            refused('it was begun with other options', 'in', '-', '--published', '2024')
            refused('it was begun with other options', 'in', '-', '--fields', 'year,value')
            refused('the inputs are not those that it was begun with', 'in', '-', 'in/0/0.txt')
            open('in/0/0.txt', 'ab').write(b'\\n')
            refused('the inputs are not those that it was begun with', 'in', '-')
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
            assert command('in', '-', '-o', 'reference').wait() == 1
            process = endless('in', '-o', 'output', '-j1')
            wait_until_noted(process, 'output', 30)
            process.terminate()
            assert process.wait() == 143
            journal, partial = read('.output.journal'), read('.output.partial')
            assert len(partial) > 1000

            def resumed(journal, partial):
                open('.output.journal', 'wb').write(journal)
                open('.output.partial', 'wb').write(partial)
                process = command('in', '-', '-o', 'output', '--resume', '-v')
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

    @Test func whatCannotBeBegunLeavesNothingBehind() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] { try folder.write("in/\(name).txt", "全市新增就业5万人。".utf8) }
        let run = try CommandRun.shell(
            """
            told() { "$X" in -o out "$@" 2>&1; echo code $? $(ls -A); }
            told --errors nowhere/errors
            (ulimit -f 0; told) | cat
            mkdir .out.journal; told; rmdir .out.journal
            echo nonsense > .out.journal; told --resume
            rm .out.journal; mkfifo pipe; "$X" in pipe -o out 2>/dev/null & sleeper=$!; exec 3> pipe
            until grep -qs '^= ' .out.journal; do sleep 0.01; done; kill -9 $sleeper; wait $sleeper 2>/dev/null; exec 3>&-
            cat .out.partial > before
            "$X" in pipe -o out --resume --errors nowhere/errors 2>&1; cmp .out.partial before && ls -A
            """, folder: folder.url)
        #expect(
            run.text == """
                extract-facts: nowhere/errors: No such file or directory
                code 1 in
                extract-facts: out: File too large
                code 1 in
                extract-facts: out: Is a directory
                code 1 .out.journal in
                extract-facts: out: Cannot resume: its journal cannot be read; without --resume it begins anew
                code 64 .out.journal in
                extract-facts: nowhere/errors: No such file or directory
                .out.journal
                .out.partial
                before
                in
                pipe

                """)
        #expect(run.errors == "")
    }

    @Test func onlyAFileIsGoneOnWith() throws {
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles").code == 64)
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles", "-o", "/dev/null").code == 64)
        #expect(try CommandRun.extractFacts("--resume", "Fixtures/articles", "-o", "x", "--format", "table").code == 64)
    }
}
