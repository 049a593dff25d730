import ChineseText
import FactRules

/// Reads header cells and row labels: takes marks, units, times and places off, and tells what the rest is.
struct TableLabelReader {
    let page: Page
    let text: UnsafeBufferPointer<UInt16>
    let extractor: Extractor
    let places: PlaceContext
    let units: TableUnitReader

    init(page: Page, text: UnsafeBufferPointer<UInt16>, extractor: Extractor, places: PlaceContext) {
        self.page = page
        self.text = text
        self.extractor = extractor
        self.places = places
        units = TableUnitReader(table: extractor.rules.units, text: text)
    }

    var words: TableWords { extractor.rules.tableWords }

    /// Reads a label. In a row's label a word such as 计划 or 排名 is part of the name.
    func label(_ cell: Range<Int>, isRow: Bool = false) -> TableLabel {
        let (bare, units) = units.split(cleaned(cell))
        var label = TableLabel(noun: cleaned(bare), units: units)
        label.isPart = isPart(cell)
        if let (inner, rest) = parenthesis(label.noun), let found = leadingPeriod(inner), found.span == inner, found.statesYear || rest.isEmpty {
            label.period = found
            label.noun = rest
        }
        settle(&label, isRow)
        return label
    }

    private func settle(_ label: inout TableLabel, _ isRow: Bool) {
        if role(of: &label, isRow) { return }
        if let found = leadingPeriod(label.noun), found.statesYear || found.span == label.noun || !isRow {
            label.period = found
            label.noun = cleaned(found.span.upperBound..<label.noun.upperBound)
            if role(of: &label, isRow) { return }
        } else if let year = bareYear(label.noun) {
            label.year = year
            label.noun = label.noun.upperBound..<label.noun.upperBound
            return
        }
        if let found = wholePlace(label.noun) {
            label.place = found
            label.noun = label.noun.upperBound..<label.noun.upperBound
        } else if let found = leadingPlace(label.noun), found.name < 0 {
            label.place = places.resolve(found, last: -1)
            label.noun = cleaned(found.span.upperBound..<label.noun.upperBound)
            _ = role(of: &label, isRow)
        }
    }

    /// Sets the label's role from its words; true if they tell one.
    private func role(of label: inout TableLabel, _ isRow: Bool) -> Bool {
        let units = Array(text[label.noun])
        if let whole = words.roles(of: units).first(where: { isRow ? $0 == .total || $0 == .skip || $0.isChange : $0 != .frame && $0 != .lead && $0 != .part }) {
            label.role = whole
            if whole != .share, whole != .rate { label.noun = label.noun.upperBound..<label.noun.upperBound }
            return true
        }
        guard let tail = words.suffix(of: units, where: { $0.isChange || (!isRow && [.share, .rate, .rank, .target].contains($0)) }) else {
            return false
        }
        label.role = tail.role
        if tail.role != .share, tail.role != .rate { label.noun = label.noun.lowerBound..<label.noun.lowerBound + tail.start }
        label.noun = cleaned(label.noun)
        return false
    }

    // MARK: Pieces

    /// The span without list marks, 其中, marks and blanks at its head, and colons and stars at its tail.
    func cleaned(_ span: Range<Int>) -> Range<Int> {
        var span = span
        var changed = true
        while changed, !span.isEmpty {
            changed = false
            let start = span.lowerBound
            if isPartMark(start) || [0x20, 0x2D, 0x2014, 0xB7, 0x3001, 0xFF0C, 0xFF1A, 0x3A].contains(text[start]) {
                span = start + 1..<span.upperBound
                changed = true
            } else if let end = words.prefix(of: Array(text[span].prefix(8)), where: { $0 == .part }), end < span.count {
                span = start + end..<span.upperBound
                changed = true
            } else if let end = listMark(span) {
                span = end..<span.upperBound
                changed = true
            }
        }
        while !span.isEmpty, [0x20, 0x2A, 0xFF1A, 0x3A, 0x3001, 0xFF0C].contains(text[span.upperBound - 1]) {
            span = span.lowerBound..<span.upperBound - 1
        }
        return span
    }

    /// Whether a label says that its row is a part of one above.
    private func isPart(_ cell: Range<Int>) -> Bool {
        isPartMark(cell.lowerBound) || words.prefix(of: Array(text[cell].prefix(8)), where: { $0 == .part }) != nil
    }

    private func isPartMark(_ at: Int) -> Bool { [0x23, 0x2A, 0x2605, 0x25B2].contains(text[at]) }

    /// The end of 一、 （一） 1. 1、 ① at a label's head.
    private func listMark(_ span: Range<Int>) -> Int? {
        var at = span.lowerBound
        if (0x2460...0x2473).contains(text[at]) { return at + 1 < span.upperBound ? at + 1 : nil }
        let isOpen = text[at] == 0xFF08 || text[at] == 0x28
        if isOpen { at += 1 }
        let first = at
        while at < span.upperBound, at - first < 3, text[at].isDigit || Self.numerals.contains(text[at]) { at += 1 }
        guard at > first, at + 1 < span.upperBound else { return nil }
        if isOpen { return text[at] == 0xFF09 || text[at] == 0x29 ? at + 1 : nil }
        guard [0x3001, 0x2E, 0xFF0E].contains(text[at]), !text[at + 1].isDigit else { return nil }
        return at + 1
    }
    private static let numerals = Set("一二三四五六七八九十".utf16)

    /// The end of 表3 or 附表1-2 at a title's head.
    func tableNumber(_ span: Range<Int>) -> Int? {
        var at = span.lowerBound
        if text[at] == 0x9644 { at += 1 }
        guard at < span.upperBound, text[at] == 0x8868 || text[at] == 0x56FE else { return nil }
        at += 1
        let first = at
        while at < span.upperBound, text[at].isDigit || [0x2D, 0x2E, 0x2014].contains(text[at]) || Self.numerals.contains(text[at]) { at += 1 }
        return at > first ? at : nil
    }

    /// The period that a span begins with.
    func leadingPeriod(_ span: Range<Int>) -> PeriodMention? {
        guard !span.isEmpty else { return nil }
        var found = Scanner.Result()
        extractor.scanner.scan(text, in: span, into: &found)
        guard let first = found.periods.first, first.span.lowerBound == span.lowerBound, first.role != .vague else { return nil }
        return first
    }

    /// What stands in parentheses at a label's end, and what stands before them.
    func parenthesis(_ span: Range<Int>) -> (inner: Range<Int>, rest: Range<Int>)? {
        guard span.count >= 4, text[span.upperBound - 1] == 0xFF09 || text[span.upperBound - 1] == 0x29,
            let open = span.reversed().first(where: { text[$0] == 0xFF08 || text[$0] == 0x28 }), open + 1 < span.upperBound - 1
        else { return nil }
        return (open + 1..<span.upperBound - 1, cleaned(span.lowerBound..<open))
    }

    /// The first period in a span that states its year and that nothing is compared with.
    func statedPeriod(_ span: Range<Int>) -> PeriodMention? {
        var found = Scanner.Result()
        extractor.scanner.scan(text, in: span, into: &found)
        return found.periods.first {
            $0.statesYear && $0.role != .vague && !KeyFinder.isCompared($0.span, text, from: span.lowerBound)
        }
    }

    /// The year that four digits alone stand for.
    func bareYear(_ span: Range<Int>) -> Int? {
        guard span.count == 4, span.allSatisfy({ text[$0].isDigit }) else { return nil }
        let year = span.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
        return (1949...2100).contains(year) ? year : nil
    }

    /// The division or word for a division (全市) that a span begins with.
    func leadingPlace(_ span: Range<Int>) -> PlaceMention? {
        var found: [PlaceMention] = []
        extractor.placeMentions(text, in: span, into: &found)
        guard let first = found.first, first.span.lowerBound == span.lowerBound else { return nil }
        return first
    }

    /// The division that a span names from end to end.
    func wholePlace(_ span: Range<Int>) -> Int? {
        guard span.count >= 2, span.count <= 20 else { return nil }
        if let found = leadingPlace(span), found.span.upperBound == span.upperBound, let place = places.resolve(found, last: -1) {
            return place
        }
        // Names that are common words too (和平, 长安) are places where they lie near home.
        let gazetteer = extractor.rules.gazetteer
        let near = gazetteer.places(named: Array(text[span])).map(Int.init).filter { place in
            places.home >= 0 && (gazetteer.isWithin(place, places.home) || gazetteer.parent(of: place) == gazetteer.parent(of: places.home))
        }
        return near.count == 1 ? near[0] : nil
    }
}

/// A header cell or row label, taken apart.
struct TableLabel {
    /// What is left when everything else is taken off; may be empty.
    var noun: Range<Int>
    var units: [TableUnit]
    var role: TableWords.Role?
    var period: PeriodMention?
    var year: Int?
    /// The division that it names.
    var place: Int?
    /// Whether # or 其中 stands before it.
    var isPart = false

    /// Whether it tells a time.
    var isTimed: Bool { period != nil || year != nil }
}
