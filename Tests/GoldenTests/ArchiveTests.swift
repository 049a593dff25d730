import Foundation
import Testing
import _ExtractFactsTestSupport

/// Files packed by gzip and zstd.
@Suite struct ArchiveTests {
    /// Writes archives of an article with Python's gzip and the zstd tool, and damaged ones.
    private func archives() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("article.txt", FixtureFiles.bytes("articles/jining-livelihood-review-2024.txt"))
        let run = try CommandRun.shell(
            """
            mkdir packed damaged
            python3 - <<'END'
            import gzip
            text = open('article.txt', 'rb').read()
            packed = gzip.compress(text, mtime=0)
            open('packed/a.txt.gz', 'wb').write(packed)
            half = len(text) // 2
            open('packed/b.txt.gz', 'wb').write(gzip.compress(text[:half]) + gzip.compress(text[half:]) + bytes(512))
            open('damaged/cut.txt.gz', 'wb').write(packed[:1000])
            open('damaged/empty.txt.gz', 'wb').write(b'')
            open('damaged/followed.txt.gz', 'wb').write(packed + b'rubbish')
            open('damaged/none.txt.gz', 'wb').write(text)
            wrong = bytearray(packed); wrong[-6] ^= 1
            open('damaged/wrong.txt.gz', 'wb').write(wrong)
            END
            zstd -q article.txt -o packed/c.txt.zst
            zstd -q -19 article.txt -o packed/d.md.zst
            head -c 700 packed/c.txt.zst > damaged/cut.txt.zst
            """, folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        return folder
    }

    @Test func archivesOfAFolderAreReadLikeFiles() throws {
        let folder = try archives()
        let plain = try CommandRun.shell("\"$X\" article.txt", folder: folder.url).facts().map(\.place)
        let run = try CommandRun.shell("\"$X\" packed", folder: folder.url)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let facts = try run.facts()
        #expect(facts.map { $0.text("doc_id") }.reduce(into: [String?]()) { if $0.last != $1 { $0.append($1) } }
            == ["packed/a.txt.gz", "packed/b.txt.gz", "packed/c.txt.zst", "packed/d.md.zst"])
        #expect(facts.map(\.place) == plain + plain + plain + plain)
    }

    @Test func anArchiveOnStandardInputIsKnownByItsBytes() throws {
        let folder = try archives()
        let plain = try CommandRun.shell("\"$X\" < article.txt", folder: folder.url).output
        for name in ["a.txt.gz", "b.txt.gz", "c.txt.zst"] {
            #expect(try CommandRun.shell("\"$X\" < packed/\(name)", folder: folder.url).output == plain)
            // However small the pieces that a pipe brings.
            #expect(try CommandRun.shell("dd bs=1 status=none if=packed/\(name) | \"$X\"", folder: folder.url).output == plain)
        }
    }

    @Test func damageIsNamedAndTheRestDone() throws {
        let folder = try archives()
        let run = try CommandRun.shell("\"$X\" damaged packed", folder: folder.url)
        #expect(run.code == 1)
        #expect(run.errors == """
            extract-facts: damaged/cut.txt.gz: The gzip archive is damaged: it ends too early
            extract-facts: damaged/cut.txt.zst: The Zstandard archive is damaged: it ends too early
            extract-facts: damaged/empty.txt.gz: The name promises a gzip archive, and it is none
            extract-facts: damaged/followed.txt.gz: The gzip archive is damaged: incorrect header check
            extract-facts: damaged/none.txt.gz: The name promises a gzip archive, and it is none
            extract-facts: damaged/wrong.txt.gz: The gzip archive is damaged: incorrect data check

            """)
        #expect(try run.output == CommandRun.shell("\"$X\" packed", folder: folder.url).output)
    }

    @Test func linesBeforeTheDamageAreRead() throws {
        let folder = try TemporaryFolder()
        let lines = (0..<20_000).map { "{\"doc_id\": \($0), \"text\": \"全市新增就业\($0)人。\"}\n" }.joined()
        let run = try CommandRun.shell(
            """
            cat > plain.jsonl; gzip -k plain.jsonl; zstd -q plain.jsonl
            for end in gz zst; do
                "$X" --input jsonl plain.jsonl.$end | cmp - whole || echo differs
                head -c $(($(stat -c %s plain.jsonl.$end) / 2)) plain.jsonl.$end > cut.jsonl.$end
                "$X" --input jsonl cut.jsonl.$end > cut; echo code $?
                head -n $(wc -l < cut) whole | cmp - cut || echo differs
                test $(wc -l < cut) -gt 1000 || echo short
            done
            """.replacingOccurrences(of: "cat > plain.jsonl;", with: "cat > plain.jsonl; \"$X\" --input jsonl plain.jsonl > whole;"),
            input: Data(lines.utf8), folder: folder.url)
        #expect(run.text == "code 1\ncode 1\n")
        #expect(run.errors == """
            extract-facts: cut.jsonl.gz: The gzip archive is damaged: it ends too early
            extract-facts: cut.jsonl.zst: The Zstandard archive is damaged: it ends too early

            """)
    }

    @Test func aBombDoesNotTakeTheMemory() throws {
        // 1.2 GB of blanks in one text and in one line: both are past the limit.
        let folder = try TemporaryFolder()
        let run = try CommandRun.shell(
            """
            head -c 1200000000 /dev/zero | tr '\\0' ' ' | zstd -q -1 > bomb.txt.zst
            ulimit -v 4000000
            "$X" bomb.txt.zst; "$X" --input jsonl bomb.txt.zst
            """, folder: folder.url)
        #expect(run.code == 1)
        #expect(run.errors == """
            extract-facts: bomb.txt.zst: The document is larger than 1 GiB
            extract-facts: bomb.txt.zst: The document is larger than 1 GiB

            """)
    }
}
