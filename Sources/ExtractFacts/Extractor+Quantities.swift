import ChineseText

extension Extractor {
    /// The page that a document is and every quantity and period on it, in the order of the text, bound to an indicator or not.
    /// Periods are counted from the document's date of publication; where that is not given, only those that name their year
    /// are resolved.
    /// - Parameter includesNumbers: whether numbers without a unit are listed too.
    /// - Throws: `TextError` where the bytes are no text.
    public func quantities(in document: Document, includesNumbers: Bool = false) throws -> (page: Page, records: [QuantityRecord]) {
        let page = mender.page(try TextDecoder.decode(document.bytes, encoding: document.encoding))
        let lister = QuantityLister(scanner: scanner, includesNumbers: includesNumbers)
        let published = document.published.flatMap { PublicationDate.normalized($0) }.flatMap { CalendarDate($0) }
        let reference = published.map { PeriodReference($0) }
        let records = page.text.withUnsafeBufferPointer { text in
            page.sentences().flatMap { lister.records(in: text, range: $0.span, reference: reference) }
        }
        return (page, records)
    }

    /// Whether there is an encoding of this name.
    public static func knows(encoding: String) -> Bool { (try? TextDecoder.decode([], encoding: encoding)) != nil }
}
