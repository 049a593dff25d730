import ChineseText
import FactRules

/// Reads numeric facts from documents. Immutable: one value may serve any number of threads.
public struct Extractor: Sendable {
    let rules: RuleSet
    let mender: Mender
    let scanner: Scanner
    let index: RuleIndex

    /// Compiles a set of rules.
    /// - Parameter overlays: Folders of rules laid over them line by line, the undermost first: Rules/README.md tells how.
    /// - Throws: `RuleErrors` with every problem found.
    public init(rules files: [RuleFile] = RuleFile.shipped, overlays: [[RuleFile]] = []) throws {
        self.init(compiled: try RuleSet(files, overlays: overlays, image: .shipped))
    }

    /// Reads with rules that are compiled already.
    public init(compiled rules: RuleSet) {
        self.rules = rules
        mender = Mender(folding: rules.folding)
        scanner = Scanner(
            units: rules.units, modifiers: rules.modifiers, names: rules.notQuantities, periods: rules.periodWords,
            nouns: rules.countedNouns)
        index = RuleIndex(rules.rules)
    }

    var tokenizer: Tokenizer { Tokenizer(vocabulary: rules.vocabulary) }

    /// The facts of a document in the order of the text. Never traps, whatever the bytes.
    /// - Throws: `TextError` where the bytes are no text.
    public func facts(in document: Document) throws -> [Fact] {
        var facts: [Fact] = []
        try forEachFact(in: document) { facts.append($0) }
        return facts
    }

    /// Hands on the facts of a document in the order of the text, and tells how its bytes were read. Takes less memory than
    /// `facts(in:)` where a document is large.
    /// - Throws: `TextError` where the bytes are no text; nothing has been handed on then.
    @discardableResult
    public func forEachFact(in document: Document, _ body: (Fact) -> Void) throws -> Decoding {
        try readFacts(in: document) { body($0.fact) }
    }

    /// The same with facts whose texts still stand in the reader's memory: for those who only write them.
    @discardableResult
    public func readFacts(in document: Document, _ body: (ReadFact) -> Void) throws -> Decoding {
        let scan = try DocumentScan(document: document, extractor: self)
        // A blank document needs no more tables.
        if !scan.sentences.isEmpty { FactAssembler(scan: scan, document: document, extractor: self).forEachFact(body) }
        return Decoding(scan.page)
    }

    /// The codes of the domains.
    public var domains: [String] { rules.domains.codes }
}

// MARK: - Places outside sentences

extension Extractor {
    /// The places and words for places of a span, in order.
    /// - Parameter common: whether names that are common words too count.
    func placeMentions(_ text: UnsafeBufferPointer<UInt16>, in span: Range<Int>, common: Bool = false, into mentions: inout [PlaceMention]) {
        let vocabulary = rules.vocabulary
        var from = span.lowerBound
        while let (entry, found) = vocabulary.nextPlace(in: text, from: from, to: span.upperBound, common: common) {
            from = found.upperBound
            if entry.place >= 0 {
                mentions.append(mention(of: Int(entry.place), at: found, in: text, limit: span.upperBound))
            } else {
                mentions.append(PlaceMention(word: found, entry.wordClass, in: text))
            }
        }
    }

    /// A name of the gazetteer where it stands in a sentence that ends at `limit`.
    func mention(of name: Int, at span: Range<Int>, in text: UnsafeBufferPointer<UInt16>, limit: Int) -> PlaceMention {
        let isNamesake = rules.gazetteer.names.isShort(name) && PlaceReading.isNamesake(span.upperBound, in: text, limit: limit)
        return PlaceMention(name: name, span: span, isNamesake: isNamesake)
    }

    /// The division of a name, short name or code that a caller gives; nil if there is none or several are meant.
    public func isKnownPlace(_ name: String) -> Bool { place(named: name) != nil }

    func place(named name: String) -> Int? {
        if let place = rules.gazetteer.place(code: name) { return place }
        let found = rules.gazetteer.places(named: name.utf16.map { rules.folding[$0] }).map(Int.init)
        let present = found.filter { rules.gazetteer.places[$0].to == 9999 }
        let pool = present.isEmpty ? found : present
        let levels = pool.map { rules.gazetteer.level(of: $0) }
        guard let top = levels.min(), levels.filter({ $0 == top }).count == 1 else { return nil }
        return pool[levels.firstIndex(of: top)!]
    }

    /// The last place named in a dateline ("新华社北京3月5日电", "本报嘉祥讯").
    func place(inDateline span: Range<Int>, of text: UnsafeBufferPointer<UInt16>, context: PlaceContext) -> Int? {
        // 大河日报郑州讯: the city, not where the paper comes from.
        let start = newspaperName(in: text, span: span)?.span.upperBound ?? span.lowerBound
        var mentions: [PlaceMention] = []
        placeMentions(text, in: start..<span.upperBound, common: true, into: &mentions)
        return mentions.last.flatMap { context.resolve($0, last: -1) }
    }

    /// The place of a newspaper or issuing body: by its own row, else by the division that its name begins with.
    func place(ofMasthead name: [UInt16]) -> Int? {
        name.withUnsafeBufferPointer { text in
            if let paper = newspaper(in: text, span: 0..<text.count) { return paper }
            var mentions: [PlaceMention] = []
            placeMentions(text, in: 0..<text.count, into: &mentions)
            guard let first = mentions.first, first.name >= 0 else { return nil }
            return PlaceContext(gazetteer: rules.gazetteer, year: nil).resolve(first, last: -1)
        }
    }

    /// The place of the newspaper that a span names, if it names one.
    func newspaper(in text: UnsafeBufferPointer<UInt16>, span: Range<Int>) -> Int? {
        newspaperName(in: text, span: span).flatMap { rules.gazetteer.place(code: rules.newspapers.code(of: $0.paper)) }
    }

    /// The first newspaper or agency that a span names, offices passed over.
    private func newspaperName(in text: UnsafeBufferPointer<UInt16>, span: Range<Int>) -> (span: Range<Int>, paper: Int32)? {
        var from = span.lowerBound
        while let (start, hit) = rules.newspapers.index.firstMatch(in: text, from: from, to: span.upperBound) {
            if !rules.newspapers.isBody(hit.value) { return (start..<hit.end, hit.value) }
            from = start + 1
        }
        return nil
    }

    /// The place of the offices and bodies that an article names most (入境处, 主计总处), for one that names no place itself; those of the
    /// whole country count only in its first paragraphs and where no others are named.
    func issuer(named article: Article, in page: Page, of text: UnsafeBufferPointer<UInt16>) -> Int? {
        var counts: [String: Int] = [:]
        for (number, paragraph) in page.paragraphs[article.paragraphs].enumerated() {
            var from = paragraph.span.lowerBound
            while let (_, hit) = rules.newspapers.index.firstMatch(in: text, from: from, to: paragraph.span.upperBound) {
                if rules.newspapers.isBody(hit.value) {
                    let code = rules.newspapers.code(of: hit.value)
                    if number < 3 || code != "100000" { counts[code, default: 0] += 1 }
                }
                from = hit.end
            }
        }
        let nation = counts.removeValue(forKey: "100000")
        guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nation == nil ? nil : rules.gazetteer.nation }
        return counts.values.count { $0 == best.value } == 1 ? rules.gazetteer.place(code: best.key) : nil
    }

    /// Whether a division is Taiwan or lies in it.
    func isOfTaiwan(_ place: Int) -> Bool {
        rules.gazetteer.ancestor(of: place, level: .province).map { rules.gazetteer.places[$0].code.hasPrefix("71") } ?? false
    }

    /// The newspaper that the page names in its first lines, if it does.
    func masthead(in page: Page, of text: UnsafeBufferPointer<UInt16>) -> Int? {
        for paragraph in page.paragraphs.prefix(4) {
            let head = paragraph.span.lowerBound..<min(paragraph.span.upperBound, paragraph.span.lowerBound + 60)
            // 由人民日报社主办 in a sentence is no masthead.
            guard let found = newspaperName(in: text, span: head) else { continue }
            if paragraph.kind == .body, found.span.lowerBound > head.lowerBound + 6, !page.tellsSource(before: found.span.lowerBound, from: head.lowerBound) { continue }
            return rules.gazetteer.place(code: rules.newspapers.code(of: found.paper))
        }
        return nil
    }
}

extension Page {
    /// Whether 来源：, 据 or 稿源： stands right before an offset.
    fileprivate func tellsSource(before offset: Int, from floor: Int) -> Bool {
        var at = offset
        while at > floor, [0xFF1A, 0x3A, 0x20, 0x300A, 0x201C].contains(text[at - 1]) { at -= 1 }
        guard at > floor else { return true }
        return text[at - 1] == 0x6E90 || text[at - 1] == 0x636E || text[at - 1] == 0x81EA
    }
}
