import ChineseText

// STUB: to be dropped as the scanner, the gazetteer, the decoder and the explanation land.
extension Extractor {
    /// The page that a document is and all quantities on it, in the order of the text.
    /// - Throws: `TextError` where the bytes are no text.
    public func quantities(in document: Document) throws -> (page: Page, quantities: [Quantity]) {
        (Page(source: SourceText(units: []), text: [], origin: [0], paragraphs: [], articles: []), [])
    }

    /// What was read on the way to a document's facts, for people: tokens, annotations, matches and why the winners won.
    /// - Throws: `TextError` where the bytes are no text.
    public func explanation(of document: Document) throws -> String { "" }

    /// Whether the rules know a division by this name or code.
    public func knows(locality: String) -> Bool { !locality.isEmpty }

    /// Whether there is an encoding of this name.
    // With the decoder: { (try? TextDecoder.decode([], encoding: encoding)) != nil }
    public static func knows(encoding: String) -> Bool { !encoding.isEmpty }
}
