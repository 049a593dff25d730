import ChineseText
import FactRules

/// A document as far as it can be read sentence by sentence: what its sentences hold and what its articles are about.
struct DocumentScan {
    let page: Page
    var sentences: [SentenceScan] = []
    /// What the sentences point into.
    private let storage = ScanStorage()
    /// By article.
    var times: [TimeContext] = []
    var places: [PlaceContext] = []
    /// The date that each article bears, nil where it bears none.
    var dates: [CalendarDate?] = []

    init(document: Document, extractor: Extractor) throws(TextError) {
        let source = try TextDecoder.decode(document.bytes, encoding: document.encoding)
        page = extractor.mender.page(source)
        page.text.withUnsafeBufferPointer { text in
            readSentences(text, extractor)
            settle(text, document, extractor)
        }
    }

    // MARK: - Sentence by sentence

    private mutating func readSentences(_ text: UnsafeBufferPointer<UInt16>, _ extractor: Extractor) {
        let found = page.sentences()
        sentences.reserveCapacity(found.count)
        // Used again for one sentence after the other.
        var figures = Scanner.Result()
        var mentions: [PlaceMention] = []
        var room = UnsafeMutableBufferPointer<Token>(start: nil, count: 0)
        defer { room.deallocate() }
        for sentence in found {
            if !figures.quantities.isEmpty { figures.quantities.removeAll(keepingCapacity: true) }
            if !figures.periods.isEmpty { figures.periods.removeAll(keepingCapacity: true) }
            extractor.scanner.scan(text, in: sentence.span, into: &figures)
            // 每千人口, 万元产值能耗: a scale word alone is part of a name.
            if !figures.quantities.isEmpty { figures.quantities.removeAll { Self.isNamePart($0, text) } }
            if !figures.periods.isEmpty { figures.periods.removeAll { Self.isAfterwards($0, text) } }
            var scan = SentenceScan(span: sentence.span, paragraph: sentence.paragraph)
            if !figures.periods.isEmpty { scan.periods = storage.store(figures.periods) }
            if !figures.quantities.isEmpty { scan.quantities = storage.store(figures.quantities) }
            if page.paragraphs[sentence.paragraph].kind != .scrap {
                // Places matter everywhere, words only beside figures.
                if !mentions.isEmpty { mentions.removeAll(keepingCapacity: true) }
                if scan.quantities.isEmpty {
                    extractor.placeMentions(text, in: sentence.span, into: &mentions)
                } else {
                    let most = Tokenizer.mostTokens(in: sentence.span, quantities: scan.quantities, periods: scan.periods)
                    if room.count < most {
                        room.deallocate()
                        room = .allocate(capacity: max(1200, most * 2))
                    }
                    scan.tokens = readTokens(of: scan, text, extractor, into: room.baseAddress!, &mentions)
                }
                if !mentions.isEmpty { scan.places = storage.store(mentions) }
            }
            sentences.append(scan)
        }
    }

    /// The tokens of a sentence with figures; adds the places among them to `mentions`, and to figures the units that they imply.
    private func readTokens(
        of scan: SentenceScan, _ text: UnsafeBufferPointer<UInt16>, _ extractor: Extractor, into room: UnsafeMutablePointer<Token>,
        _ mentions: inout [PlaceMention]
    ) -> UnsafeBufferPointer<Token> {
        let count = extractor.tokenizer.tokens(of: text, in: scan.span, quantities: scan.quantities, periods: scan.periods, into: room)
        let tokens = UnsafeBufferPointer(start: room, count: count)
        ImpliedScale.addUnits(
            to: UnsafeMutableBufferPointer(mutating: scan.quantities), tokens: tokens, text: text, nouns: extractor.rules.impliedUnits,
            units: extractor.rules.units)
        for token in tokens where token.kind == .word {
            if token.wordClass == .place {
                mentions.append(extractor.mention(of: Int(token.index), at: token.span, in: text, limit: scan.span.upperBound))
            } else if token.wordClass.isDeixis {
                mentions.append(PlaceMention(word: token.span, token.wordClass, in: text))
            }
        }
        return storage.store(tokens)
    }

    // MARK: - Article by article

    /// Finds what each article says of its time and place.
    private mutating func settle(_ text: UnsafeBufferPointer<UInt16>, _ document: Document, _ extractor: Extractor) {
        let rules = extractor.rules
        let gazetteer = rules.gazetteer
        let published = document.published.flatMap { PublicationDate.normalized($0) }.flatMap { CalendarDate($0) }
        let name = DocumentName(document.id)
        let option = document.locality.flatMap { extractor.place(named: $0) }
        let masthead = document.masthead.flatMap { extractor.place(ofMasthead: Array($0.utf16).map { rules.folding[$0] }) }
            ?? extractor.masthead(in: page, of: text)
        let named = name.words.lazy.compactMap { rules.latinPlaces[$0] }.first ?? []
        let isNamedWorkReport = name.isWorkReport
        var next = 0
        for (number, article) in page.articles.enumerated() {
            // The paragraphs of an article stand together, and so do its sentences.
            let first = next
            while next < sentences.count, page.paragraphs[sentences[next].paragraph].article == number { next += 1 }
            let own = sentences[first..<next]
            let date = TextDate.date(of: article, in: own, page: page, text: text) ?? (dates.isEmpty ? nil : dates[0])
            dates.append(date)
            let isWorkReport = isNamedWorkReport || article.title.map { Self.isWorkReport($0, text) } ?? false
            // A day in the document's name is the day of the whole of it.
            let known = published ?? name.date.flatMap { $0.day > 0 ? $0 : nil } ?? date ?? name.date
            let closing = known == nil && masthead.map(extractor.isOfTaiwan) ?? false ? TextDate.closingDay(of: article, page: page, text: text) : nil
            let numbered = name.date?.year ?? name.year ?? TextDate.documentYear(of: article, page: page, text: text)
            let time = TimeContext(
                published: known ?? closing, fallbackYear: numbered, reportsOnYearBefore: isWorkReport,
                speaksOfWholeYear: Self.speaksOfWholeYear(article, page, text), titleYear: YearNaming.titleYear(article, in: own, text),
                latestNamed: known == nil && numbered == nil ? YearNaming.latest(in: own, text) : nil, mentions: periodMentions(own, text))
            let place = PlaceContext(gazetteer: gazetteer, year: time.reportYear ?? time.published?.year)
            var dateline: Int?
            // What a national agency files from a city is most often not about that city: its own words have to say so.
            let paper = article.dateline.flatMap { extractor.newspaper(in: text, span: $0) }
            let isAgency = paper.map { gazetteer.level(of: $0) == .nation } ?? false
            if let span = article.dateline, !isAgency { dateline = extractor.place(inDateline: span, of: text, context: place) }
            place.settle(
                option: option, dateline: dateline, masthead: masthead ?? paper, named: named,
                weak: Self.firstNamesake(own, text), mentions: placeMentions(article, own, text, extractor),
                body: { extractor.issuer(named: article, in: page, of: text) })
            times.append(time)
            places.append(place)
        }
    }

    private func weight(_ scan: SentenceScan) -> Int { page.paragraphs[scan.paragraph].kind == .heading ? 2 : 1 }

    /// The periods that an article names, with how much each counts.
    private func periodMentions(_ own: ArraySlice<SentenceScan>, _ text: UnsafeBufferPointer<UInt16>) -> [(mention: PeriodMention, weight: Int)] {
        var found: [(mention: PeriodMention, weight: Int)] = []
        found.reserveCapacity(own.reduce(0) { $0 + $1.periods.count })
        for scan in own where !scan.periods.isEmpty {
            let weight = weight(scan)
            for mention in scan.periods where !KeyFinder.isCompared(mention.span, text, from: scan.span.lowerBound) {
                found.append((mention, weight))
            }
        }
        return found
    }

    /// The places that an article and its title name, with how much each counts.
    private func placeMentions(
        _ article: Article, _ own: ArraySlice<SentenceScan>, _ text: UnsafeBufferPointer<UInt16>, _ extractor: Extractor
    ) -> [(mention: PlaceMention, weight: Int)] {
        var found: [(mention: PlaceMention, weight: Int)] = []
        found.reserveCapacity(own.reduce(0) { $0 + $1.places.count })
        for scan in own where !scan.places.isEmpty {
            let weight = weight(scan) * (scan.paragraph < article.paragraphs.lowerBound + 3 ? 3 : 1)
            // 来源：铜陵日报 tells where a text comes from as 铜陵新闻网 does.
            let isHead = scan.paragraph < article.paragraphs.lowerBound + 6 && scan.span.count <= 60
            for mention in scan.places {
                let limit = scan.span.upperBound
                if mention.name < 0 {
                    if Self.isBoundary(mention, text) { continue }
                } else if mention.isNamesake {
                    guard isHead, PlaceReading.isPaper(mention.span.upperBound, in: text, limit: limit) else { continue }
                } else if Self.precedesMainland(mention, text, limit) || PlaceReading.isBodyOfNation(mention.span, in: text, limit: limit) {
                    // 中国内地 is said where one speaks from outside it.
                    continue
                }
                found.append((mention, weight))
            }
        }
        if let title = article.title {
            var named: [PlaceMention] = []
            extractor.placeMentions(text, in: title, into: &named)
            for mention in named where !PlaceReading.isBodyOfNation(mention.span, in: text, limit: title.upperBound) { found.append((mention, 3)) }
        }
        return found
    }

    /// The first place of an article that is the head of another name.
    private static func firstNamesake(_ own: ArraySlice<SentenceScan>, _ text: UnsafeBufferPointer<UInt16>) -> () -> PlaceMention? {
        {
            for scan in own {
                for mention in scan.places
                where mention.name >= 0 && PlaceReading.isNamesake(mention.span.upperBound, in: text, limit: scan.span.upperBound) {
                    return mention
                }
            }
            return nil
        }
    }

    /// Whether a word for a place tells a boundary rather than the place that the text is of: 省内, 市外, 县级, 区域.
    private static func isBoundary(_ mention: PlaceMention, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        guard mention.span.count == 2 else { return false }
        return [0x5185, 0x5916, 0x7EA7, 0x57DF, 0x9645].contains(text[mention.span.upperBound - 1])
    }

    /// Whether 内地 or 大陆 follows a name.
    private static func precedesMainland(_ mention: PlaceMention, _ text: UnsafeBufferPointer<UInt16>, _ limit: Int) -> Bool {
        let end = mention.span.upperBound
        guard end + 1 < limit else { return false }
        return text[end] == 0x5185 && text[end + 1] == 0x5730 || text[end] == 0x5927 && text[end + 1] == 0x9646
    }

    /// Whether a title is that of a work report given to a congress: 政府工作报告, 人民法院工作报告.
    private static func isWorkReport(_ title: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        let name: [UInt16] = [0x5DE5, 0x4F5C, 0x62A5, 0x544A]
        guard title.count > name.count else { return false }
        return (title.lowerBound + 1...(title.upperBound - name.count)).contains { at in
            // 府 院 会
            [0x5E9C, 0x9662, 0x4F1A].contains(text[at - 1]) && name.indices.allSatisfy { text[at + $0] == name[$0] }
        }
    }

    /// Whether a figure is a scale word alone with nothing that counts it: 千人, 万元, 百户.
    private static func isNamePart(_ quantity: Quantity, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        // 2004届校友, 105室, 2寸照片
        if let first = quantity.unitSpan.first {
            if [0x5BA4, 0x5BF8].contains(text[first]), quantity.unitSpan.count == 1 { return true }
            if quantity.number.count == 4, [0x5C4A, 0x7EA7, 0x6B3E, 0x7248].contains(text[first]) { return true }
        }
        // 图5商品结构, 表3: the number of a figure or a table.
        if quantity.number.lowerBound > 0, [0x56FE, 0x8868].contains(text[quantity.number.lowerBound - 1]),
            quantity.number.lowerBound < 2 || !text[quantity.number.lowerBound - 2].isIdeograph || text[quantity.number.lowerBound - 2] == 0x89C1
        {
            return true
        }
        // 2024青年电影周: a year before a noun that counts people.
        if quantity.number.count == 4, quantity.unit >= 0, quantity.unitSpan.isEmpty, text[quantity.number.lowerBound] == 0x32 || text[quantity.number.lowerBound] == 0x31,
            text[quantity.number.lowerBound + 1] == 0x30 || text[quantity.number.lowerBound + 1] == 0x39
        {
            return true
        }
        guard quantity.number.count == 1, quantity.span.lowerBound == quantity.number.lowerBound, quantity.bound == .exact else { return false }
        return [0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF].contains(text[quantity.number.lowerBound])
    }

    /// Whether 后年 is 后 and 年: 建成后年发电, 投产后年产.
    private static func isAfterwards(_ mention: PeriodMention, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        let start = mention.span.lowerBound
        guard mention.span.count >= 2, start > 0, text[start] == 0x540E, text[start + 1] == 0x5E74 else { return false }
        // 成 产 用 运 工 造 业
        return [0x6210, 0x4EA7, 0x7528, 0x8FD0, 0x5DE5, 0x9020, 0x4E1A].contains(text[start - 1])
    }

    /// Whether an article gives the figures of a whole year: 全年, 初步核算.
    private static func speaksOfWholeYear(_ article: Article, _ page: Page, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        for paragraph in page.paragraphs[article.paragraphs] where paragraph.kind == .body {
            var at = paragraph.span.lowerBound
            while at + 3 < paragraph.span.upperBound {
                // 全年, not 全年计划; 初步核算.
                if text[at] == 0x5168, text[at + 1] == 0x5E74, text[at + 2] != 0x8BA1, text[at + 2] != 0x76EE, text[at + 2] != 0x4EFB { return true }
                if text[at] == 0x521D, text[at + 1] == 0x6B65, text[at + 2] == 0x6838, text[at + 3] == 0x7B97 { return true }
                at += 1
            }
        }
        return false
    }
}
