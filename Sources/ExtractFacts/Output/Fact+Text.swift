extension Fact {
    /// The value of a key as the output writes it, without the quotation marks of texts: `67000`, `人`, `null`.
    public func text(of key: FactKey) -> String {
        let arena = FactArena()
        let record = arena.allocate(FactRecord.self, 1)
        record.initialize(repeating: FactRecord(self, in: arena))
        var line = ByteLine(arena)
        key.append(of: UnsafePointer(record.baseAddress!), as: JSONCells(), to: &line)
        var bytes = line.bytes[...]
        if bytes.first == UInt8(ascii: "\""), bytes.count >= 2 { bytes = bytes.dropFirst().dropLast() }
        return withExtendedLifetime(arena) { String(decoding: bytes, as: UTF8.self) }
    }
}
