import Foundation
import Testing
import _ExtractFactsTestSupport

/// `--format sqlite`, read back by the `sqlite3` shell and by Python's `sqlite3`.
@Suite struct DatabaseTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.link("Fixtures", to: FixtureFiles.folder)
    }

    /// What the `sqlite3` shell gives for statements on facts.db.
    private func query(_ sql: String) throws -> String {
        let run = try CommandRun.run(URL(fileURLWithPath: "/usr/bin/env"), ["sqlite3", "facts.db", sql], folder: folder.url)
        #expect(run.errors == "")
        return run.text
    }

    private func extract(_ arguments: String...) throws -> CommandRun {
        try CommandRun.run(CommandRun.command, ["--format", "sqlite", "-o", "facts.db"] + arguments, folder: folder.url)
    }

    @Test func rowsAreTheFacts() throws {
        #expect(try extract("Fixtures/articles", "Fixtures/negative").code == 0)
        try folder.write("lines", CommandRun.extractFacts("Fixtures/articles", "Fixtures/negative").output)
        let script = """
            import json, sqlite3
            lines = [json.loads(line) for line in open('lines', encoding='utf-8')]
            database = sqlite3.connect('facts.db')
            rows = database.execute('SELECT * FROM facts ORDER BY rowid')
            assert [column[0] for column in rows.description] == list(lines[0])
            for row, line in zip(rows, lines, strict=True):
                assert list(row) == list(line.values()), (row, line)
                for value, expected in zip(row, line.values()):
                    assert type(value) == type(expected) or isinstance(value, (int, float)), (value, expected)
            documents = dict(database.execute('SELECT doc_id, facts FROM documents'))
            for name, facts in documents.items():
                assert facts == sum(line['doc_id'] == name for line in lines), name
            print(len(lines), len(documents))
            """
        let run = try Python.run(script, folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        let facts = try CommandRun.extractFacts("Fixtures/articles").facts()
        let documents = FixtureFiles.articles.count + FixtureFiles.negative.count
        #expect(run.text == "\(facts.count) \(documents)\n")
        #expect(try query("SELECT count(*) FROM facts; SELECT count(*) FROM documents; PRAGMA integrity_check") == "\(facts.count)\n\(documents)\nok\n")
        for column in ["year", "domain", "locality_code", "indicator_id", "doc_id"] {
            #expect(try query("EXPLAIN QUERY PLAN SELECT value FROM facts WHERE \(column) = '1'").contains("USING INDEX facts_\(column)"))
        }
        #expect(try folder.names() == ["Fixtures", "facts.db", "lines"])
    }

    @Test func aDocumentThatIsReadAgainTakesItsOldPlace() throws {
        try folder.write("a.txt", "新建公厕20座。改造公厕30座。".utf8)
        try folder.write("b.txt", "新建公园3个。".utf8)
        #expect(try extract("a.txt", "b.txt").code == 0)
        let values = "SELECT doc_id, value FROM facts ORDER BY doc_id, value"
        #expect(try query(values) == "a.txt|20\na.txt|30\nb.txt|3\n")
        #expect(try extract("a.txt", "b.txt").code == 0)
        #expect(try query(values) == "a.txt|20\na.txt|30\nb.txt|3\n")
        // The same document twice in one run, and others that stay.
        try folder.write("a.txt", "新建公厕21座。".utf8)
        try folder.write("c.txt", "新建公园5个。".utf8)
        #expect(try extract("a.txt", "c.txt", "a.txt", "c.txt", "a.txt").code == 0)
        #expect(try query(values) == "a.txt|21\nb.txt|3\nc.txt|5\n")
        #expect(try query("SELECT doc_id, facts, bytes FROM documents ORDER BY 1") == "a.txt|1|20\nb.txt|1|19\nc.txt|1|19\n")
        // One that has no fact any more, and one that cannot be read and keeps what it had.
        try folder.write("a.txt", "无。".utf8)
        try FileManager.default.removeItem(atPath: folder.path("b.txt"))
        let failing = try extract("a.txt", "b.txt")
        #expect(failing.code == 1 && failing.errors == "extract-facts: b.txt: No such file or directory\n")
        #expect(try query(values) == "b.txt|3\nc.txt|5\n")
        #expect(try query("PRAGMA integrity_check") == "ok\n")
    }

    @Test func whatElseIsInTheDatabaseStays() throws {
        _ = try query("CREATE TABLE mine (x); INSERT INTO mine VALUES (1); PRAGMA user_version = 7")
        #expect(try extract("Fixtures/articles").code == 0)
        #expect(try query("SELECT x FROM mine; PRAGMA user_version; SELECT count(*) > 100 FROM facts") == "1\n7\n1\n")
        try folder.write("empty.db", [])
        #expect(try extract("Fixtures/articles", "-o", "empty.db").code == 0)
    }

    @Test func anyNumberOfJobsGivesTheSameBytes() throws {
        let paths = Array(repeating: "Fixtures/articles", count: 4) + ["Fixtures/negative", "Fixtures/encodings"]
        for jobs in [1, 2, 7] {
            let run = try CommandRun.run(
                CommandRun.command, ["--format", "sqlite", "-o", "\(jobs).db", "--jobs", "\(jobs)"] + paths, folder: folder.url)
            #expect(run.errors == "")
        }
        let one = try Data(contentsOf: folder.url.appendingPathComponent("1.db"))
        for jobs in [2, 7] { #expect(try Data(contentsOf: folder.url.appendingPathComponent("\(jobs).db")) == one) }
    }

    @Test func fieldsAreColumns() throws {
        #expect(try extract("Fixtures/articles", "--fields", "year,value,unit").code == 0)
        #expect(try query("SELECT group_concat(name) FROM pragma_table_info('facts')") == "doc_id,year,value,unit\n")
        #expect(try query("SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL ORDER BY 1)") == "facts_doc_id,facts_year\n")
        let all = try extract("Fixtures/articles")
        #expect(all.code == 1 && all.errors == "extract-facts: facts.db: its table “facts” has no column “schema_version”\n")
        #expect(try extract("Fixtures/articles", "--fields", "value").code == 0)
        #expect(try query("SELECT count(*), count(value) > 100, count(year) FROM facts") == "\(CommandRun.extractFacts("Fixtures/articles").facts().count)|1|0\n")
    }

    @Test func whatIsNoDatabaseIsLeftAlone() throws {
        let text = Data(String(repeating: "no database\n", count: 100).utf8)
        try folder.write("facts.db", text)
        let run = try extract("Fixtures/articles")
        #expect(run.code == 1 && run.errors == "extract-facts: facts.db: file is not a database\n")
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("facts.db")) == text)
        #expect(try folder.names() == ["Fixtures", "facts.db"])
        #expect(try extract("Fixtures/articles", "-o", "/dev/null").errors == "extract-facts: /dev/null: Only a file can hold a database\n")
        #expect(try extract("Fixtures/articles", "-o", "/nowhere/facts.db").code == 1)
        #expect(try extract("Fixtures/articles", "-o", "-").code == 64)
        #expect(try CommandRun.extractFacts("--format", "sqlite").code == 64)
        #expect(try CommandRun.extractFacts("quantities", "--format", "sqlite", "-o", folder.path("q.db")).code == 64)
    }

    @Test func noOtherFormatReplacesADatabase() throws {
        #expect(try extract("Fixtures/articles").code == 0)
        let run = try CommandRun.run(CommandRun.command, ["Fixtures/articles", "-o", "facts.db"], folder: folder.url)
        #expect(run.code == 64)
        #expect(run.errors.contains("facts.db is a database: --format sqlite writes into it, jsonl would replace it."))
        #expect(try folder.names() == ["Fixtures", "facts.db"])
        #expect(try query("PRAGMA integrity_check") == "ok\n")
    }

    /// A run that ends at any moment leaves the old database, or has put all of its own into it.
    @Test(arguments: ["KILL", "TERM"])
    func aRunThatIsKilledLeavesTheOldDatabase(signal: String) throws {
        try folder.write("old.txt", "新建公厕20座。".utf8)
        #expect(try extract("old.txt").code == 0)
        for i in 0..<200 { try folder.write("new/\(i).txt", "新建公厕\(i + 30)座。".utf8) }
        for delay in ["0", "0.01", "0.03", "0.06", "0.1"] {
            let run = try CommandRun.shell(
                """
                "$X" --format sqlite -o facts.db new Fixtures & sleep \(delay); kill -\(signal) $! 2>/dev/null; wait $!
                sqlite3 facts.db "PRAGMA integrity_check; SELECT count(*) FROM facts WHERE doc_id = 'old.txt'; SELECT count(*) FROM documents WHERE doc_id LIKE 'new/%'"
                """, folder: folder.url)
            #expect(run.text == "ok\n1\n0\n" || run.text == "ok\n1\n200\n", "\(delay): \(run.text)")
        }
    }

    @Test func aFullDiskLeavesTheOldDatabase() throws {
        try folder.write("old.txt", "新建公厕20座。".utf8)
        #expect(try extract("old.txt").code == 0)
        let old = try Data(contentsOf: folder.url.appendingPathComponent("facts.db"))
        let run = try CommandRun.shell("ulimit -f 100; \"$X\" --format sqlite -o facts.db Fixtures/articles Fixtures/articles", folder: folder.url)
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("extract-facts: facts.db: ") && run.errors.split(separator: "\n").count == 1)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("facts.db")) == old)
        #expect(try folder.names() == ["Fixtures", "facts.db", "old.txt"])
    }

    @Test func severalRunsAtOnceLoseNothing() throws {
        for i in 0..<4 { try folder.write("\(i).txt", "新建公厕\(i + 1)座。".utf8) }
        let run = try CommandRun.shell(
            "for i in 0 1 2 3; do \"$X\" --format sqlite -o facts.db $i.txt || echo failed & done; wait", folder: folder.url)
        #expect(run.text == "" && run.errors == "")
        #expect(try query("SELECT doc_id, value FROM facts ORDER BY 1") == "0.txt|1\n1.txt|2\n2.txt|3\n3.txt|4\n")
    }
}
