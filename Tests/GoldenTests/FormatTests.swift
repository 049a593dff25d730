import Foundation
import Testing
import _ExtractFactsTestSupport

/// The formats beside JSON lines hold the same facts.
@Suite struct FormatTests {
    static let formats = ["jsonl", "json", "csv", "tsv", "table"]

    @Test func anArrayHoldsTheLines() throws {
        let lines = try CommandRun.extractFacts("Fixtures/articles").text
        let array = try CommandRun.extractFacts("Fixtures/articles", "--format", "json").text
        #expect(array == "[" + lines.dropLast().replacing("\n", with: ",\n") + "]\n")
        #expect(try CommandRun.extractFacts("--format", "json", "/dev/null").text == "[]\n")
    }

    /// Python's `csv` reads back what the lines hold, cell by cell.
    @Test(arguments: ["csv", "tsv"], ["extract", "quantities"])
    func cellsAreReadBack(format: String, command: String) throws {
        let lines = try CommandRun.extractFacts(command, "Fixtures/articles")
        let cells = try CommandRun.extractFacts(command, "Fixtures/articles", "--raw-csv", "--format", format)
        let folder = try TemporaryFolder()
        try folder.write("lines", lines.output)
        try folder.write("cells", cells.output)
        let script = """
            import csv, json, sys
            from decimal import Decimal
            lines = [json.loads(line, parse_float=str, parse_int=str) for line in open('lines', encoding='utf-8', newline='\\n')]
            rows = list(csv.reader(open('cells', encoding='utf-8', newline=''), delimiter=sys.argv[1], strict=True))
            assert rows[0] == list(lines[0]), rows[0]
            assert len(rows) - 1 == len(lines), (len(rows), len(lines))
            for row, line in zip(rows[1:], lines):
                assert row == ['' if value is None else value for value in line.values()], (row, line)
            print(len(lines))
            """
        let run = try Python.run(script, format == "csv" ? "," : "\t", folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.text == "\(lines.facts().count)\n" && lines.facts().count > 100)
        // Lines end in CR LF, but not those within a quote that the page broke.
        #expect(cells.text.hasSuffix("\r\n") && !cells.text.hasPrefix("\u{FEFF}"))
    }

    @Test func cellsThatASpreadsheetWouldRunAreMadeSafe() throws {
        let ids = [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A", "-", "＝", "a=1", "'=1", "=\"a\",1", "一=1",
        ]
        let documents = try ids.map { String(decoding: try JSONSerialization.data(withJSONObject: ["doc_id": $0, "text": "新建公厕20座。"]), as: UTF8.self) }
        let input = Data(documents.joined(separator: "\n").utf8)
        let script = "import csv, json, sys; print(json.dumps([row['doc_id'] for row in csv.DictReader(open(0, newline='', encoding='utf-8'), delimiter=sys.argv[1])]))"
        for (format, separator) in [("csv", ","), ("tsv", "\t")] {
            for arguments in [[], ["--raw-csv"]] {
                let run = try CommandRun.run(
                    CommandRun.command, ["--input", "jsonl", "--format", format, "--fields", "value,doc_id"] + arguments, input: input)
                let read = try Python.run(script, separator, input: run.output)
                let cells = try #require(JSONSerialization.jsonObject(with: read.output) as? [String])
                let safe = ids.enumerated().map { $0.offset < 11 || $0.offset == 15 ? "'\($0.element)" : $0.element }
                #expect(cells == (arguments.isEmpty ? safe : ids))
            }
        }
        // Numbers are no texts: a spreadsheet is to reckon with them.
        let cold = try CommandRun.extractFacts(
            "quantities", "--format", "csv", "--fields", "value", input: Data("最低气温-5.2℃。".utf8))
        #expect(cold.text == "value\r\n-5.2\r\n")
    }

    /// Python measures the columns by its own East Asian widths.
    @Test func columnsOfATableStandBelowOneAnother() throws {
        let fields = "locality,indicator,value,unit,quote,domain"
        let lines = try CommandRun.extractFacts("Fixtures/articles", "--fields", fields).facts()
        let table = try CommandRun.extractFacts("Fixtures/articles", "--fields", fields, "--format", "table")
        let folder = try TemporaryFolder()
        try folder.write("table", table.output)
        let script = """
            import json, re, unicodedata
            def width(text): return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 0 if unicodedata.combining(c) else 1 for c in text)
            def cut(line, start, end):
                at, cell = 0, ''
                for c in line:
                    if start <= at < end: cell += c
                    at += width(c)
                return cell
            lines = open('table', encoding='utf-8').read().split('\\n')[:-1]
            assert set(lines[1]) == {'-', ' '}, lines[1]
            columns = [(m.start(), m.end()) for m in re.finditer('-+', lines[1])]
            for line in lines:
                assert line == line.rstrip(), line
                if any(cut(line, end, end + 2).strip() for _, end in columns):
                    continue    # a cell wider than its column
                print(json.dumps([cut(line, *span) if span != columns[-1] else cut(line, span[0], 999) for span in columns]))
            """
        let run = try Python.run(script, folder: folder.url)
        #expect(run.code == 0, "\(run.errors)")
        let rows = try run.text.split(separator: "\n").map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String]) }
        #expect(rows[0].map { $0.trimmingCharacters(in: .whitespaces) } == fields.components(separatedBy: ","))
        #expect(table.text.split(separator: "\n").count == lines.count + 2)
        // Rows that keep to their columns are found again, in order, numbers to the right and texts to the left.
        var facts = lines[...]
        for row in rows.dropFirst(2) {
            let trimmed = row.map { $0.trimmingCharacters(in: .whitespaces) }
            let quote = { (fact: OutputFact) in fact.text("quote")?.replacing(/\s/, with: " ").trimmingCharacters(in: .whitespaces) }
            let index = try #require(facts.firstIndex { $0.text("indicator") == trimmed[1] && quote($0) == trimmed[4] }, "\(row)")
            #expect(facts[index].text("locality") ?? "" == trimmed[0] && facts[index].text("unit") ?? "" == trimmed[3])
            #expect(facts[index].number("value") == Double(trimmed[2]))
            #expect(trimmed[2].isEmpty || row[2].hasSuffix(trimmed[2]))
            #expect(row[1].hasPrefix(trimmed[1]))
            facts = facts[(index + 1)...]
        }
        #expect(rows.count > lines.count * 3 / 4)
    }

    @Test func tablesOfAnyLengthKeepTheirColumns() throws {
        // The widths are those of the first thousand.
        let text = Data((String(repeating: "新建公厕20座。\n", count: 1500) + "新建公厕200000000座。\n").utf8)
        let rows = try CommandRun.extractFacts("--fields", "indicator,value,unit", "--format", "table", input: text).text.split(separator: "\n")
        #expect(rows.count == 1503)
        #expect(rows.prefix(3) == ["indicator  value  unit", "---------  -----  ----", "新建公厕      20  座"])
        #expect(rows.suffix(2) == ["新建公厕      20  座", "新建公厕   200000000  座"])
        #expect(try CommandRun.extractFacts("--format", "table", "--fields", "year,unit", "/dev/null").text == "year  unit\n----  ----\n")
    }

    @Test func controlsInATableAreBlanks() throws {
        let document = ["doc_id": "a\u{9B}31m\u{1B}[1m\nb", "text": "新建公厕20座。"]
        let run = try CommandRun.extractFacts(
            "--input", "jsonl", "--format", "table", "--fields", "doc_id,value", input: try JSONSerialization.data(withJSONObject: document))
        #expect(run.text == "doc_id       value\n-----------  -----\na 31m [1m b     20\n")
    }

    @Test func fieldsAreWrittenInTheOrderAskedFor() throws {
        let text = Data("全市新增就业6.7万人。".utf8)
        #expect(try CommandRun.extractFacts("--fields", "value,unit", input: text).text == "{\"value\":67000,\"unit\":\"人\"}\n")
        #expect(try CommandRun.extractFacts("--fields", "unit, value", "--format", "csv", input: text).text == "unit,value\r\n人,67000\r\n")
        #expect(try CommandRun.extractFacts("--fields", "subject,unit", "--format", "tsv", input: text).text == "subject\tunit\r\n\t人\r\n")
        #expect(try CommandRun.extractFacts("--fields", "subject", "--format", "csv", input: text).text == "subject\r\n\"\"\r\n")
        #expect(try CommandRun.extractFacts("--fields", "year", "--format", "json", input: text).text == "[{\"year\":null}]\n")
        #expect(try CommandRun.extractFacts("quantities", "--fields", "text", input: text).text == "{\"text\":\"6.7万人\"}\n")
    }

    @Test(arguments: [["year,nonsense"], ["year,year"], [""], ["year,"], ["text"]])
    func unknownFieldsAreNamed(fields: [String]) throws {
        let run = try CommandRun.extractFacts("--fields", fields[0])
        #expect(run.code == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(fields[0] == "year,year" ? "“year” stands there twice" : "schema_version, fact_id, doc_id"))
    }

    @Test(arguments: formats)
    func anyNumberOfJobsGivesTheSameBytes(format: String) throws {
        let paths = Array(repeating: ["Fixtures/articles", "Fixtures/negative"], count: 8).flatMap(\.self)
        let one = try CommandRun.run(CommandRun.command, ["--jobs", "1", "--format", format] + paths)
        #expect(one.code == 0)
        for jobs in ["2", "7"] {
            #expect(try CommandRun.run(CommandRun.command, ["--jobs", jobs, "--format", format] + paths).output == one.output)
        }
    }

    @Test(arguments: formats)
    func aReaderThatGoesAwayEndsItQuietly(format: String) throws {
        let paths = Array(repeating: "Fixtures/articles", count: 20).joined(separator: " ")
        let run = try CommandRun.shell("{ \"$X\" --format \(format) \(paths); echo code $? >&2; } | head -n 1")
        #expect(run.errors == "code 0\n")
        #expect(run.text.split(separator: "\n").count == 1)
    }
}
