import ChineseText

extension Extractor {
    /// The page that a document is and all quantities on it, in the order of the text, whatever they may be bound to.
    /// - Throws: `TextError` where the bytes are no text.
    public func quantities(in document: Document) throws -> (page: Page, quantities: [Quantity]) {
        let scan = try DocumentScan(document: document, extractor: self)
        return (scan.page, scan.sentences.flatMap(\.quantities))
    }

    /// Whether there is an encoding of this name.
    public static func knows(encoding: String) -> Bool { (try? TextDecoder.decode([], encoding: encoding)) != nil }
}
