import ExtractFacts

/// Packed records as a table for people.
final class TableOutput: OutputSink {
    private let file: FileWriter
    private var table: AlignedTable

    init(_ file: FileWriter, columns: [String]) {
        self.file = file
        table = AlignedTable(columns: columns)
    }

    func write(_ bytes: [UInt8]) throws {
        var lines: [UInt8] = []
        table.append(bytes, to: &lines)
        if !lines.isEmpty { try file.write(lines) }
    }

    func finish() throws {
        var lines: [UInt8] = []
        table.finish(&lines)
        try file.write(lines)
        try file.finish()
    }

    func abandon() { file.abandon() }
}
