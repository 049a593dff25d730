import ChineseText
import FactRules

/// Turns the bound quantities of a document into facts: adds what the sentence does not say from what surrounds it.
final class FactAssembler {
    let scan: DocumentScan
    let document: Document
    let extractor: Extractor
    let ids: FactID
    let topics: TopicScores
    /// Where what is read on the way is kept, for those who want to see it.
    let trace: ReadingTrace?
    /// Used again for each sentence.
    private let map = TokenMap()
    private let cuts = PhraseCuts()
    let domains: DomainTable
    private(set) lazy var indicators = extractor.rules.indicators
    private(set) lazy var subjects = SubjectFinder(scan: scan, extractor: extractor)
    /// What the last sentence asked for says of domains, with the heading it stood under.
    private var surroundings = (sentence: -1, heading: nil as Range<Int>?, scores: [Int32]())
    private(set) lazy var frames = scan.page.articles.indices.map { frame($0) }
    private var lastPeriod: (period: Period, words: PeriodWords)?

    init(scan: DocumentScan, document: Document, extractor: Extractor, trace: ReadingTrace? = nil) {
        self.scan = scan
        self.document = document
        self.extractor = extractor
        ids = FactID(document: document.id)
        domains = extractor.rules.domains
        topics = TopicScores(scan: scan, table: domains)
        self.trace = trace
    }

    /// The facts in the order of the text.
    func facts() -> [Fact] {
        var facts: [Fact] = []
        readSentences(into: &facts) { _ in }
        return facts
    }

    /// Hands on the facts in the order of the text. None is kept: those of a long text would take more room than it does.
    func forEachFact(_ body: (Fact) -> Void) {
        var facts: [Fact] = []
        readSentences(into: &facts) { facts in
            // Facts of a group stand in one sentence or one row, so that nothing is added to these any more.
            facts.withUnsafeBufferPointer { facts in for place in facts.indices { body(facts[place]) } }
            facts.removeAll(keepingCapacity: true)
        }
    }

    private func readSentences(into facts: inout [Fact], afterEach: (inout [Fact]) -> Void) {
        scan.page.text.withUnsafeBufferPointer { text in
            var state = ReadingState()
            let tables = TableFigures(scan, extractor: extractor, text: text)
            for sentence in scan.sentences {
                state.enter(sentence, page: scan.page, text: text, times: scan.times, places: scan.places)
                if let row = tables.rows[sentence.paragraph] {
                    read(row: row, of: tables, text: text, state: &state, into: &facts)
                } else {
                    let article = scan.page.paragraphs[sentence.paragraph].article
                    read(sentence, text: text, article: article, state: &state, into: &facts)
                }
                afterEach(&facts)
            }
        }
    }

    /// What is carried from sentence to sentence.
    struct ReadingState {
        var article = -1
        var paragraph = -1
        /// The name of the figure before.
        var lastName: String?
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
                lastName = nil
                isPlan = sectionPlan
                if found.kind == .heading {
                    heading = found.span
                    if let plan = PlanScope.isPlan(headline: page.originalUnits(found.span), isTitle: false) { sectionPlan = plan } else { sectionPlan = documentPlan }
                    isPlan = sectionPlan
                }
            }
        }
    }

    private func read(
        _ sentence: SentenceScan, text: UnsafeBufferPointer<UInt16>, article: Int, state: inout ReadingState, into facts: inout [Fact]
    ) {
        let time = scan.times[article]
        let places = scan.places[article]
        defer { state.leave(sentence, text: text, time: time, places: places) }
        guard !sentence.tokens.isEmpty else { return }
        let view = SentenceView(sentence, text: text, map: map)
        let binder = Binder(
            index: extractor.index, units: extractor.rules.units, page: scan.page, view: view, cuts: cuts, earlier: state.lastName)
        let bindings: [Binding]
        if let trace {
            trace.open(sentence, article: article, state: state)
            bindings = binder.bindings(trace: trace.add)
        } else {
            bindings = binder.bindings()
        }
        guard !bindings.isEmpty else { return }
        let spoken = scan.page.original(trimmed(sentence.span, text))
        let frame = frames[article]
        var made: [(token: Int, fact: Int)] = []
        made.reserveCapacity(bindings.count)
        for binding in bindings {
            let quantity = sentence.quantities[binding.quantity]
            let keys = KeyFinder(
                view: view, sentence: sentence, state: state, time: time, places: places, binding: binding, quantity: quantity)
            let period = keys.period()
            let place = keys.place()
            let words = words(for: period)
            let name = indicators.indicator(named: binding.indicator)
            let spot = scan.page.place(of: quantity.core)
            var fact = Fact(
                id: ids.id(place: spot, value: quantity.value, minimum: quantity.minimum, maximum: quantity.maximum),
                documentID: document.id, article: article + 1, title: frame.title, published: frame.published, indicator: binding.indicator,
                indicatorID: name.flatMap { binding.kind != .level || $0.admits(level: dimension(of: quantity)) ? $0.id : nil },
                subject: subjects.subject(of: binding.token, in: view).map { scan.page.original($0.span) },
                value: quantity.value, minimum: quantity.minimum, maximum: quantity.maximum, unit: binding.unit ?? unitText(quantity),
                unitCode: quantity.unit >= 0 ? extractor.rules.units.units[quantity.unit].code : nil, bound: binding.bound ?? quantity.bound, kind: binding.kind,
                basis: binding.basis, role: binding.role, status: binding.status ?? (keys.isPlan() || isAhead(period, time) ? .target : .actual),
                year: period?.year, period: words?.label, periodStart: words?.firstDay, periodEnd: words?.lastDay,
                domain: domain(binding, sentence, state, name, text), locality: nil, localityCode: nil, localitySource: nil,
                quote: scan.page.verbatim(quantity.core), place: spot, sentence: spoken,
                rule: extractor.rules.rules[binding.rule].id, groupID: nil)
            if let place {
                let row = extractor.rules.gazetteer.places[place.index]
                fact.locality = row.name
                fact.localityCode = row.code.isEmpty ? nil : row.code
                fact.localitySource = place.source
            }
            if binding.partner >= 0, let at = made.first(where: { $0.token == binding.partner })?.fact {
                let group = facts[at].groupID ?? facts[at].id
                facts[at].groupID = group
                fact.groupID = group
            }
            trace?.add(fact: facts.count, binding: binding)
            made.append((binding.token, facts.count))
            facts.append(fact)
            state.lastName = binding.indicator
        }
    }

    /// Whether a period lies after the text's own date.
    private func isAhead(_ period: Period?, _ time: TimeContext) -> Bool {
        guard let year = period?.start?.year ?? period?.end?.year, let published = time.published, time.isDated else { return false }
        return year > published.year
    }

    /// What all facts of an article share.
    struct ArticleFrame {
        var title: String?
        var published: String?
    }

    private func frame(_ article: Int) -> ArticleFrame {
        let time = scan.times[article]
        return ArticleFrame(
            title: document.title ?? scan.page.articles[article].title.map(scan.page.original),
            published: document.published ?? (time.isDated ? time.published?.description : nil))
    }

    /// How a period is written.
    struct PeriodWords {
        var label: String
        var firstDay: String?
        var lastDay: String?
    }

    /// How a period is written; most figures are of the same one as the figure before.
    func words(for period: Period?) -> PeriodWords? {
        guard let period else { return nil }
        if let lastPeriod, lastPeriod.period == period { return lastPeriod.words }
        let words = PeriodWords(label: period.label, firstDay: period.firstDay, lastDay: period.lastDay)
        lastPeriod = (period, words)
        return words
    }

    /// The unit as the text writes it (個, not 个), by the name under which the unit table knows it.
    private func unitText(_ quantity: Quantity) -> String? {
        guard quantity.unit >= 0 else { return nil }
        let text = extractor.rules.units.units[quantity.unit].text
        // Simplified and half width, as most texts are: as the table has it.
        let page = scan.page
        if quantity.unitSpan.allSatisfy({ page.text[$0] == page.source.units[Int(page.origin[$0])] }) { return text }
        let folded = Array(text.utf16)
        guard quantity.unitSpan.count >= folded.count, extractor.rules.units.units[quantity.unit].form.hasSuffix(text) else { return text }
        var units: [UInt16] = []
        for (i, offset) in ((quantity.unitSpan.upperBound - folded.count)..<quantity.unitSpan.upperBound).enumerated() {
            guard page.text[offset] == folded[i] else { return text }
            let original = page.source.units[Int(page.origin[offset])]
            units.append((0x4E00...0x9FFF).contains(original) ? original : folded[i])
        }
        return units.withUnsafeBufferPointer { String(units: $0) }
    }

    private func dimension(of quantity: Quantity) -> Unit.Dimension? {
        quantity.unit >= 0 ? extractor.rules.units.units[quantity.unit].dimension : nil
    }

    private func trimmed(_ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Range<Int> {
        var span = span
        while !span.isEmpty, [0x20, 0x0A, 0x09].contains(text[span.lowerBound]) { span = (span.lowerBound + 1)..<span.upperBound }
        while !span.isEmpty, [0x20, 0x0A, 0x09].contains(text[span.upperBound - 1]) { span = span.lowerBound..<(span.upperBound - 1) }
        return span
    }

    /// Where the words stand that tell a figure's domain, and how much those of each place count.
    func forEachDomainSource(
        _ indicator: String, unit: Range<Int>, _ sentence: Range<Int>, _ heading: Range<Int>?, article: Int, text: UnsafeBufferPointer<UInt16>,
        _ body: (_ source: String, UnsafeBufferPointer<UInt16>, Range<Int>, _ factor: Int32) -> Void
    ) {
        folded(indicator).withUnsafeBufferPointer { body("indicator", $0, 0..<$0.count, 12) }
        // 吨标准煤, 吨公里 tell as much as a name does.
        body("unit", text, unit, 12)
        body("sentence", text, sentence, 3)
        if let heading { body("heading", text, heading, 4) }
    }

    /// The domain by the catalogue, else by the words of the indicator, the sentence, the heading, the section and the article.
    private func domain(
        _ binding: Binding, _ sentence: SentenceScan, _ state: ReadingState, _ known: IndicatorTable.Indicator?,
        _ text: UnsafeBufferPointer<UInt16>
    ) -> String {
        if let known, known.domain != "other" { return known.domain }
        let scores = domainScores(binding, sentence, state, text)
        return domains.codes[DomainScorer(table: domains).best(of: scores) ?? domains.other]
    }

    /// How much speaks for each domain.
    func domainScores(_ binding: Binding, _ sentence: SentenceScan, _ state: ReadingState, _ text: UnsafeBufferPointer<UInt16>) -> [Int32] {
        let scorer = DomainScorer(table: domains)
        if surroundings.sentence != sentence.span.lowerBound || surroundings.heading != state.heading {
            surroundings.scores = scores(around: sentence, state, text, scorer)
            surroundings.sentence = sentence.span.lowerBound
            surroundings.heading = state.heading
        }
        var scores = surroundings.scores
        folded(binding.indicator).withUnsafeBufferPointer { scorer.add($0, 0..<$0.count, times: 12, to: &scores) }
        scorer.add(text, sentence.quantities[binding.quantity].unitSpan, times: 12, to: &scores)
        return scores
    }

    /// What speaks for each domain whatever the indicator: the sentence, the heading, the section and the article.
    private func scores(
        around sentence: SentenceScan, _ state: ReadingState, _ text: UnsafeBufferPointer<UInt16>, _ scorer: DomainScorer
    ) -> [Int32] {
        var scores = [Int32](repeating: 0, count: domains.codes.count)
        scorer.add(topics.sentence(at: sentence.span.lowerBound), times: 3, to: &scores)
        if let heading = state.heading { scorer.add(text, heading, times: 4, to: &scores) }
        scorer.add(topics.section(of: sentence.paragraph), share: 40, to: &scores)
        scorer.add(topics.article(state.article), share: 40, to: &scores)
        return scores
    }

    func folded(_ indicator: String) -> [UInt16] { indicator.utf16.map { extractor.rules.folding[$0] } }
}

extension FactAssembler.ReadingState {
    /// ， 在 “ ： ； and the last character of an agency's name (新华社武汉11月2日电).
    private static let openers: Set<UInt16> = [0xFF0C, 0x5728, 0x201C, 0x20, 0xFF1A, 0xFF1B, 0x793E, 0x7F51, 0x62A5]

    /// Takes along what a sentence leaves in force.
    mutating func leave(_ sentence: SentenceScan, text: UnsafeBufferPointer<UInt16>, time: TimeContext, places: PlaceContext) {
        let told = sentence.periods.filter { mention in
            mention.role != .vague && !KeyFinder.isCompared(mention.span, text, from: sentence.span.lowerBound)
                && !KeyFinder.isBase(mention.span, text, from: sentence.span.lowerBound)
        }
        for (place, mention) in told.enumerated() {
            // 由于2018年假期较早，2019年3月旅客减少10%: a period that another follows before any figure is only said on the way.
            if place + 1 < told.count, told[place + 1].statesYear, told[place + 1].role == .plain,
                let figure = sentence.quantities.first(where: { $0.span.lowerBound > mention.span.upperBound }),
                told[place + 1].span.upperBound <= figure.span.lowerBound
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
            if places.gazetteer.places[found].level >= .county { lastCounty = found }
            let start = mention.span.lowerBound
            isNational = places.home < 0 || places.gazetteer.places[places.home].level == .nation
            // In a text about the whole country each place that a clause opens with sets the scene: 在山东兰陵, 河南：.
            let heads = start == sentence.span.lowerBound || start == last || Self.openers.contains(text[start - 1])
            let opens = isNational && (heads || mention.name < 0) || start == sentence.span.lowerBound || [0x20, 0x5728, 0x201C].contains(text[start - 1]) && start - sentence.span.lowerBound <= 2
                || mention.name < 0 && text[start - 1] == 0xFF0C
            // In a city's text a short name opens a sentence of its own; a full one opens a passage.
            if mention.name >= 0, places.gazetteer.names.isShort(mention.name), places.home >= 0,
                places.gazetteer.places[places.home].level > .nation, found != places.home
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
