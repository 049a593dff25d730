import ChineseText
import FactRules

extension QuantityScanner {
    /// Reads the second end of a range that `first` opens (2—3个, 5至10万人, 10%—15%) into it; false where there is none.
    func readRange(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, first: inout QuantityDraft) -> Bool {
        let limit = range.upperBound
        guard first.end < limit, mayExtend(text[first.end]), first.upper == nil, first.vagueness == .none, first.kind != .ordinal,
            let second = readBetween(text, in: range, first: &first) ?? readEnd(text, in: range, first: &first)
        else { return false }
        first.extend(to: second)
        return true
    }

    /// Whether a range may go on with the unit: a dash, 至, 到, 和, 与, a blank or a note in parentheses.
    private func mayExtend(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x7E, 0xFF5E, 0x223C, 0x301C, 0x2500, 0x81F3, 0x5230, 0x548C, 0x4E0E, .blank, 0xFF08, 0x28: true
        default: false
        }
    }

    /// The second end behind a dash, 至 or 到, or nil. Shared scales and units are given to `first`.
    private func readEnd(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, first: inout QuantityDraft) -> QuantityDraft? {
        let limit = range.upperBound
        guard let (start, isDash) = rangeWord(text, at: limitNote(text, first.end, limit), to: limit) else { return nil }
        let part = table.part(of: text[start])
        guard part != .none || text[start] == 0x2D || text[start] == 0x8D1F else { return nil }
        guard (part == .arabic) == (first.numeral.style == .arabic) || !isDash else { return nil }
        guard let numeral = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }), numeral.upper == nil,
            !numeral.isIndefinite, numeral.style != .scale
        else { return nil }
        var second = QuantityDraft(start: start, numeral: numeral)
        readUnit(text, to: limit, draft: &second)
        readTemperature(text, floor: range.lowerBound, draft: &second)
        if first.unit < 0, second.unit < 0 {
            // 0537-2345678 and 400-800-1234 are no ranges.
            if first.numeral.hasLeadingZero || numeral.hasLeadingZero || !isDash || numeral.digitCount > 5 { return nil }
            if second.end < limit, text[second.end] == 0x2D || text[second.end].isLetter { return nil }
        }
        if first.unit >= 0, second.unit < 0, first.numeral.ratio == .none { return nil }
        if first.unit >= 0, second.unit >= 0, first.unit != second.unit, units.units[first.unit].text != units.units[second.unit].text {
            return nil
        }
        // 由71所到28所 and 从5%到10% are pairs, not ranges.
        if first.unit >= 0, !isDash, first.start > range.lowerBound, text[first.start - 1] == 0x4ECE || text[first.start - 1] == 0x7531 {
            return nil
        }
        // 按年增加2间至117间: by how much, and to what.
        if first.unit >= 0, first.unit != implied.percent, !isDash, follows(first.start, text, change: range.lowerBound) { return nil }
        var low = first.value
        if first.unit < 0 {
            if first.numeral.scale == 0, numeral.scale > 0, first.value < numeral.coefficient {
                low = first.value.scaled(by: numeral.scale)
            }
            low = low.scaled(by: sharedPlaces(text, first, second))
            if second.unit == implied.percent, numeral.ratio == .none, second.unitEnd > second.unitStart, text[second.unitStart] == 0x6210 {
                low = low.scaled(by: 1)
            }
        }
        if first.numeral.ratio != .none, numeral.ratio == .none {
            guard second.unit < 0 else { return nil }
            second.unit = first.unit
        }
        guard low < (second.upper ?? second.value) else { return nil }
        first.value = low
        first.kind = first.kind ?? second.kind
        return second
    }

    /// Whether a verb of change stands right before a number: 增加, 上升, 减, 跌.
    private func follows(_ at: Int, _ text: UnsafeBufferPointer<UInt16>, change floor: Int) -> Bool {
        guard at > floor else { return false }
        switch text[at - 1] {
        // 加 升 涨 长 增 少 降 跌 落 减 了
        case 0x52A0, 0x5347, 0x6DA8, 0x957F, 0x589E, 0x5C11, 0x964D, 0x8DCC, 0x843D, 0x51CF, 0x4E86: return true
        default: return false
        }
    }

    /// The offset after a note in parentheses between the ends of a range: 1万元（含）至5万元.
    private func limitNote(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Int {
        guard at + 4 < limit, text[at] == 0xFF08 || text[at] == 0x28 else { return at }
        let word = text[at + 1] == 0x4E0D ? at + 2 : at + 1
        guard word + 1 < limit, text[word] == 0x542B, text[word + 1] == 0xFF09 || text[word + 1] == 0x29 else { return at }
        return rangeWord(text, at: word + 2, to: limit) == nil ? at : word + 2
    }

    /// The powers of ten that 百 or 千 of the second end lends to the first: 两到三千 is 2000 to 3000.
    private func sharedPlaces(_ text: UnsafeBufferPointer<UInt16>, _ first: QuantityDraft, _ second: QuantityDraft) -> Int {
        let start = second.numeral.end - 1 - (second.numeral.scale > 0 ? 1 : 0)
        guard first.numeral.style == .chinese, second.numeral.style == .chinese, first.numeral.end == first.start + 1,
            first.numeral.scale == 0, start == second.start + 1, table.part(of: text[start]) == .small,
            table.part(of: text[second.start]) == .digit, table.value(of: text[first.start]) < table.value(of: text[second.start])
        else { return 0 }
        return table.value(of: text[start])
    }

    /// The second end of a range that 之间 closes: 在20和30之间, 介于5%和8%之间.
    private func readBetween(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, first: inout QuantityDraft) -> QuantityDraft? {
        let limit = range.upperBound
        guard let start = betweenWord(text, at: first.end, to: limit),
            let numeral = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }), numeral.upper == nil,
            !numeral.isIndefinite, numeral.style != .scale
        else { return nil }
        var second = QuantityDraft(start: start, numeral: numeral)
        readUnit(text, to: limit, draft: &second)
        guard closesBetween(text, second.end, limit), first.unit < 0 || first.unit == second.unit else { return nil }
        var low = first.value
        if first.unit < 0, first.numeral.scale == 0, numeral.scale > 0, low < numeral.coefficient { low = low.scaled(by: numeral.scale) }
        guard low < second.value else { return nil }
        first.value = low
        first.kind = first.kind ?? second.kind
        return second
    }

    /// The offset after a dash, 至 or 到 at `at`, and whether it is a dash.
    func rangeWord(_ text: UnsafeBufferPointer<UInt16>, at: Int, to limit: Int) -> (Int, Bool)? {
        var at = at
        if at + 1 < limit, text[at] == .blank { at += 1 }
        guard at + 1 < limit else { return nil }
        var next = at + 1
        let isDash: Bool
        switch text[at] {
        case 0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D, 0x7E, 0xFF5E, 0x223C, 0x301C, 0x2500, 0x4E00:
            if text[at] == 0x4E00 { return nil }
            isDash = true
            if text[next] == text[at], next + 1 < limit { next += 1 }
        case 0x81F3, 0x5230: isDash = false
        default: return nil
        }
        if text[next] == .blank, next + 1 < limit { next += 1 }
        return (next, isDash)
    }
}
