/// A decoded document as a reader reads it: folded, mended, and cut into articles and paragraphs.
///
/// `text` is the working text that every later stage reads. Each of its units came from one unit of the source
/// (`origin`), so a span of the working text is a place in the file. `\n` ends a paragraph and stands nowhere else;
/// `\t` separates the cells of a table row; a blank (U+0020) remains only where it separates words or titles.
public struct Page: Sendable {
    /// The text as decoded.
    public let source: SourceText
    /// The working text: full width folded to half width, traditional to simplified by single characters,
    /// line wraps and stray blanks taken out.
    public let text: [UInt16]
    /// For each unit of `text` the offset of its unit in `source.units`; one more entry stands for the end.
    /// The mender may put a `\n` or `\t` where the source has several blanks; its origin is the first of them.
    public let origin: [Int32]
    /// The paragraphs in order, without gaps but for the `\n` between them.
    public let paragraphs: [Paragraph]
    /// The articles in order. There is at least one unless the text is blank.
    public let articles: [Article]

    public init(source: SourceText, text: [UInt16], origin: [Int32], paragraphs: [Paragraph], articles: [Article]) {
        self.source = source
        self.text = text
        self.origin = origin
        self.paragraphs = paragraphs
        self.articles = articles
    }

    /// The original characters of a span of the working text, wraps and stray blanks mended but nothing folded.
    public func original(_ span: Range<Int>) -> String {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, span.count)) { units in
            copyOriginal(span, into: units)
            return String(units: UnsafeBufferPointer(rebasing: units[..<span.count]))
        }
    }

    /// The same in UTF-16.
    public func originalUnits(_ span: Range<Int>) -> [UInt16] {
        [UInt16](unsafeUninitializedCapacity: span.count) { units, count in
            copyOriginal(span, into: units)
            count = span.count
        }
    }

    private func copyOriginal(_ span: Range<Int>, into units: UnsafeMutableBufferPointer<UInt16>) {
        precondition(span.lowerBound >= 0 && span.upperBound <= text.count)
        source.units.withUnsafeBufferPointer { source in
            text.withUnsafeBufferPointer { text in
                origin.withUnsafeBufferPointer { origin in
                    for i in 0..<span.count {
                        let at = span.lowerBound &+ i
                        units[i] = text[at] == 0x0A || text[at] == 0x09 ? 0x20 : source[Int(origin[at])]
                    }
                }
            }
        }
    }

    /// The source from a non-empty span's first character to its last, as it stands there: `place(of:)` is its place.
    public func verbatim(_ span: Range<Int>) -> String {
        source.units[Int(origin[span.lowerBound])...Int(origin[span.upperBound - 1])].withUnsafeBufferPointer { String(units: $0) }
    }

    /// The place of a non-empty span of the working text in the source, in code points, half-open.
    public func place(of span: Range<Int>) -> Range<Int> {
        let start = Int(origin[span.lowerBound])
        let last = Int(origin[span.upperBound - 1])
        return source.codePointOffset(of: start)..<source.codePointOffset(of: last + 1)
    }
}

/// A paragraph of the working text: running text, a headline, a byline or a table row.
public struct Paragraph: Sendable {
    /// What a paragraph is.
    public enum Kind: Sendable {
        /// Running text.
        case body
        /// A title or section heading: no sentence, stands alone.
        case heading
        /// A line that names reporters, photographers or sources ("□记者 …", "■…摄") and no more.
        case byline
        /// A row whose cells are separated by `\t`.
        case row
        /// A scrap that is no text: vertical headlines, page numbers.
        case scrap
    }
    /// Its units in `Page.text`, without the closing `\n`.
    public var span: Range<Int>
    public var kind: Kind
    /// Index in `Page.articles`.
    public var article: Int
    /// The table it belongs to, counted from 0 within the page, or -1.
    public var table: Int

    public init(span: Range<Int>, kind: Kind, article: Int, table: Int = -1) {
        self.span = span
        self.kind = kind
        self.article = article
        self.table = table
    }
}

/// One article of a page.
public struct Article: Sendable {
    /// Indices in `Page.paragraphs`.
    public var paragraphs: Range<Int>
    /// The headline's units in `Page.text`, or nil. It may lie outside the article's own paragraphs (headlines after the body).
    public var title: Range<Int>?
    /// The units of the dateline ("本报嘉祥讯", "新华社北京3月5日电"), or nil.
    public var dateline: Range<Int>?

    public init(paragraphs: Range<Int>, title: Range<Int>? = nil, dateline: Range<Int>? = nil) {
        self.paragraphs = paragraphs
        self.title = title
        self.dateline = dateline
    }
}
