import ChineseText
import FactRules

/// What the sections and articles of a document are about, by the domain words of their sentences with figures and of
/// their headlines.
struct TopicScores {
    /// The scores of one article, section or sentence after the other, `width` of each.
    private var articles: [Int32]
    private var sections: [Int32] = []
    private var own: [Int32] = []
    /// The section of each paragraph.
    private var sectionOf: [Int32] = []
    /// Of each sentence with figures where it begins.
    private var starts: [Int] = []
    private let width: Int

    init(scan: DocumentScan, table: DomainTable) {
        let page = scan.page
        width = table.codes.count
        articles = [Int32](repeating: 0, count: page.articles.count * width)
        sectionOf.reserveCapacity(page.paragraphs.count)
        let scorer = DomainScorer(table: table)
        page.text.withUnsafeBufferPointer { text in
            readHeadings(page, text, scorer)
            readSentences(scan, text, scorer)
            for (number, paragraph) in page.paragraphs.enumerated() where number == 0 || sectionOf[number] != sectionOf[number - 1] {
                let (article, section) = (paragraph.article * width, Int(sectionOf[number]) * width)
                for i in 0..<width { articles[article + i] += sections[section + i] }
            }
            for (number, article) in page.articles.enumerated() {
                if let title = article.title { Self.add(text, title, times: 3, to: &articles, number, scorer) }
            }
        }
    }

    private mutating func readHeadings(_ page: Page, _ text: UnsafeBufferPointer<UInt16>, _ scorer: DomainScorer) {
        let none = [Int32](repeating: 0, count: width)
        var lastArticle = -1
        var wasHeading = false
        for paragraph in page.paragraphs {
            let isHeading = paragraph.kind == .heading
            if sections.isEmpty || paragraph.article != lastArticle || (isHeading && !wasHeading) {
                sections += none
            }
            lastArticle = paragraph.article
            wasHeading = isHeading
            let section = sections.count / width - 1
            sectionOf.append(Int32(truncatingIfNeeded: section))
            if isHeading { Self.add(text, paragraph.span, times: 2, to: &sections, section, scorer) }
        }
    }

    private mutating func readSentences(_ scan: DocumentScan, _ text: UnsafeBufferPointer<UInt16>, _ scorer: DomainScorer) {
        let none = [Int32](repeating: 0, count: width)
        let count = scan.sentences.reduce(0) { $0 + ($1.tokens.isEmpty ? 0 : 1) }
        own.reserveCapacity(count * width)
        starts.reserveCapacity(count)
        for sentence in scan.sentences where !sentence.tokens.isEmpty {
            let start = own.count
            own += none
            Self.add(text, sentence.span, times: 1, to: &own, starts.count, scorer)
            starts.append(sentence.span.lowerBound)
            let section = Int(sectionOf[sentence.paragraph]) * width
            for i in 0..<width { sections[section + i] += own[start + i] }
        }
    }

    private static func add(
        _ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>, times factor: Int32, to scores: inout [Int32], _ place: Int, _ scorer: DomainScorer
    ) {
        let width = scorer.table.codes.count
        scores.withUnsafeMutableBufferPointer { scorer.add(text, span, times: factor, to: $0.baseAddress! + place * width) }
    }

    /// The scores of a sentence with figures, by where it begins.
    func sentence(at start: Int) -> ArraySlice<Int32> {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < starts.count && starts[low] == start ? own[(low * width)..<((low + 1) * width)] : []
    }

    func article(_ index: Int) -> ArraySlice<Int32> { articles[(index * width)..<((index + 1) * width)] }
    func section(of paragraph: Int) -> ArraySlice<Int32> {
        let section = Int(sectionOf[paragraph])
        return sections[(section * width)..<((section + 1) * width)]
    }
}
