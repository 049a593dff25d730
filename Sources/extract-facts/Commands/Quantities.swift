import ArgumentParser
import ExtractFacts

/// Lists the quantities of documents.
struct Quantities: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List all quantities of the texts, bound to an indicator or not.",
        discussion: """
            For work on the rules: one JSON object per quantity, with its value, unit and bounds, whether it is part of a \
            name (第三产业, 5G), and its place among those that share a unit.

            Examples:
              echo '约400米、353、359和471家' | extract-facts quantities
              extract-facts quantities reports/ | jq -r 'select(.unit == null) | .whole'
            """
    )

    @OptionGroup var batch: BatchOptions
    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func run() throws {
        try BatchRun(batch, documents, noun: "quantity").run { extractor, document, buffer in
            let (page, quantities) = try extractor.quantities(in: document)
            for quantity in quantities { QuantityWriter.append(quantity, of: page, documentID: document.id, to: &buffer) }
            return quantities.count
        }
    }
}
