import ChineseText
import FactRules

/// Turns the bound quantities of a document into facts: adds what the sentence does not say from what surrounds it.
final class FactAssembler {
    let scan: DocumentScan
    let document: Document
    let extractor: Extractor
    /// Where what is read on the way is kept, for those who want to see it.
    let trace: ReadingTrace?
    private let units: UnitTable.Units
    private let traits: FlatArray<Unit.Traits>
    /// Holds what is made of the sentences, and is emptied when it has grown large.
    let arena = FactArena()
    /// Holds what stays until the document is read.
    private let lasting = FactArena(capacity: 1 << 10)
    /// The original, while it is read.
    @exclusivity(unchecked) private(set) var original: OriginalText!
    private let ids: FactID
    let documentID: FactText
    /// Used again for each sentence.
    private let map = TokenMap()
    private let cuts = PhraseCuts()
    private(set) lazy var domains = DomainFinder(scan: scan, rules: extractor.rules)
    private(set) lazy var subjects = SubjectFinder(scan: scan, extractor: extractor)
    private(set) lazy var indicators = extractor.rules.indicators
    private(set) lazy var frames = scan.page.articles.indices.map { frame($0) }
    /// What facts had that came before, as long as it stands in the arena.
    @exclusivity(unchecked) private var last = Last()
    /// How many facts there are.
    @exclusivity(unchecked) private(set) var count = 0

    init(scan: DocumentScan, document: Document, extractor: Extractor, trace: ReadingTrace? = nil) {
        self.scan = scan
        self.document = document
        self.extractor = extractor
        units = extractor.rules.units.units
        traits = extractor.rules.units.traits
        ids = FactID(document: document.id)
        documentID = lasting.text(document.id)
        self.trace = trace
    }

    /// The facts in the order of the text.
    func facts() -> [Fact] {
        var facts: [Fact] = []
        forEachFact { facts.append($0.fact) }
        return facts
    }

    /// Hands on the facts in the order of the text. None is kept: those of a long text would take more room than it does.
    func forEachFact(_ body: (ReadFact) -> Void) {
        OriginalText.with(scan.page) { original in
            self.original = original
            forEachFact(of: original.working, body)
            self.original = nil
        }
    }

    private func forEachFact(of text: UnsafeBufferPointer<UInt16>, _ body: (ReadFact) -> Void) {
        var state = ReadingState()
        let tables = TableFigures(scan, extractor: extractor, text: text)
        for sentence in scan.sentences {
            state.enter(sentence, page: scan.page, text: text, times: scan.times, places: scan.places)
            let facts: UnsafeMutableBufferPointer<FactRecord>
            if !tables.rows.isEmpty, let row = tables.rows[sentence.paragraph] {
                facts = read(row: row, of: tables, text: text, state: &state)
            } else {
                facts = read(sentence, text: text, article: scan.page.paragraphs[sentence.paragraph].article, state: &state)
            }
            // Facts of a group stand in one sentence or one row, so that nothing is added to these any more.
            for place in facts.indices { body(ReadFact(record: UnsafePointer(facts.baseAddress! + place), arena: arena)) }
            count += facts.count
            // What a trace keeps stands in the arena too.
            if trace == nil, arena.count > 1 << 15 { recycle(&state) }
        }
    }

    /// Empties the arena, but for what is carried on.
    private func recycle(_ state: inout ReadingState) {
        let name = state.lastName
        last = Last()
        if name.isNone { return arena.reset() }
        state.lastName = name.withCopy { copy in
            arena.reset()
            return arena.text(copy)
        }
    }

    private func read(
        _ sentence: SentenceScan, text: UnsafeBufferPointer<UInt16>, article: Int, state: inout ReadingState
    ) -> UnsafeMutableBufferPointer<FactRecord> {
        let time = scan.times[article]
        let places = scan.places[article]
        defer { state.leave(sentence, text: text, time: time, places: places) }
        let none = UnsafeMutableBufferPointer<FactRecord>(start: nil, count: 0)
        guard !sentence.tokens.isEmpty else { return none }
        trace?.open(sentence, article: article, state: state)
        return withUnsafePointer(to: SentenceView(sentence, original: original, map: map)) { view in
            let binder = Binder(index: extractor.index, units: traits, sentence: view, cuts: cuts, arena: arena, earlier: state.lastName)
            let bindings = binder.bindings(trace: trace?.add)
            if bindings.isEmpty { return none }
            let spoken = arena.text(original, trimmed(sentence.span, text))
            let facts = arena.allocate(FactRecord.self, bindings.count)
            for number in bindings.indices {
                let fact = facts.baseAddress! + number
                fact.initialize(to: FactRecord(frame: frames[article], documentID: documentID, article: article))
                fact.pointee.sentence = spoken
                let keys = KeyFinder(
                    view: view.pointee, sentence: sentence, state: state, time: time, places: places, binding: bindings[number],
                    quantity: sentence.quantities.baseAddress! + bindings[number].quantity)
                fill(fact, keys)
                let partner = bindings[number].partner
                if partner >= 0, let at = bindings[..<number].firstIndex(where: { $0.token == partner }) {
                    if facts[at].groupID.isNone { facts[at].groupID = facts[at].id }
                    fact.pointee.groupID = facts[at].groupID
                }
                trace?.add(fact: count + number, binding: bindings[number])
                state.lastName = bindings[number].indicator
            }
            return facts
        }
    }

    /// Fills in what a figure's words, its rule and what stands around it tell.
    private func fill(_ fact: UnsafeMutablePointer<FactRecord>, _ keys: KeyFinder) {
        let binding = keys.binding
        let quantity = keys.quantity
        let period = keys.period()
        let known = indicators.indicator(named: binding.indicator.bytes)
        fact.pointee.indicator = binding.indicator
        if let known, binding.kind != .level || known.admits(level: dimension(of: quantity)) { fact.pointee.indicatorID = Self.text(known.id) }
        fact.pointee.subject = subject(of: binding.token, in: keys.view)
        setValue(&fact.pointee, quantity.pointee.value, quantity.pointee.minimum, quantity.pointee.maximum, at: quantity.pointee.core)
        fact.pointee.unit = binding.unit.isNone ? unitText(quantity) : binding.unit
        if quantity.pointee.unit >= 0 { fact.pointee.unitCode = words(ofUnit: quantity.pointee.unit).code }
        fact.pointee.bound = binding.bound ?? quantity.pointee.bound
        fact.pointee.kind = binding.kind
        fact.pointee.basis = binding.basis
        fact.pointee.role = binding.role
        fact.pointee.status = binding.status ?? (keys.isPlan() || isAhead(period, keys.time) ? .target : .actual)
        setPeriod(&fact.pointee, period)
        setDomain(&fact.pointee, known) {
            domains.best(of: domains.scores(of: binding.indicator, unit: quantity.pointee.unitSpan, in: keys.sentence, keys.state, keys.view.text))
        }
        fact.pointee.rule = extractor.index.bindingRules[binding.rule].id
        if let place = keys.place() { setPlace(&fact.pointee, place.index, place.source) }
    }

    /// Whether a period lies after the text's own date.
    private func isAhead(_ period: Period?, _ time: TimeContext) -> Bool {
        guard let year = period?.start?.year ?? period?.end?.year, let published = time.published, time.isDated else { return false }
        return year > published.year
    }

    // MARK: What facts share

    /// What all facts of an article share.
    struct ArticleFrame {
        var title: FactText
        var published: FactText
    }

    private func frame(_ article: Int) -> ArticleFrame {
        let time = scan.times[article]
        let title = scan.page.articles[article].title
        return ArticleFrame(
            title: document.title.map { lasting.text($0) } ?? title.map { title in OriginalText.with(scan.page) { lasting.text($0, title) } } ?? .none,
            published: lasting.text(document.published ?? (time.isDated ? time.published?.description : nil)))
    }

    /// What the facts before had, which the next most often have too.
    private struct Last {
        var period: (meaning: Period, text: PeriodText)?
        var place: (index: Int, name: FactText, code: FactText)?
        var subject: (span: Range<Int>, text: FactText)?
        /// By the lowest bits of the unit's place.
        var units = [(index: Int, text: FactText, code: FactText)](repeating: (-1, .none, .none), count: 16)
    }

    /// How the table calls a unit, and its code.
    private func words(ofUnit index: Int) -> (text: FactText, code: FactText) {
        let place = index & (last.units.count - 1)
        if last.units[place].index != index {
            let unit = units[index]
            let code = unit.codeBytes
            last.units[place] = (index, arena.text(unit.textBytes), code.isEmpty ? .none : arena.text(code))
        }
        return (last.units[place].text, last.units[place].code)
    }

    func setPeriod(_ fact: inout FactRecord, _ period: Period?) {
        guard let period else { return }
        fact.year = period.year
        if let last = last.period, last.meaning == period {
            fact.period = last.text
            return
        }
        fact.period = arena.text(period)
        last.period = (period, fact.period)
    }

    func setPlace(_ fact: inout FactRecord, _ place: Int, _ source: Fact.LocalitySource) {
        fact.localitySource = source
        if last.place?.index != place {
            let division = extractor.rules.gazetteer.places[place]
            let code = division.codeBytes
            last.place = (place, arena.text(division.nameBytes), code.isEmpty ? .none : arena.text(code))
        }
        guard let last = last.place else { return }
        fact.locality = last.name
        fact.localityCode = last.code
    }

    /// Sets value and bounds, where they stand, and what is made of both: the id.
    func setValue(_ fact: inout FactRecord, _ value: ExactDecimal?, _ minimum: ExactDecimal?, _ maximum: ExactDecimal?, at core: Range<Int>) {
        fact.value = arena.digits(of: value)
        fact.minimum = arena.digits(of: minimum)
        fact.maximum = arena.digits(of: maximum)
        fact.place = scan.page.place(of: core)
        fact.quote = arena.text(original, verbatim: core)
        fact.id = ids.id(place: fact.place, value: fact.value, minimum: fact.minimum, maximum: fact.maximum, in: arena)
    }

    /// Sets the domain by the catalogue, where that knows the indicator, else by the words around it.
    func setDomain(_ fact: inout FactRecord, _ known: IndicatorTable.Indicator?, _ find: () -> Int) {
        if let known, let index = domains.index(of: Self.text(known.domain)), index != domains.table.other {
            fact.domain = index
        } else {
            fact.domain = find()
        }
        fact.domainCode = domains.codes[fact.domain]
    }

    private func subject(of token: Int, in view: SentenceView) -> FactText {
        guard let subject = subjects.subject(of: token, in: view) else { return .none }
        if let last = last.subject, last.span == subject.span { return last.text }
        let text = arena.text(original, subject.span)
        last.subject = (subject.span, text)
        return text
    }

    /// A text that stands in the rules.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> FactText { FactText(start: bytes.baseAddress, count: bytes.count, isPlain: false) }

    /// The unit as the text writes it (個, not 个), by the name under which the unit table knows it.
    private func unitText(_ quantity: UnsafePointer<Quantity>) -> FactText {
        guard quantity.pointee.unit >= 0 else { return .none }
        let span = quantity.pointee.unitSpan
        let page = scan.page
        // Simplified and half width, as most texts are: as the table has it.
        if original.isUnfolded(span) { return words(ofUnit: quantity.pointee.unit).text }
        let unit = units[quantity.pointee.unit]
        let text = unit.text
        let folded = Array(text.utf16)
        guard span.count >= folded.count, unit.form.hasSuffix(text) else { return arena.text(text) }
        var units: [UInt16] = []
        for (i, offset) in ((span.upperBound - folded.count)..<span.upperBound).enumerated() {
            guard page.text[offset] == folded[i] else { return arena.text(text) }
            let original = page.source.units[Int(page.origin[offset])]
            units.append((0x4E00...0x9FFF).contains(original) ? original : folded[i])
        }
        return arena.text(units.count) { units[$0] }
    }

    private func dimension(of quantity: UnsafePointer<Quantity>) -> Unit.Dimension? {
        quantity.pointee.unit >= 0 ? traits[quantity.pointee.unit].dimension : nil
    }

    /// A span without the blanks and breaks at its ends.
    private func trimmed(_ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Range<Int> {
        func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x0A || unit == 0x09 }
        var span = span
        while !span.isEmpty, isBlank(text[span.lowerBound]) { span = (span.lowerBound + 1)..<span.upperBound }
        while !span.isEmpty, isBlank(text[span.upperBound - 1]) { span = span.lowerBound..<(span.upperBound - 1) }
        return span
    }
}
