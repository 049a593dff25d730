/// How records are written.
public enum RecordFormat: Sendable, Hashable {
    /// One JSON object a line.
    case jsonLines
    /// One JSON array, an object a line.
    case jsonArray
    /// RFC 4180, lines ended by CR LF, below a line of the keys. `guardsFormulas` makes cells safe that a spreadsheet would run.
    case csv(guardsFormulas: Bool)
    /// The same with tabs instead of commas.
    case tsv(guardsFormulas: Bool)
    /// Bytes for `PackedRecords`.
    case packed
}

/// What stands around records, so that the pieces that threads write can be put together.
public struct RecordFrame: Sendable, Hashable {
    /// What stands before the first record, also where there is none.
    public var head: [UInt8] = []
    /// What every record begins with, and what the very first one is to lose.
    public var separator: [UInt8] = []
    /// What stands after the last record.
    public var tail: [UInt8] = []
}
