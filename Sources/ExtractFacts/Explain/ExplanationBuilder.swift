import ChineseText
import FactRules

/// Puts an explanation together from what was read of a document.
struct ExplanationBuilder {
    let assembler: FactAssembler
    let facts: [Fact]
    private let readings: [Int: ReadingTrace.Reading]
    /// The facts from tables by paragraph.
    let cells: [Int: [ReadingTrace.Cell]]
    private let storage = ScanStorage()
    private let map = TokenMap()

    var scan: DocumentScan { assembler.scan }
    var document: Document { assembler.document }
    var extractor: Extractor { assembler.extractor }
    var page: Page { scan.page }
    var rules: RuleSet { extractor.rules }

    init(assembler: FactAssembler, trace: ReadingTrace, facts: [Fact]) {
        self.assembler = assembler
        self.facts = facts
        cells = Dictionary(grouping: trace.cells) { $0.figure.paragraph }
        readings = Dictionary(trace.readings.map { ($0.sentence.span.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func explanation(at offset: Int?) -> Explanation {
        var found = Explanation(articles: [], sentences: [])
        OriginalText.with(page) { original in
            let wanted = offset.map { sentence(at: $0) }
            for (index, sentence) in scan.sentences.enumerated() where !sentence.span.isEmpty {
                if let wanted, wanted != index { continue }
                found.sentences.append(explain(sentence, original))
            }
            for number in page.articles.indices where offset == nil || found.sentences.contains(where: { $0.article == number + 1 }) {
                found.articles.append(explain(article: number))
            }
        }
        return found
    }

    /// The sentence that holds the character at a place, or that lies around the blank there. Cells of a table may stand in
    /// another order in the file than in their rows.
    private func sentence(at offset: Int) -> Int? {
        let exact = scan.sentences.firstIndex { sentence in
            sentence.span.contains { page.source.codePointOffset(of: Int(page.origin[$0])) == offset }
        }
        return exact ?? scan.sentences.indices.filter { place(scan.sentences[$0].span).contains(offset) }
            .min { place(scan.sentences[$0].span).count < place(scan.sentences[$1].span).count }
    }

    /// The place of a span in the document, in code points: from its first to its last character there.
    func place(_ span: Range<Int>) -> Range<Int> {
        var first = Int.max
        var last = 0
        for offset in span {
            first = min(first, Int(page.origin[offset]))
            last = max(last, Int(page.origin[offset]))
        }
        return span.isEmpty ? 0..<0 : page.source.codePointOffset(of: first)..<page.source.codePointOffset(of: last + 1)
    }

    // MARK: Articles

    private func explain(article number: Int) -> Explanation.Article {
        Explanation.Article(
            number: number + 1, title: document.title ?? page.articles[number].title.map(page.original), published: published(number),
            year: year(number), locality: home(number))
    }

    /// What relative times count from, and who says so.
    func published(_ article: Int) -> Explanation.Clue? {
        let time = scan.times[article]
        guard let date = time.published?.description else { return nil }
        let name = DocumentName(document.id)
        let source: String
        if document.published.flatMap({ PublicationDate.normalized($0) }) != nil {
            source = "given by the caller"
        } else if (name.date.map { $0.day > 0 } ?? false) || scan.dates[article] == nil && (name.date != nil || name.year != nil) {
            source = "the document's name"
        } else if scan.dates[article] != nil {
            source = "the date that the text bears"
        } else {
            source = "the latest year that the article names"
        }
        return Explanation.Clue(value: date, source: source)
    }

    /// The year that an article reports on, and what speaks for it.
    func year(_ article: Int) -> Explanation.Clue? {
        let time = scan.times[article]
        guard let year = time.reportYear else { return nil }
        let votes = time.votes.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(3).map { "\($0.key): \($0.value)" }
        let source = votes.isEmpty ? "the year of its date" : "the years that it names, by weight (\(votes.joined(separator: ", ")))"
        return Explanation.Clue(value: String(year), source: source)
    }

    /// The division that an article writes from, and what speaks for it.
    func home(_ article: Int) -> Explanation.Clue? {
        let places = scan.places[article]
        guard places.home >= 0 else { return nil }
        let source: String
        switch places.homeSource {
        case .option: source = "given by the caller as ‘\(document.locality ?? "")’"
        case .dateline: source = "the dateline ‘\(page.articles[article].dateline.map(page.original) ?? "")’"
        case .masthead: source = document.masthead.map { "the masthead ‘\($0)’ given by the caller" } ?? "the newspaper that the page names"
        case .stated, .context, nil:
            let votes = places.votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            let named = votes.map { "\(places.gazetteer.places[$0.key].name): \($0.value)" }.joined(separator: ", ")
            source = named.isEmpty ? "the words for places in the article" : "the divisions that the article names, by weight (\(named))"
        }
        return Explanation.Clue(value: named(places.home), source: source)
    }

    /// Name and code of a division.
    func named(_ place: Int) -> String {
        let row = rules.gazetteer.places[place]
        return row.code.isEmpty ? row.name : "\(row.name) \(row.code)"
    }

    // MARK: Sentences

    private func explain(_ sentence: SentenceScan, _ original: OriginalText) -> Explanation.Sentence {
        let text = original.working
        var sentence = sentence
        if sentence.tokens.isEmpty {
            // Sentences without figures are not cut into words when facts are read.
            let tokens = extractor.tokenizer.tokens(
                of: text, in: sentence.span, quantities: sentence.quantities, periods: sentence.periods)
            sentence.tokens = tokens.withUnsafeBufferPointer { storage.store($0) }
        }
        let view = SentenceView(sentence, original: original, map: map)
        let article = page.paragraphs[sentence.paragraph].article
        let reading = readings[sentence.span.lowerBound]
        let current = reading?.state.period
        let time = scan.times[article]
        let places = scan.places[article]
        return Explanation.Sentence(
            article: article + 1, text: page.original(sentence.span), place: place(sentence.span),
            tokens: sentence.tokens.map {
                Explanation.Token(text: page.original($0.span), kind: Self.name(of: $0), place: place($0.span))
            },
            periods: sentence.periods.map { mention in
                Explanation.Period(
                    text: page.original(mention.span), place: place(mention.span), role: mention.role.rawValue,
                    label: mention.role == .vague ? nil : time.stated(mention, current: current)?.label,
                    isCompared: KeyFinder.isCompared(mention.span, text, from: sentence.span.lowerBound))
            },
            places: sentence.places.map { mention in
                let found = places.resolve(mention, last: reading?.state.lastCounty ?? -1)
                let row = found.map { rules.gazetteer.places[$0] }
                return Explanation.Place(
                    text: page.original(mention.span), place: place(mention.span), locality: row?.name,
                    code: row.flatMap { $0.code.isEmpty ? nil : $0.code },
                    candidates: mention.name >= 0 ? rules.gazetteer.names[mention.name].places.count : 0)
            },
            figures: figures(view, sentence, reading))
    }

    /// The name that patterns and lexicons have for what a token is.
    private static func name(of token: Token) -> String {
        token.kind == .word ? token.wordClass.rawValue : "\(token.kind)"
    }
}
