import Foundation
import Testing
import _ExtractFactsTestSupport

/// The programs that people read facts with find the same counts and sums in every format.
@Suite struct ReaderTests {
    /// Counts and sums of each domain, by jq from JSON lines.
    private static let jq = """
        [.[] | {domain, value, year, char_start}] | group_by(.domain)[] | [.[0].domain, length, ([.[] | select(.value != null)] | length), \
        (map(.year // 0) | add), (map(.char_start) | add), ((map(.value // 0) | add) * 100 | round)] | @csv
        """

    /// The same in SQL.
    private static func sql(_ table: String) -> String {
        """
        SELECT domain, count(*), count(value), coalesce(sum(year), 0), sum(char_start), cast(round(coalesce(sum(value), 0) * 100) AS BIGINT) \
        FROM \(table) GROUP BY domain ORDER BY domain
        """
    }

    @Test func allReadersFindTheSame() throws {
        let folder = try TemporaryFolder()
        try folder.link("Fixtures", to: FixtureFiles.folder)
        for format in ["jsonl", "json", "csv", "tsv", "sqlite"] {
            #expect(try CommandRun.run(CommandRun.command, ["Fixtures/articles", "--format", format, "-o", "facts.\(format)"], folder: folder.url).code == 0)
        }
        let expected = try CommandRun.shell("jq -r -s '\(Self.jq)' facts.jsonl", folder: folder.url)
        #expect(expected.errors == "" && expected.text.split(separator: "\n").count > 8)
        #expect(try CommandRun.shell("jq -r '\(Self.jq)' facts.json", folder: folder.url).text == expected.text)
        let script = """
            import csv, duckdb, sqlite3, sys
            rows = duckdb.sql(sys.argv[1]).fetchall() if sys.argv[2] == 'duckdb' else sqlite3.connect('facts.sqlite').execute(sys.argv[1]).fetchall()
            csv.writer(sys.stdout, quoting=csv.QUOTE_NONNUMERIC, lineterminator='\\n').writerows(rows)
            """
        for file in ["facts.jsonl", "facts.json", "facts.csv", "facts.tsv"] {
            let run = try Python.run(script, Self.sql("'\(file)'"), "duckdb", folder: folder.url)
            #expect(run.errors == "")
            #expect(run.text == expected.text, "\(file)")
        }
        #expect(try Python.run(script, Self.sql("facts"), "sqlite", folder: folder.url).text == expected.text)
        #expect(try CommandRun.run(URL(fileURLWithPath: "/usr/bin/env"), ["sqlite3", "facts.sqlite", "SELECT count(*), sum(year) FROM facts"], folder: folder.url).text
            == CommandRun.shell("jq -r -s '\"\\(length)|\\(map(.year // 0) | add)\"' facts.jsonl", folder: folder.url).text)
    }

    @Test func linesAreReadOneByOne() throws {
        let lines = try CommandRun.extractFacts("Fixtures/articles")
        let run = try CommandRun.shell("jq -c .", input: lines.output)
        #expect(run.errors == "")
        #expect(run.text.split(separator: "\n").count == lines.text.split(separator: "\n").count)
    }
}
