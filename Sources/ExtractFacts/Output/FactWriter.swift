/// Writes facts.
///
/// A fact is one flat record: every key of `FactKey` is present, always in that order unless others are asked for, and null
/// where the text does not tell. UTF-8 without byte order mark; in JSON Chinese is not escaped, control characters are, and
/// numbers are exact decimals without exponent. Places count Unicode code points of the decoded document, half-open, so that
/// Python's `text[char_start:char_end] == quote`. The same fact is always the same bytes.
public struct FactWriter: Sendable {
    /// What stands in `schema_version`. It changes when a key is added, dropped or given another meaning.
    public static let schemaVersion = "\(version)"
    static let version: StaticString = "1"

    private let records: RecordWriter<FactKey>

    /// - Parameter keys: which keys are written, in this order; a key may stand there once.
    public init(_ format: RecordFormat = .jsonLines, keys: [FactKey] = FactKey.allCases) { records = RecordWriter(format, keys: keys) }

    /// Appends the fact.
    public func append(_ fact: Fact, to buffer: inout [UInt8]) {
        let arena = FactArena()
        let record = arena.allocate(FactRecord.self, 1)
        record.initialize(repeating: FactRecord(fact, in: arena))
        records.append(UnsafePointer(record.baseAddress!), in: arena, to: &buffer)
    }

    /// Appends a fact as it is read: many times as fast as to make it a `Fact` first.
    public func append(_ fact: ReadFact, to buffer: inout [UInt8]) { records.append(fact.record, in: fact.arena, to: &buffer) }

    /// What stands around the facts.
    public var frame: RecordFrame { records.frame }

    private static let lines = FactWriter()

    /// Appends the fact as one JSON line.
    public static func append(_ fact: Fact, to buffer: inout [UInt8]) { lines.append(fact, to: &buffer) }
}
