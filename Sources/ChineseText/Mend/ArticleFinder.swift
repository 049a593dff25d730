/// Finds the articles of a page.
enum ArticleFinder {
    static func articles(of text: [UInt16], paragraphs: inout [Paragraph]) -> [Article] {
        if paragraphs.isEmpty { return [] }
        return [Article(paragraphs: 0..<paragraphs.count)]
    }
}
