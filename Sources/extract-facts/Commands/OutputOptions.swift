import ArgumentParser
import ExtractFacts

/// How the output is written: the options of every command that makes records.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, json, csv, tsv, table, sqlite }

    @Option(help: "How it is written: an object a line, one array, values separated by commas or tabs, a table for people, a database.")
    var format: Format = .jsonl

    @Option(help: ArgumentHelp("The keys that are written, in this order. (default: all, in a table a choice of them)", valueName: "key,key,…"))
    var fields: String?

    @Flag(help: "Leave cells of CSV and TSV as they are that a spreadsheet would run as formulas.")
    var rawCsv = false

    func validate() throws {
        if rawCsv, format != .csv, format != .tsv { throw ValidationError("--raw-csv goes with --format csv or tsv.") }
    }

    /// The format as the writers know it.
    var recordFormat: RecordFormat {
        switch format {
        case .jsonl: .jsonLines
        case .json: .jsonArray
        case .csv: .csv(guardsFormulas: !rawCsv)
        case .tsv: .tsv(guardsFormulas: !rawCsv)
        case .table, .sqlite: .packed
        }
    }

    /// Where the records go: a file, or standard output where none is named.
    func sink(_ file: FilePath?, frame: RecordFrame, columns: [String]) throws -> any OutputSink {
        let file = try FileWriter(file)
        return format == .table ? TableOutput(file, columns: columns) : FramedOutput(file, frame: frame)
    }

    /// The keys to write, in order.
    /// - Parameter forPeople: those that a table has where none are named.
    func keys<Key: RawRepresentable<String> & CaseIterable & Hashable>(forPeople: [Key]) throws -> [Key] {
        guard let fields else { return format == .table ? forPeople : Array(Key.allCases) }
        var keys: [Key] = []
        for name in fields.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(name.drop { $0 == " " })
            guard let key = Key(rawValue: name) else {
                let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--fields: there is no field “\(name)”; there are \(known).")
            }
            if keys.contains(key) { throw ValidationError("--fields: “\(name)” stands there twice.") }
            keys.append(key)
        }
        return keys
    }
}
