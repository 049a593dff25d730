/// A document to read: its bytes and what is known of it beside its text.
public struct Document: Sendable {
    /// The path as given, the id of a JSON Lines document, or `-`.
    public var id: String
    public var bytes: [UInt8]
    /// The headline, where the caller knows it better than the text.
    public var title: String?
    /// The date of publication, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: what 今年 and 去年 count from.
    public var published: String?
    /// The division that 全市 or 我县 mean where the text does not tell: a full or short name or a GB/T 2260 code.
    public var locality: String?
    /// The newspaper or issuing body ("济宁日报"), from which the place is taken where nothing else tells.
    public var masthead: String?
    /// The encoding of the bytes where the caller knows it, by any name that ICU knows; nil to find it out.
    public var encoding: String?

    public init(
        id: String, bytes: [UInt8], title: String? = nil, published: String? = nil, locality: String? = nil,
        masthead: String? = nil, encoding: String? = nil
    ) {
        self.id = id
        self.bytes = bytes
        self.title = title
        self.published = published
        self.locality = locality
        self.masthead = masthead
        self.encoding = encoding
    }
}
