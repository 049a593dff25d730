// STUB: to be dropped as the explanation lands.
extension Extractor {
    /// What was read on the way to a document's facts, for people: tokens, annotations, matches and why the winners won.
    /// - Throws: `TextError` where the bytes are no text.
    public func explanation(of document: Document) throws -> String { "" }
}
