import ChineseText

/// Writes recognised quantities and periods: what `extract-facts quantities` prints. The keys are those of `QuantityKey`.
public struct QuantityWriter: Sendable {
    private let records: RecordWriter<QuantityKey>

    /// - Parameter keys: which keys are written, in this order; a key may stand there once.
    public init(_ format: RecordFormat = .jsonLines, keys: [QuantityKey] = QuantityKey.allCases) {
        records = RecordWriter(format, keys: keys)
    }

    /// Appends a record.
    public func append(_ record: QuantityRecord, of page: Page, documentID: String, to buffer: inout [UInt8]) {
        let quantity = PlacedQuantity(record: record, page: page, place: page.place(of: record.span), documentID: documentID)
        records.append(quantity, in: FactArena(capacity: 4096), to: &buffer)
    }

    /// What stands around the records.
    public var frame: RecordFrame { records.frame }
}
