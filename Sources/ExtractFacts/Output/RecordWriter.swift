/// A key of a record on paper: what the formats go by.
protocol RecordKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    associatedtype Record
    /// Appends the value that the record has for the key.
    func append(of record: Record, as format: some CellFormat, to line: inout ByteLine)
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

    /// Appends a record with the separator before it or the line end after it. It is put together in the arena's free room.
    func append(_ record: Key.Record, in arena: FactArena, to buffer: inout [UInt8]) {
        var line = ByteLine(arena)
        switch format {
        case .jsonLines:
            appendObject(record, to: &line)
            line.append(UInt8(ascii: "\n"))
        case .jsonArray:
            line.append(",\n")
            appendObject(record, to: &line)
        case .csv(let guardsFormulas): appendRow(record, separator: UInt8(ascii: ","), guardsFormulas, to: &line)
        case .tsv(let guardsFormulas): appendRow(record, separator: UInt8(ascii: "\t"), guardsFormulas, to: &line)
        case .packed:
            let cells = PackedCells()
            for key in keys { key.append(of: record, as: cells, to: &line) }
        }
        buffer.append(contentsOf: line.bytes)
    }

    var frame: RecordFrame {
        switch format {
        case .jsonLines, .packed: RecordFrame()
        case .jsonArray: RecordFrame(head: Array("[".utf8), separator: Array(",\n".utf8), tail: Array("]\n".utf8))
        case .csv: RecordFrame(head: Array((keys.map(\.rawValue).joined(separator: ",") + "\r\n").utf8))
        case .tsv: RecordFrame(head: Array((keys.map(\.rawValue).joined(separator: "\t") + "\r\n").utf8))
        }
    }

    private func appendObject(_ record: Key.Record, to line: inout ByteLine) {
        let cells = JSONCells()
        leads.withUnsafeBufferPointer { leads in
            leadEnds.withUnsafeBufferPointer { ends in
                keys.withUnsafeBufferPointer { keys in
                    var start = 0
                    for place in keys.indices {
                        line.append(UnsafeBufferPointer(start: leads.baseAddress! + start, count: ends[place] &- start))
                        start = ends[place]
                        keys[place].append(of: record, as: cells, to: &line)
                    }
                }
            }
        }
        line.append(UInt8(ascii: "}"))
    }

    private func appendRow(_ record: Key.Record, separator: UInt8, _ guardsFormulas: Bool, to line: inout ByteLine) {
        let cells = SeparatedCells(separator: separator, guardsFormulas: guardsFormulas)
        for (index, key) in keys.enumerated() {
            if index > 0 { line.append(separator) }
            key.append(of: record, as: cells, to: &line)
        }
        // An empty line would be no row to many readers.
        if line.count == 0 { line.append("\"\"") }
        line.append("\r\n")
    }
}
