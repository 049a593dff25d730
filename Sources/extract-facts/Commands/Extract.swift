import ArgumentParser
import ExtractFacts

/// Extracts the facts of documents.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Extract the facts of files, folders or standard input.",
        discussion: """
            Files are taken whatever their name; of folders, at any depth, *.txt, *.text and *.md in the order of their \
            names (*.jsonl and *.ndjson with --input jsonl), but nothing hidden.

            Examples:
              extract-facts article.txt
              cat article.txt | extract-facts --published 2024-03-05 --locality 济宁市
              extract-facts reports/ notices/ -o facts.jsonl
              extract-facts reports/ -o facts.jsonl --resume         after an interruption
              find . -name '*.htm' -print0 | extract-facts -0 --files-from -
              extract-facts --encoding GB18030 old/*.txt | jq -c '[.year, .value]'
              extract-facts --input jsonl docs.jsonl.gz --id-key url --text-key body
              extract-facts --format csv --fields year,indicator,value reports/
              extract-facts --format sqlite -o facts.db reports/

            With --input jsonl each line is a document: {"doc_id": …, "text": …} and, where known, "title", "published", \
            "locality", "masthead"; other keys are passed over.
            """
    )

    @OptionGroup var batch: BatchOptions
    @OptionGroup(title: "Options for output") var output: OutputOptions<FactFormat>
    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func validate() throws {
        if output.format == .sqlite, batch.outputFile == nil {
            throw ValidationError("--format sqlite wants the file of a database: --output facts.db.")
        }
        try output.check(target: batch.outputFile)
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
        let run = BatchRun(
            batch, documents, noun: "fact", settings: output.settings(columns: columns), isResumable: output.isResumable)
        try run.run(to: { try output.sink($0, frame: writer.frame, columns: columns) }) { extractor, document, records in
            try extractor.readFacts(in: document) { fact in
                writer.append(fact, to: &records.output)
                records.endRecord(domain: fact.domain)
            }
        }
    }

    private func runIntoDatabase() throws {
        let tables = FactTables(keys: try keys)
        let writer = FactWriter(.packed, keys: tables.keys)
        // A database is no file that one could go on with, and needs none: its documents are replaced when they are read again.
        let run = BatchRun(batch, documents, noun: "fact", settings: "", isResumable: false)
        try run.run(to: { try DatabaseOutput($0.path, tables) }) { extractor, document, records in
            // What stands before them tells how many they are.
            var facts: [UInt8] = []
            var count = 0
            let decoding = try extractor.readFacts(in: document) { fact in
                writer.append(fact, to: &facts)
                records.countRecord(domain: fact.domain)
                count += 1
            }
            document.appendPacked(facts: count, to: &records.output)
            records.output += facts
            return decoding
        }
    }
}
