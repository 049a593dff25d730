import ChineseText
import Testing

/// What holds of every page, whatever it was made of.
enum PageInvariants {
    static func check(_ page: Page) {
        #expect(page.origin.count == page.text.count + 1)
        #expect(page.origin.last == Int32(page.source.units.count))
        #expect(page.origin.allSatisfy { $0 >= 0 && Int($0) <= page.source.units.count })
        #expect(zip(page.origin, page.origin.dropFirst()).allSatisfy { $0 <= $1 })

        var end = 0
        for (i, paragraph) in page.paragraphs.enumerated() {
            #expect(paragraph.span.lowerBound == end)
            #expect(!paragraph.span.isEmpty)
            #expect(page.text[paragraph.span.upperBound] == 0x0A)
            #expect(!page.text[paragraph.span].contains(0x0A))
            #expect(paragraph.kind == .row || !page.text[paragraph.span].contains(0x09))
            #expect(page.articles[paragraph.article].paragraphs.contains(i))
            end = paragraph.span.upperBound + 1
            let sentences = page.sentences(of: i, semicolons: true)
            #expect(sentences.first?.span.lowerBound == paragraph.span.lowerBound)
            #expect(sentences.last?.span.upperBound == paragraph.span.upperBound)
            #expect(zip(sentences, sentences.dropFirst()).allSatisfy { $0.span.upperBound == $1.span.lowerBound })
            #expect(page.place(of: paragraph.span).count > 0)
        }
        #expect(end == page.text.count)
        #expect(page.paragraphs.isEmpty == page.articles.isEmpty)
        var next = 0
        for article in page.articles {
            #expect(article.paragraphs.lowerBound == next)
            next = article.paragraphs.upperBound
            for span in [article.title, article.dateline].compactMap({ $0 }) {
                #expect(span.upperBound <= page.text.count && !span.isEmpty)
            }
        }
        #expect(next == page.paragraphs.count)
    }
}
