import ChineseText
import FactRules

/// Makes the names of a table's figures from row label, column label, section and caption.
struct TableNamer {
    let page: Page
    let text: UnsafeBufferPointer<UInt16>
    let rules: RuleSet
    /// What the column's labels or, where they only say that it holds figures, section and caption are of.
    struct Measure {
        /// Nouns of the column, the upper first.
        var column: [Range<Int>] = []
        var section: Range<Int>?
        var caption = 0..<0
        /// 所占比例 at the caption's end, for a column of percentages.
        var share: Range<Int>?
        /// The label's own row above, of which this row is a part.
        var parent: Range<Int>?
    }

    /// The name of a figure.
    /// - Parameters:
    ///   - row: the row label's nouns; empty for totals and for rows that only tell time or place.
    ///   - isSubject: whether the row's label names a body rather than an indicator.
    func name(row: [Range<Int>], isSubject: Bool, labelHead: Range<Int>?, measure: Measure) -> String {
        let entity = row.map(string).joined() + (isSubject ? labelHead.map { head(row, $0) } ?? "" : "")
        let entityUnits = row.last.map { Array(text[$0]) } ?? []
        if !measure.column.isEmpty {
            let column = measure.column.map(string).joined()
            if measure.column.count == 1, measure.share == nil, repeats(measure.column[0], in: entityUnits) { return entity }
            let own = entity.hasSuffix(column) || (column.hasPrefix(entity) && !entity.isEmpty) ? "" : entity
            return (own.isEmpty && entity.hasSuffix(column) ? entity : own + column) + (measure.share.map(string) ?? "")
        }
        if entity.isEmpty { return string(measure.section ?? measure.caption) }
        if !isSubject, isComplete(entityUnits) { return entity }
        if let section = measure.section { return joined(entity, section) }
        if !measure.caption.isEmpty { return isSubject ? entity + string(measure.caption) : joined(entity, measure.caption) }
        if let parent = measure.parent { return string(parent) + entity }
        return entity
    }

    /// 九龙东 and 联网: the head of the labels' column, where the label does not end with it.
    private func head(_ row: [Range<Int>], _ head: Range<Int>) -> String {
        guard let last = row.last, !string(last).hasSuffix(string(head)) else { return "" }
        return string(head)
    }

    /// A label with what section or caption measure: 牛奶 and 畜禽产品产量 make 牛奶产量, 工业 and 地区生产总值 地区生产总值工业.
    private func joined(_ entity: String, _ noun: Range<Int>) -> String {
        let whole = string(noun)
        if entity.hasPrefix(whole) || entity.hasSuffix(whole) { return entity }
        let units = Array(text[noun])
        if let start = measureHead(units), start == 0 || !isKnown(units) {
            return entity + string(noun.lowerBound + start..<noun.upperBound)
        }
        if !isKnown(units), units.count > 14 { return entity }
        return whole + entity
    }

    /// Whether a caption's noun tells what is measured.
    func measures(_ noun: Range<Int>) -> Bool {
        let units = Array(text[noun])
        return !units.isEmpty && (isKnown(units) || measureHead(units) != nil)
    }

    /// Whether a label ends with a measured property of the sort that the column names: 发电量 under 产量.
    private func repeats(_ column: Range<Int>, in label: [UInt16]) -> Bool {
        guard column.count <= 3, let last = label.last, last == text[column.upperBound - 1] else { return false }
        return measureHead(Array(text[column])) == 0 && isComplete(label)
    }

    /// Whether a label is a name by itself: a known indicator, or one that ends with what it measures.
    func isComplete(_ label: [UInt16]) -> Bool { isKnown(label) || (measureHead(label) ?? 0) > 0 }

    private func isKnown(_ label: [UInt16]) -> Bool {
        var name = String(decoding: label, as: UTF16.self)
        return name.withUTF8 { rules.indicators.indicator(named: $0) != nil }
    }

    /// Where the measured property begins that a noun ends with (产量, 面积).
    private func measureHead(_ noun: [UInt16]) -> Int? {
        noun.withUnsafeBufferPointer { units in
            for start in units.indices {
                guard let hit = rules.vocabulary.index.longestMatch(in: units, from: start, to: units.count), hit.end == units.count else { continue }
                if Vocabulary.Entry(hit.value).wordClass == .head { return start }
            }
            // 人口数, 户数: what counts is a measured property whatever it counts.
            return units.count >= 2 && units[units.count - 1] == 0x6570 ? 0 : nil
        }
    }

    func string(_ span: Range<Int>) -> String {
        page.original(span).filter { $0 != " " }
    }
}
