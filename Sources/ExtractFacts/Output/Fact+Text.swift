extension Fact {
    /// The value of a key as the output writes it, without the quotation marks of texts: `67000`, `人`, `null`.
    public func text(of key: FactKey) -> String {
        var bytes: [UInt8] = []
        JSONCells.append(to: &bytes) { key.append(of: self, as: $0, to: &$1) }
        if bytes.first == UInt8(ascii: "\""), bytes.count >= 2 { bytes = Array(bytes[1..<(bytes.count - 1)]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
