import ChineseText

/// How the bytes of a document were read.
public struct Decoding: Sendable, Hashable {
    /// The encoding, as MIME spells it: `UTF-8`, `GB18030`.
    public let encoding: String
    /// How many places were ill-formed and became U+FFFD.
    public let replacements: Int

    /// How the bytes of a page were read.
    public init(_ page: Page) {
        encoding = page.source.encoding
        replacements = page.source.replacements
    }
}
