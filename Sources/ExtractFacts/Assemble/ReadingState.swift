import ChineseText
import FactRules

extension FactAssembler {
    /// What is carried from sentence to sentence.
    struct ReadingState {
        var article = -1
        var paragraph = -1
        /// The name of the figure before; none where there is none.
        var lastName = FactText.none
        /// The period that the paragraph is about, as far as it has said so.
        var period: Period?
        /// Where it has said so.
        var periodMention = 0..<0
        /// What the heading of the section says of it.
        var section = SectionPeriod()
        /// The division that the paragraph speaks of, or -1.
        var place = -1
        /// Where it names the division.
        var placeMention = 0..<0
        /// The county-level division named last (该县).
        var lastCounty = -1
        /// The division named last, or -1.
        var scene = -1
        /// Whether the article is about the whole country, so that each place named in it sets a scene.
        var isNational = false
        var heading: Range<Int>?
        /// Whether the paragraph speaks of plans.
        var isPlan = false
        /// Whether the section, or the whole article, is a plan.
        var sectionPlan = false
        var documentPlan = false

        /// Whether the title or one of the first headings names a plan.
        private static func isPlanDocument(_ article: Article, _ page: Page) -> Bool {
            if let title = article.title, let plan = PlanScope.isPlan(headline: page.originalUnits(title), isTitle: true) { return plan }
            for paragraph in page.paragraphs[article.paragraphs].prefix(12) where paragraph.kind == .heading {
                if let plan = PlanScope.isPlan(headline: page.originalUnits(paragraph.span), isTitle: true) { return plan }
            }
            return false
        }

        mutating func enter(
            _ sentence: SentenceScan, page: Page, text: UnsafeBufferPointer<UInt16>, times: [TimeContext], places: [PlaceContext]
        ) {
            let found = page.paragraphs[sentence.paragraph]
            if found.article != article {
                self = ReadingState()
                article = found.article
                documentPlan = Self.isPlanDocument(page.articles[article], page)
                sectionPlan = documentPlan
            }
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph
                if found.kind == .heading { section.enter(sentence, text: text, time: times[found.article]) }
                period = section.period
                periodMention = section.mention
                // In a broadcast the place of an item holds to its end.
                if !(isNational && places[found.article].homeSource == .masthead) || found.kind == .heading { place = -1 }
                lastName = .none
                isPlan = sectionPlan
                if found.kind == .heading {
                    heading = found.span
                    if let plan = PlanScope.isPlan(headline: page.originalUnits(found.span), isTitle: false) { sectionPlan = plan } else { sectionPlan = documentPlan }
                    isPlan = sectionPlan
                }
            }
        }
    }
}

extension FactAssembler.ReadingState {
    /// ， 在 “ ： ； and the last character of an agency's name (新华社武汉11月2日电).
    private static func opens(_ unit: UInt16) -> Bool {
        switch unit {
        case 0xFF0C, 0x5728, 0x201C, 0x20, 0xFF1A, 0xFF1B, 0x793E, 0x7F51, 0x62A5: true
        default: false
        }
    }

    /// Takes along what a sentence leaves in force.
    mutating func leave(_ sentence: SentenceScan, text: UnsafeBufferPointer<UInt16>, time: TimeContext, places: PlaceContext) {
        let floor = sentence.span.lowerBound
        func isTold(_ mention: PeriodMention) -> Bool {
            mention.role != .vague && !KeyFinder.isCompared(mention.span, text, from: floor) && !KeyFinder.isBase(mention.span, text, from: floor)
        }
        for (place, mention) in sentence.periods.enumerated() where isTold(mention) {
            // 由于2018年假期较早，2019年3月旅客减少10%: a period that another follows before any figure is only said on the way.
            if place + 1 < sentence.periods.count,
                let figure = sentence.quantities.first(where: { $0.span.lowerBound > mention.span.upperBound }),
                sentence.periods[(place + 1)...].contains(where: {
                    $0.statesYear && $0.role == .plain && $0.span.upperBound <= figure.span.lowerBound && isTold($0)
                })
            {
                continue
            }
            // Only what a sentence or a clause begins with holds on after it.
            let start = mention.span.lowerBound
            guard start - sentence.span.lowerBound <= 8 || text[start - 1] == 0xFF0C
                || text[start - 1] == 0x201C && text[start - 2] == 0xFF0C else { continue }
            if mention.isDate, !mention.statesYear { continue }
            if case .now = mention.meaning { continue }
            // “十一五”: the years of a plan, which the sentences after it sum up; 改革开放以来 is an era.
            if case .fixed(let span) = mention.meaning, span.end == nil || mention.role == .since { continue }
            if let found = time.period(of: mention, current: period) {
                // A day of another year is that of an event of long ago.
                if mention.isDate, let told = time.reportYear, found.year != told { continue }
                period = mention.isDate ? found.year.map { Period(CalendarDate(year: $0)) } : found
                periodMention = mention.span
            }
        }
        let span = sentence.span
        // Where the last place that opened a clause ends: 山东兰陵.
        var last = -1
        for mention in sentence.places {
            guard let found = places.resolve(mention, last: lastCounty, scene: scene) else { continue }
            if mention.name >= 0, PlaceReading.tellsWhere(mention, text, in: span, places: places, before: span.upperBound) { scene = found }
            if places.gazetteer.level(of: found) >= .county { lastCounty = found }
            let start = mention.span.lowerBound
            isNational = places.home < 0 || places.gazetteer.level(of: places.home) == .nation
            // In a text about the whole country each place that a clause opens with sets the scene: 在山东兰陵, 河南：.
            let heads = start == sentence.span.lowerBound || start == last || Self.opens(text[start - 1])
            let opens = isNational && (heads || mention.name < 0) || start == sentence.span.lowerBound || [0x20, 0x5728, 0x201C].contains(text[start - 1]) && start - sentence.span.lowerBound <= 2
                || mention.name < 0 && text[start - 1] == 0xFF0C
            // In a city's text a short name opens a sentence of its own; a full one opens a passage.
            if mention.name >= 0, places.gazetteer.names.isShort(mention.name), places.home >= 0,
                places.gazetteer.level(of: places.home) > .nation, found != places.home
            {
                continue
            }
            // A list of places (武义、磐安实现…) holds for its own sentence only.
            let isListed = mention.span.upperBound < text.count && text[mention.span.upperBound] == 0x3001
            // 广东某市的这家企业: of that firm alone.
            if isNational, mention.name >= 0, mention.span.upperBound < text.count, text[mention.span.upperBound] == 0x7684 { continue }
            if opens { last = mention.span.upperBound }
            if opens, !isListed, PlaceReading.tellsWhere(mention, text, in: span, places: places, before: span.upperBound) {
                place = found
                placeMention = mention.span
            }
        }
    }
}
