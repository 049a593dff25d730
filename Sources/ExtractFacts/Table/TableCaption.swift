import ChineseText
import FactRules

/// What stands above a table: the noun that its figures are of, their period, place and units.
struct TableCaption {
    /// The noun, as far as one is left when time, place, unit and words about the table are taken off; may be empty.
    var noun = 0..<0
    /// A share or change that the whole table is of (所占比例, 涨跌幅度), at the noun's end.
    var ending: (start: Int, role: TableWords.Role)?
    var units: [TableUnit] = []
    var period: PeriodMention?
    var place: PlaceMention?
    /// All of it, for domain and status.
    var spans: [Range<Int>] = []

    /// Whether a line does nothing but give the unit: 单位：亿元, （单位：万人）.
    static func isUnitLine(_ line: ArraySlice<UInt16>) -> Bool {
        guard let at = unitMark(in: line) else { return false }
        return line[line.startIndex..<at].allSatisfy { [0xFF08, 0x28, 0x20, 0x8BA1, 0x91CF].contains($0) }
    }

    /// Where 单位： begins.
    static func unitMark(in line: ArraySlice<UInt16>) -> Int? {
        guard line.count >= 4 else { return nil }
        for at in line.startIndex..<(line.endIndex - 2) where line[at] == 0x5355 && line[at + 1] == 0x4F4D {
            let next = line[at + 2] == 0x20 && at + 3 < line.endIndex ? line[at + 3] : line[at + 2]
            if next == 0xFF1A || next == 0x3A { return at }
        }
        return nil
    }

    init(_ spans: [Range<Int>], reader: TableLabelReader, labelHead: [UInt16]) {
        self.spans = spans
        let text = reader.text
        for span in spans {
            var span = span
            if let mark = Self.unitMark(in: reader.page.text[span]) {
                var from = mark + 2
                while from < span.upperBound, [0xFF1A, 0x3A, 0x20].contains(text[from]) { from += 1 }
                var to = from
                while to < span.upperBound, ![0xFF09, 0x29].contains(text[to]) { to += 1 }
                if units.isEmpty { units = reader.units.units(from..<to) }
                var end = mark
                while end > span.lowerBound, [0xFF08, 0x28, 0x20, 0x8BA1, 0x91CF].contains(text[end - 1]) { end -= 1 }
                span = span.lowerBound..<end
            }
            while !span.isEmpty, [0xFF1A, 0x3A, 0x20].contains(text[span.upperBound - 1]) { span = span.lowerBound..<(span.upperBound - 1) }
            if span.isEmpty { continue }
            let parted = reader.units.split(span)
            if !parted.units.isEmpty { units = parted.units }
            take(parted.label, reader: reader, labelHead: labelHead)
        }
    }

    /// Reads the title: what tells time and place goes, then what only speaks of the table.
    private mutating func take(_ title: Range<Int>, reader: TableLabelReader, labelHead: [UInt16]) {
        var span = reader.cleaned(title)
        let words = reader.words
        let stated = reader.statedPeriod(title)
        if let (inner, rest) = reader.parenthesis(span), reader.leadingPeriod(inner)?.span == inner { span = rest }
        var changed = true
        while changed, !span.isEmpty {
            changed = false
            let units = Array(reader.text[span])
            if let end = words.prefix(of: units, where: { $0 == .lead }) {
                span = span.lowerBound + end..<span.upperBound
                changed = true
            } else if let number = reader.tableNumber(span) {
                span = number..<span.upperBound
                changed = true
            } else if let found = reader.leadingPeriod(span) {
                if period == nil || found.statesYear { period = found }
                span = found.span.upperBound..<span.upperBound
                changed = true
            } else if let found = reader.leadingPlace(span) {
                place = place ?? found
                span = found.span.upperBound..<span.upperBound
                changed = true
            } else if units[0] == 0x5404, let end = eachEnd(units, labelHead, words) {
                span = span.lowerBound + end..<span.upperBound
                changed = true
            }
            while !span.isEmpty, [0x20, 0x7684, 0x3A, 0xFF1A].contains(reader.text[span.lowerBound]) {
                span = span.lowerBound + 1..<span.upperBound
            }
        }
        if let stated, period?.statesYear != true { period = stated }
        while !span.isEmpty, let tail = words.suffix(of: Array(reader.text[span]), where: { $0 == .frame }) {
            span = span.lowerBound..<span.lowerBound + tail.start
            while !span.isEmpty, [0x20, 0x7684, 0x3001].contains(reader.text[span.upperBound - 1]) { span = span.lowerBound..<span.upperBound - 1 }
        }
        guard span.count >= 2 || noun.isEmpty else { return }
        if span.count < 2 { span = span.lowerBound..<span.lowerBound }
        noun = span
        let tail = words.suffix(of: Array(reader.text[span]), where: { $0 == .share || $0.isChange })
        ending = tail.map { (span.lowerBound + $0.start, $0.role) }
    }

    /// The end of 各县区 or 各医院 at a title's head: 各 and the word that heads the labels.
    private func eachEnd(_ units: [UInt16], _ labelHead: [UInt16], _ words: TableWords) -> Int? {
        if !labelHead.isEmpty {
            var at = 1
            while at + labelHead.count <= min(units.count, 12) {
                if Array(units[at..<at + labelHead.count]) == labelHead { return at + labelHead.count }
                at += 1
            }
        }
        return words.prefix(of: Array(units.dropFirst()), where: { $0 == .area || $0 == .item }).map { $0 + 1 }
    }

    /// Whether 各 and the word that heads the labels stand in it, so that the word belongs to each label.
    static func names(each labelHead: [UInt16], in spans: [Range<Int>], of text: UnsafeBufferPointer<UInt16>) -> Bool {
        guard labelHead.count >= 2 else { return false }
        for span in spans {
            let units = Array(text[span])
            for at in units.indices where units[at] == 0x5404 {
                for start in at + 1..<min(units.count, at + 10) where units[start...].starts(with: labelHead) { return true }
            }
        }
        return false
    }
}
