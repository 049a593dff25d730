/// What is written of a document where documents have records of their own.
public enum DocumentKey: String, CaseIterable, Sendable {
    case id = "doc_id"
    /// The size of its text as it was read.
    case bytes
    // What the caller knew of it beside its text.
    case title
    case published
    case locality
    case masthead
    /// How many facts it has.
    case facts
}

/// A document and what came of it.
struct ReadDocument {
    let document: Document
    let facts: Int
}

extension DocumentKey: RecordKey {
    func append(of read: ReadDocument, as format: some CellFormat, to line: inout ByteLine) {
        switch self {
        case .id: format.append(text: read.document.id, to: &line)
        case .bytes: format.append(integer: read.document.bytes.count, to: &line)
        case .title: format.append(text: read.document.title, to: &line)
        case .published: format.append(text: read.document.published, to: &line)
        case .locality: format.append(text: read.document.locality, to: &line)
        case .masthead: format.append(text: read.document.masthead, to: &line)
        case .facts: format.append(integer: read.facts, to: &line)
        }
    }
}

extension Document {
    /// Appends the document's own record, `DocumentKey` by `DocumentKey`, for `PackedRecords`.
    public func appendPacked(facts: Int, to buffer: inout [UInt8]) {
        let arena = FactArena(capacity: 1024)
        var line = ByteLine(arena, capacity: 512)
        for key in DocumentKey.allCases { key.append(of: ReadDocument(document: self, facts: facts), as: PackedCells(), to: &line) }
        withExtendedLifetime(arena) { buffer.append(contentsOf: line.bytes) }
    }
}
