import ArgumentParser
import ExtractFacts

/// How the output is written: the options of every command that makes records.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, json, csv, tsv }

    @Option(help: "How it is written: an object a line, one array, comma or tab separated values.")
    var format: Format = .jsonl

    @Option(help: ArgumentHelp("The keys that are written, in this order. (default: all)", valueName: "key,key,…"))
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
        }
    }

    /// Where the records go.
    func sink(_ file: FilePath?, frame: RecordFrame) throws -> any OutputSink { FramedOutput(try FileWriter(file), frame: frame) }

    /// The keys to write, in order.
    func keys<Key: RawRepresentable<String> & CaseIterable & Hashable>(of type: Key.Type) throws -> [Key] {
        guard let fields else { return Array(Key.allCases) }
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
