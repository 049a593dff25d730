import ArgumentParser
import ExtractFacts

/// Lists the quantities of documents.
struct Quantities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quantities",
        abstract: "List all quantities and periods of the texts, bound to an indicator or not.",
        discussion: """
            One JSON object per quantity or period, with its type, its value, bounds and unit, or the period that it means, \
            counted from the date of publication. Parts of names (第三产业, 5G) are left out.

            Examples:
              echo '约400米、353、359和471家' | extract-facts quantities
              extract-facts quantities --published 2024-03-05 --format table a.txt
              extract-facts quantities reports/ | jq -r 'select(.type == "date").text'
            """
    )

    @Flag(help: "List numbers without a unit, too.") var numbers = false
    @OptionGroup var batch: BatchOptions
    @OptionGroup(title: "Options for output") var output: OutputOptions<QuantityFormat>
    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func validate() throws {
        try output.check(target: batch.outputFile)
        _ = try keys
    }

    private var keys: [QuantityKey] {
        get throws { try output.keys(forPeople: [.text, .type, .bound, .value, .minimum, .maximum, .unit, .period]) }
    }

    func run() throws {
        let keys = try keys
        let writer = QuantityWriter(output.recordFormat, keys: keys)
        let columns = keys.map(\.rawValue)
        let run = BatchRun(
            batch, documents, noun: "quantity", settings: "\(output.settings(columns: columns)) \(numbers)",
            isResumable: output.isResumable)
        try run.run(to: { try output.sink($0, frame: writer.frame, columns: columns) }) { extractor, document, records in
            let (page, found) = try extractor.quantities(in: document, includesNumbers: numbers)
            for record in found {
                writer.append(record, of: page, documentID: document.id, to: &records.output)
                records.endRecord()
            }
            return Decoding(page)
        }
    }
}
