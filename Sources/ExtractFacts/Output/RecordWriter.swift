/// A key of a record on paper: what the formats go by.
protocol RecordKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    associatedtype Record
    /// Appends the value that the record has for the key.
    func append(of record: Record, as format: some CellFormat, to buffer: inout [UInt8])
}

/// Writes records of one sort in one format.
struct RecordWriter<Key: RecordKey>: Sendable {
    let format: RecordFormat
    let keys: [Key]
    /// What stands before the values of a JSON object, one after the other: `{"schema_version":`, `,"fact_id":` and so on.
    private let leads: [UInt8]
    private let leadEnds: [Int]

    init(_ format: RecordFormat, keys: [Key]) {
        self.format = format
        self.keys = keys
        var leads: [UInt8] = []
        leadEnds = keys.enumerated().map { index, key in
            leads += "\(index == 0 ? "{" : ",")\"\(key.rawValue)\":".utf8
            return leads.count
        }
        self.leads = leads
    }

    /// Appends a record with the separator before it or the line end after it.
    func append(_ record: Key.Record, to buffer: inout [UInt8]) {
        switch format {
        case .jsonLines:
            appendObject(record, to: &buffer)
            buffer.append(UInt8(ascii: "\n"))
        case .jsonArray:
            buffer.append(ascii: ",\n")
            appendObject(record, to: &buffer)
        case .csv(let guardsFormulas): appendRow(record, separator: UInt8(ascii: ","), guardsFormulas, to: &buffer)
        case .tsv(let guardsFormulas): appendRow(record, separator: UInt8(ascii: "\t"), guardsFormulas, to: &buffer)
        case .packed:
            let cells = PackedCells()
            for key in keys { key.append(of: record, as: cells, to: &buffer) }
        }
    }

    var frame: RecordFrame {
        switch format {
        case .jsonLines, .packed: RecordFrame()
        case .jsonArray: RecordFrame(head: Array("[".utf8), separator: Array(",\n".utf8), tail: Array("]\n".utf8))
        case .csv: RecordFrame(head: Array((keys.map(\.rawValue).joined(separator: ",") + "\r\n").utf8))
        case .tsv: RecordFrame(head: Array((keys.map(\.rawValue).joined(separator: "\t") + "\r\n").utf8))
        }
    }

    private func appendObject(_ record: Key.Record, to buffer: inout [UInt8]) {
        JSONCells.append(to: &buffer) { appendObject(record, as: $0, to: &$1) }
    }

    private func appendObject(_ record: Key.Record, as cells: JSONCells, to buffer: inout [UInt8]) {
        leads.withUnsafeBufferPointer { leads in
            var start = 0
            for (place, key) in keys.enumerated() {
                cells.line.pointee.append(UnsafeBufferPointer(rebasing: leads[start..<leadEnds[place]]))
                start = leadEnds[place]
                key.append(of: record, as: cells, to: &buffer)
            }
        }
        cells.line.pointee.append(UInt8(ascii: "}"))
    }

    private func appendRow(_ record: Key.Record, separator: UInt8, _ guardsFormulas: Bool, to buffer: inout [UInt8]) {
        let cells = SeparatedCells(separator: separator, guardsFormulas: guardsFormulas)
        let start = buffer.count
        for (index, key) in keys.enumerated() {
            if index > 0 { buffer.append(separator) }
            key.append(of: record, as: cells, to: &buffer)
        }
        // An empty line would be no row to many readers.
        if buffer.count == start { buffer.append(ascii: "\"\"") }
        buffer.append(ascii: "\r\n")
    }
}
