import ArgumentParser
import ExtractFacts

/// Extracts the facts of documents.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Extract the facts of files, folders or standard input.",
        discussion: """
            Files are taken whatever their name; of folders, at any depth, *.txt, *.text and *.md in the order of their \
            names (*.jsonl and *.ndjson with --input jsonl), but nothing hidden.

            Examples:
              extract-facts article.txt
              cat article.txt | extract-facts --published 2024-03-05 --locality 济宁市
              extract-facts reports/ notices/ -o facts.jsonl
              extract-facts --encoding GB18030 old/*.txt | jq -c '[.year, .value]'
              extract-facts --input jsonl < docs.jsonl
              extract-facts reports/ --format csv --fields year,locality,indicator,value,unit -o facts.csv
              extract-facts reports/ --format sqlite -o facts.db && sqlite3 facts.db 'SELECT domain, count(*) FROM facts GROUP BY 1'

            With --input jsonl each line is a document: {"doc_id": …, "text": …} and, where known, "title", "published", \
            "locality", "masthead"; other keys are passed over.
            """
    )

    @OptionGroup var batch: BatchOptions
    @OptionGroup(title: "Options for output") var output: OutputOptions
    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func validate() throws {
        if output.format == .sqlite, batch.outputFile == nil {
            throw ValidationError("--format sqlite wants the file of a database: --output facts.db.")
        }
        _ = try keys
    }

    private var keys: [FactKey] {
        get throws { try output.keys(forPeople: [.year, .locality, .domain, .indicator, .kind, .value, .unit, .quote]) }
    }

    func run() throws {
        if output.format == .sqlite { return try runIntoDatabase() }
        let keys = try keys
        let writer = FactWriter(output.recordFormat, keys: keys)
        let columns = keys.map(\.rawValue)
        try BatchRun(batch, documents, noun: "fact").run(to: { try output.sink($0, frame: writer.frame, columns: columns) }) { extractor, document, buffer in
            let facts = try extractor.facts(in: document)
            for fact in facts { writer.append(fact, to: &buffer) }
            return facts.count
        }
    }

    private func runIntoDatabase() throws {
        let tables = FactTables(keys: try keys)
        let writer = FactWriter(.packed, keys: tables.keys)
        try BatchRun(batch, documents, noun: "fact").run(to: { try DatabaseOutput($0, tables) }) { extractor, document, buffer in
            let facts = try extractor.facts(in: document)
            document.appendPacked(facts: facts.count, to: &buffer)
            for fact in facts { writer.append(fact, to: &buffer) }
            return facts.count
        }
    }
}
