import ChineseText
import FactRules

/// What the sections and articles of a document are about, by the domain words of their sentences with figures and of
/// their headlines.
struct TopicScores {
    private var articles: [[Int32]]
    private var sections: [[Int32]] = []
    /// The section of each paragraph.
    private var sectionOf: [Int]
    /// Of each sentence with figures where it begins, and its own scores, one sentence after the other.
    private var starts: [Int] = []
    private var own: [Int32] = []
    private let width: Int

    init(scan: DocumentScan, table: DomainTable) {
        let page = scan.page
        width = table.codes.count
        let none = [Int32](repeating: 0, count: table.codes.count)
        var articles = [[Int32]](repeating: none, count: page.articles.count)
        var sections: [[Int32]] = []
        var sectionOf = [Int](repeating: 0, count: page.paragraphs.count)
        var starts: [Int] = []
        var own: [Int32] = []
        var scores = none
        let scorer = DomainScorer(table: table)
        page.text.withUnsafeBufferPointer { text in
            var lastArticle = -1
            var wasHeading = false
            for (number, paragraph) in page.paragraphs.enumerated() {
                let isHeading = paragraph.kind == .heading
                if sections.isEmpty || paragraph.article != lastArticle || (isHeading && !wasHeading) { sections.append(none) }
                lastArticle = paragraph.article
                wasHeading = isHeading
                sectionOf[number] = sections.count - 1
                if isHeading { scorer.add(text, paragraph.span, times: 2, to: &sections[sections.count - 1]) }
            }
            for sentence in scan.sentences where !sentence.tokens.isEmpty {
                for i in scores.indices { scores[i] = 0 }
                scorer.add(text, sentence.span, times: 1, to: &scores)
                starts.append(sentence.span.lowerBound)
                own += scores
                scorer.add(scores[...], times: 1, to: &sections[sectionOf[sentence.paragraph]])
            }
            for (number, paragraph) in page.paragraphs.enumerated() where number == 0 || sectionOf[number] != sectionOf[number - 1] {
                for (i, score) in sections[sectionOf[number]].enumerated() { articles[paragraph.article][i] += score }
            }
            for (number, article) in page.articles.enumerated() {
                if let title = article.title { scorer.add(text, title, times: 3, to: &articles[number]) }
            }
        }
        self.articles = articles
        self.sections = sections
        self.sectionOf = sectionOf
        self.starts = starts
        self.own = own
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

    func article(_ index: Int) -> [Int32] { articles[index] }
    func section(of paragraph: Int) -> [Int32] { sections[sectionOf[paragraph]] }
}
