import ChineseText
import FactRules

extension QuantityScanner {
    /// Reads the number that begins at `at`, its unit, a range that it opens, and what bounds it. `name` is the end of a
    /// known name that begins here, or 0.
    func readNumber(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, name: Int, into quantities: inout [Quantity]
    ) -> Int {
        let limit = range.upperBound
        var start = at
        if at > range.lowerBound, isSign(text, at - 1, floor: range.lowerBound) { start = at - 1 }
        guard let numeral = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }) else {
            return max(name, at)
        }
        if name > numeral.end || (name == numeral.end && numeral.style != .arabic) { return name }
        if numeral.isIndefinite { return numeral.end }
        var draft = QuantityDraft(start: start, numeral: numeral)
        readUnit(text, to: limit, draft: &draft)
        if name >= draft.end { return name }
        markName(text, in: range, draft: &draft)
        if draft.unit < 0, draft.kind == nil, !isNumberAlone(draft) { return max(draft.numeral.end, name) }
        if !draft.isName, let second = readRange(text, in: range, first: &draft) {
            return emit(text, in: range, draft, second: second, into: &quantities)
        }
        return emit(text, in: range, draft, second: nil, into: &quantities)
    }

    /// Whether the dash, plus or 负 at `at` is the sign of the number behind it.
    private func isSign(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, floor: Int) -> Bool {
        switch text[at] {
        case 0x2B, 0xFF0B, 0x8D1F: return true
        case 0x2D, 0x2212, 0xFF0D:
            guard at > floor else { return at == 0 || !isNumberLike(text[at - 1]) }
            return !isNumberLike(text[at - 1])
        default: return false
        }
    }

    private func isNumberLike(_ unit: UInt16) -> Bool {
        unit.isDigit || unit.isLetter || table.isPart(unit) || unit == 0x25 || unit == 0x29 || unit == 0xFF09
            || unit == 0x2D || unit == 0x2014
    }

    /// Whether a number without a unit is a number at all: Arabic digits are, a lone 一 or 十 is not.
    private func isNumberAlone(_ draft: QuantityDraft) -> Bool {
        switch draft.numeral.style {
        case .arabic: return true
        case .chinese:
            return draft.numeral.ratio != .none || draft.numeral.hasPoint
                || (draft.upper == nil && draft.numeral.end - draft.start >= 2)
        case .digits: return draft.numeral.end - draft.start >= 2
        case .scale: return false
        }
    }

    /// Reads 余 and the like, and the unit.
    func readUnit(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        var at = draft.numeral.end
        switch draft.numeral.ratio {
        case .percent: draft.unit = implied.percent
        case .perMille: draft.unit = implied.perMille
        case .perTenThousand: draft.unit = implied.perTenThousand
        case .none: break
        }
        if draft.numeral.ratio != .none {
            draft.kind = .percent
            if at < limit, text[at] == .more || text[at] == .surplus { draft.vagueness = .more; at += 1 }
            setEnd(at, draft: &draft)
            return
        }
        let fuzzy = reader.vagueness(text, at, limit) { probe(text, $0, limit) }
        if fuzzy != .none, text[at] != .several || text[at - 1] == 0x30 {
            draft.vagueness = fuzzy
            at += 1
        }
        draft.numberEnd = at
        setEnd(at, draft: &draft)
        guard at < limit else { return }
        var start = at
        if text[at] == .blank, at + 1 < limit { start = at + 1 }
        if readRatio(text, from: start, to: limit, draft: &draft) { return }
        guard let hit = units.match(in: text, from: start, to: limit) else { return }
        if start > at, !(text[start].isLetter || draft.numeral.style == .arabic) { return }
        if let word = names.word(in: text, at: start, to: limit), word >= hit.end { return }
        let unit = units.units[hit.index]
        guard accepts(unit, draft: draft, text: text, start: start, end: hit.end, limit: limit) else { return }
        draft.unit = hit.index
        draft.unitStart = start
        draft.unitEnd = hit.end
        draft.end = hit.end
        if unit.addsHalf { draft.value = draft.value + ExactDecimal(significand: 5, exponent: -1) }
        if unit.isMore { draft.vagueness = .more }
        readHalfBehind(text, to: limit, draft: &draft)
        readParenthesis(text, to: limit, draft: &draft)
    }

    func setEnd(_ end: Int, draft: inout QuantityDraft) {
        draft.numberEnd = end
        draft.unitStart = end
        draft.unitEnd = end
        draft.end = end
    }

    /// Whether a unit's form behind this number is the unit.
    private func accepts(
        _ unit: Unit, draft: QuantityDraft, text: UnsafeBufferPointer<UInt16>, start: Int, end: Int, limit: Int
    ) -> Bool {
        let numeral = draft.numeral
        if text[start].isLetter {
            // 5G, 4K, 3D and 100Mbps部: Latin letters are a unit only as a whole word, and single ones only behind more digits.
            if end < limit, text[end].isLetter || (text[end].isDigit && end - start == 1) { return false }
            if unit.isWeak, end - start == 1 { return numeral.hasPoint || numeral.digitCount >= 2 || numeral.scale > 0 }
            return true
        }
        guard unit.isWeak else { return true }
        if end - start > 1 { return true }
        if numeral.style == .arabic {
            return true
        }
        if draft.vagueness != .none || draft.upper != nil { return true }
        if numeral.style == .scale { return unit.dimension == .person || unit.dimension == .times }
        if numeral.end - draft.start > 1 { return true }
        guard numeral.value != ExactDecimal(1 as UInt64) else { return false }
        switch unit.dimension {
        case .time: return text[start] == 0x5929 || text[start] == 0x591C
        case .person, .times, .count: return true
        default: return false
        }
    }

    /// A second measure word in parentheses: 台（套）, 人（户）.
    private func readParenthesis(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let open = draft.unitEnd
        guard open + 2 < limit, text[open] == 0xFF08 || text[open] == 0x28 else { return }
        guard let hit = units.match(in: text, from: open + 1, to: min(limit, open + 6)), hit.end < limit,
            text[hit.end] == 0xFF09 || text[hit.end] == 0x29
        else { return }
        draft.end = hit.end + 1
    }

    /// Appends the quantity and returns the offset after it.
    func emit(
        _ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, _ draft: QuantityDraft, second: QuantityDraft?,
        into quantities: inout [Quantity]
    ) -> Int {
        let last = second ?? draft
        var span = draft.start..<last.end
        var bound = Quantity.Bound.exact
        if !draft.isName, let hit = modifiers.before(in: text, at: blankBefore(text, draft.start, range), from: range.lowerBound)
        {
            span = hit.edge..<span.upperBound
            bound = Quantity.Bound(hit.bound)
        }
        switch last.vagueness {
        case .more: if bound != .max { bound = .min }
        case .about: if bound == .exact { bound = .approx }
        case .none: break
        }
        if !draft.isName, let hit = modifiers.after(in: text, at: span.upperBound, to: range.upperBound) {
            span = span.lowerBound..<hit.edge
            let after = Quantity.Bound(hit.bound)
            if after == .min || after == .max || bound == .exact { bound = after == .exact ? bound : after }
        }
        let upper = second.map { $0.upper ?? $0.value } ?? draft.upper
        var quantity = Quantity(
            span: span, core: draft.start..<last.end, number: draft.start..<last.numeral.end,
            unitSpan: last.unitStart..<last.unitEnd, kind: draft.kind ?? last.kind ?? kind(of: last.unit), value: draft.value,
            minimum: nil, maximum: nil, bound: bound, unit: last.unit, listIndex: 0, listCount: 1, isName: draft.isName)
        if let upper {
            quantity.bound = .range
            quantity.minimum = draft.value
            quantity.maximum = upper
            quantity.value = nil
        } else {
            quantity.setBounds()
        }
        quantities.append(quantity)
        return span.upperBound
    }

    /// The offset before the number, one blank passed over.
    private func blankBefore(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ range: Range<Int>) -> Int {
        at > range.lowerBound && text[at - 1] == .blank ? at - 1 : at
    }

    /// The sort of quantity that a unit makes.
    func kind(of unit: Int) -> Quantity.Kind {
        guard unit >= 0 else { return .number }
        switch units.units[unit].dimension {
        case .percent, .permille, .point: return .percent
        case .money, .price: return .money
        case .count, .person, .times, .rank, .ratio, .index: return .count
        case .age: return .age
        case .time: return .duration
        case .temperature: return .temperature
        default: return .measure
        }
    }
}

extension Quantity.Bound {
    init(_ bound: ModifierTable.Bound) {
        switch bound {
        case .exact: self = .exact
        case .approx: self = .approx
        case .min: self = .min
        case .max: self = .max
        }
    }
}

extension Quantity {
    /// Sets minimum and maximum from value and bound.
    mutating func setBounds() {
        switch bound {
        case .exact: (minimum, maximum) = (value, value)
        case .approx: (minimum, maximum) = (nil, nil)
        case .min: (minimum, maximum) = (value, nil)
        case .max: (minimum, maximum) = (nil, value)
        case .range: break
        }
    }
}
