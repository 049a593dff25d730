import ArgumentParser
import ExtractFacts

/// How records are written.
enum OutputFormat: String, CaseIterable { case jsonl, json, csv, tsv, table, sqlite }

/// The formats that a command has.
protocol OutputFormatChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String>, Sendable {
    static var jsonl: Self { get }
    /// What `--help` says of them.
    static var help: ArgumentHelp { get }
}

enum FactFormat: String, OutputFormatChoice {
    case jsonl, json, csv, tsv, table, sqlite
    static var help: ArgumentHelp { "How it is written: an object a line, one array, values separated by commas or tabs, a table for people, a database." }
}

enum QuantityFormat: String, OutputFormatChoice {
    case jsonl, json, csv, tsv, table
    static var help: ArgumentHelp { "How it is written: an object a line, one array, values separated by commas or tabs, a table for people." }
}

/// How the output is written: the options of every command that makes records.
struct OutputOptions<Choice: OutputFormatChoice>: ParsableArguments {
    @Option(name: .customLong("format"), help: Choice.help)
    var choice: Choice = .jsonl

    @Option(help: ArgumentHelp("The keys that are written, in this order. (default: all, in a table a choice of them)", valueName: "key,key,…"))
    var fields: String?

    @Flag(help: "Leave cells of CSV and TSV as they are that a spreadsheet would run as formulas.")
    var rawCsv = false

    /// The format that was chosen.
    var format: OutputFormat { OutputFormat(rawValue: choice.rawValue) ?? .jsonl }

    func validate() throws {
        if rawCsv, format != .csv, format != .tsv { throw ValidationError("--raw-csv goes with --format csv or tsv.") }
    }

    /// Fails where another format would replace a database.
    func check(target: String?) throws {
        guard format != .sqlite, let target, FilePath(target).isDatabase else { return }
        throw ValidationError("\(target) is a database: --format sqlite writes into it, \(format) would replace it.")
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

    /// Whether what is written of some records does not depend on those after them, so that another run can go on with it.
    var isResumable: Bool {
        switch format {
        case .jsonl, .json, .csv, .tsv: true
        case .table, .sqlite: false
        }
    }

    /// What the output depends on.
    func settings(columns: [String]) -> String { "\(format) \(rawCsv) \(columns)" }

    /// Where the records go.
    func sink(_ place: OutputPlace, frame: RecordFrame, columns: [String]) throws -> any OutputSink {
        let file = try place.open()
        if format == .table { return TableOutput(file, columns: columns) }
        return FramedOutput(file, frame: frame, isBegun: place.isBegun, hasRecords: place.hasRecords)
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
