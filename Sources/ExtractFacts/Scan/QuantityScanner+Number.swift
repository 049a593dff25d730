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
        var draft = QuantityDraft(start: start)
        guard reader.read(text, from: start, to: limit, into: &draft.numeral, probe: { probe(text, $0, limit) }) else { return max(name, at) }
        draft.beginUnit()
        let numberEnd = draft.numeral.end
        if let item = itemNumber(text, draft.numeral, limit) { return item }
        if let next = readHalfOf(text, at: at, numeral: draft.numeral, in: range, into: &quantities) { return next }
        if name >= numberEnd, draft.numeral.style != .arabic { return name }
        if draft.numeral.isIndefinite { return listsVague ? readVague(text, at: at, draft, in: range, into: &quantities) : numberEnd }
        // 兆 alone is a name's part (李兆宗, 兆丰) or a unit.
        if draft.numeral.style == .scale, text[start] == 0x5146 { return max(name, numberEnd) }
        readUnit(text, to: limit, draft: &draft)
        // 12306客票: what often is another word is no unit behind a name.
        if name >= draft.end || name >= numberEnd && draft.unit >= 0 && units.traits[draft.unit].isWeak { return name }
        readPlus(text, to: limit, draft: &draft)
        readTemperature(text, floor: range.lowerBound, draft: &draft)
        readSpokenMoney(text, in: range, draft: &draft)
        readCurrency(text, floor: range.lowerBound, draft: &draft)
        markName(text, in: range, draft: &draft)
        if draft.unit < 0, draft.kind == nil, !isNumberAlone(draft), !isBounded(text, draft, range) {
            // 五至十倍: the number alone is none, but it may open a range.
            let numberEnd = draft.numeral.end
            guard !draft.isName, draft.numeral.style == .chinese, readRange(text, in: range, first: &draft), draft.unit >= 0 else {
                return max(numberEnd, name)
            }
            return emit(text, in: range, draft, into: &quantities)
        }
        if draft.unit < 0, !draft.isName { readFraction(text, in: range, draft: &draft) }
        if !draft.isName { _ = readRange(text, in: range, first: &draft) }
        return emit(text, in: range, draft, into: &quantities)
    }

    /// 数十家, 几百万元: how many is not told, of what is.
    private func readVague(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, _ number: QuantityDraft, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int {
        var draft = number
        draft.start = at
        readUnit(text, to: range.upperBound, draft: &draft)
        guard draft.unit >= 0 else { return draft.numeral.end }
        draft.vagueness = .none
        let count = quantities.count
        let next = emit(text, in: range, draft, into: &quantities)
        guard quantities.count == count + 1 else { return next }
        quantities[count].value = nil
        (quantities[count].minimum, quantities[count].maximum) = (nil, nil)
        if quantities[count].bound == .exact { quantities[count].bound = .approx }
        quantities[count].isVague = true
        return next
    }

    /// Whether the dash, plus or 负 at `at` is the sign of the number behind it.
    private func isSign(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, floor: Int) -> Bool {
        switch text[at] {
        case 0x8D1F: return at == 0 || isNegation(text[at - 1])
        case 0x2B, 0xFF0B, 0x2D, 0x2212, 0xFF0D: return at == 0 || !isNumberLike(text[at - 1])
        default: return false
        }
    }

    /// Whether 负 behind `unit` is a sign: 为负3%, not 税负5亿元.
    private func isNegation(_ unit: UInt16) -> Bool {
        guard unit.isIdeograph else { return true }
        switch unit {
        // 为 是 到 至 由 从 的 达 呈 转 约 和 与 长 速 率 幅
        case 0x4E3A, 0x662F, 0x5230, 0x81F3, 0x7531, 0x4ECE, 0x7684, 0x8FBE, 0x5448, 0x8F6C, 0x7EA6, 0x548C, 0x4E0E, 0x957F, 0x901F, 0x7387, 0x5E45:
            return true
        default: return false
        }
    }

    private func isNumberLike(_ unit: UInt16) -> Bool {
        unit.isDigit || unit.isLetter || table.isPart(unit) || unit == 0x25 || unit == 0x29 || unit == 0xFF09
            || unit == 0x2D || unit == 0x2014 || unit == 0x201D
    }

    /// “8.2022年…” is the eighth item, about 2022: the offset of the year, or nil.
    private func itemNumber(_ text: UnsafeBufferPointer<UInt16>, _ numeral: Numeral, _ limit: Int) -> Int? {
        let end = numeral.end
        guard numeral.hasPoint, end < limit, text[end] == 0x5E74, end >= 6, text[end - 5] == 0x2E else { return nil }
        let century = (text[end - 4], text[end - 3])
        return century == (0x31, 0x39) || century == (0x32, 0x30) ? end - 4 : nil
    }

    /// 一二, 一二三 …: counted off, not read off.
    private static let counting: [ExactDecimal] = [12, 123, 1234, 12345, 123_456, 1_234_567].map { ExactDecimal($0 as Int) }

    /// Whether a number without a unit is a number at all: Arabic digits are, a lone 一 or 十 is not.
    private func isNumberAlone(_ draft: QuantityDraft) -> Bool {
        switch draft.numeral.style {
        case .arabic: return true
        case .chinese:
            return draft.numeral.ratio != .none || draft.numeral.hasPoint
                || draft.numeral.end - draft.start >= (draft.upper == nil ? 2 : 3)
        case .digits: return !Self.counting.contains(draft.value)
        case .scale: return false
        }
    }

    /// Whether a bare scale word is a number because a bound stands before it: 突破千亿, 逾百万.
    private func isBounded(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ range: Range<Int>) -> Bool {
        guard draft.numeral.style == .scale, draft.vagueness == .more || draft.numeral.value > ExactDecimal(100 as UInt64) else { return false }
        if draft.vagueness == .more { return true }
        guard let hit = modifiers.before(in: text, at: draft.start, from: range.lowerBound, isScale: true) else { return false }
        return hit.bound != .exact
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
            // 三分之二多数
            if at < limit, text[at] == .surplus || text[at] == .more && (at + 1 >= limit || text[at + 1] != .number) { draft.vagueness = .more; at += 1 }
            setEnd(at, draft: &draft)
            return
        }
        let fuzzy = reader.vagueness(text, at, limit) { probe(text, $0, limit) }
        if fuzzy != .none, text[at] != .several || text[at - 1] == 0x30,
            text[at] != .more || names.word(in: text, at: at, to: limit) == nil
        {
            draft.vagueness = fuzzy
            at += 1
        }
        draft.numberEnd = at
        setEnd(at, draft: &draft)
        guard at < limit else { return }
        var start = at
        if text[at] == .blank, at + 1 < limit { start = at + 1 }
        if text[start] == 0xFF05, implied.percent >= 0 {
            // A full-width sign that nobody folded.
            draft.unit = implied.percent
            draft.unitStart = start
            draft.unitEnd = start + 1
            draft.end = start + 1
            return
        }
        if readRatio(text, from: start, to: limit, draft: &draft) || readInterest(text, from: start, to: limit, draft: &draft) { return }
        guard let hit = units.match(in: text, from: start, to: limit) else {
            if start == at { readNoun(text, to: limit, draft: &draft) }
            return
        }
        if start > at, !(text[start].isLetter || draft.numeral.style == .arabic) { return }
        if let word = names.word(in: text, at: start, to: limit), word >= hit.end {
            readNoun(text, to: limit, draft: &draft)
            return
        }
        let unit = units.traits[hit.index]
        if start == at, draft.numeral.scale >= 4 || unit.isWeak, hasLongerNoun(text, at: at, than: hit.end, to: limit) {
            readNoun(text, to: limit, draft: &draft)
            return
        }
        guard accepts(unit, draft: draft, text: text, start: start, end: hit.end, limit: limit) else { return }
        draft.unit = hit.index
        draft.unitStart = start
        draft.unitEnd = hit.end
        draft.end = hit.end
        if unit.addsHalf { draft.value = draft.value + ExactDecimal(significand: 5, exponent: -1) }
        if unit.isMore { draft.vagueness = .more }
        readQuarterHour(&draft)
        if readHundredMillion(text, to: limit, draft: &draft) { return }
        if hit.end < limit, text[hit.end] == 0x53E3, hit.end == start + 1, text[start] == 0x4EBA {
            // 13亿人口: the noun is the measure word's own.
            draft.unitEnd = hit.end + 1
            draft.end = hit.end + 1
        }
        readMoreBehind(text, to: limit, draft: &draft)
        readHalfBehind(text, to: limit, draft: &draft)
        readTail(text, to: limit, draft: &draft)
        readParenthesis(text, to: limit, draft: &draft)
    }

    /// Whether a noun goes on behind what looks like a unit: 上亿群众 is not 群.
    private func hasLongerNoun(_ text: UnsafeBufferPointer<UInt16>, at start: Int, than end: Int, to limit: Int) -> Bool {
        guard let noun = nouns?.noun(in: text, at: start, to: limit) else { return false }
        return noun.end > end
    }

    /// A noun that is counted without a measure word: 30余万残疾人.
    private func readNoun(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        guard draft.numeral.style == .arabic || draft.numeral.scale > 0 || draft.vagueness == .more, let nouns else { return }
        guard let noun = nouns.noun(in: text, at: draft.end, to: limit) else { return }
        // 万亿城市 has so much money: a scale word alone counts people, 上亿 whatever it stands before.
        if draft.numeral.style == .scale, units.traits[noun.unit].dimension != .person, draft.vagueness == .none,
            modifiers.before(in: text, at: draft.start, from: max(0, draft.start - 8), isScale: true) == nil
        {
            return
        }
        draft.unit = noun.unit
    }

    func setEnd(_ end: Int, draft: inout QuantityDraft) {
        draft.numberEnd = end
        draft.unitStart = end
        draft.unitEnd = end
        draft.end = end
    }

    /// Whether a unit's form behind this number is the unit.
    private func accepts(
        _ unit: Unit.Traits, draft: QuantityDraft, text: UnsafeBufferPointer<UInt16>, start: Int, end: Int, limit: Int
    ) -> Bool {
        if text[start].isLetter {
            // 19 A股: behind a blank a single letter begins a word.
            if unit.isWeak, end - start == 1, start > draft.numberEnd { return false }
            // 5G, 4K, 3D and 100Mbps部: Latin letters are a unit only as a whole word, and single ones only behind more digits.
            if end < limit, text[end].isLetter || (text[end].isDigit && end - start == 1) { return false }
            if unit.isWeak, end - start == 1 { return draft.numeral.hasPoint || draft.numeral.digitCount >= 2 || draft.numeral.scale > 0 }
            return true
        }
        if draft.numeral.style == .chinese, draft.numeral.end - draft.start == 1, draft.vagueness == .none {
            // 零投诉 counts nothing, 一次次 is no number.
            if draft.numeral.value.isZero { return false }
            if end - start == 1, end < limit, text[end] == text[start], draft.numeral.value == ExactDecimal(1 as UInt64) { return false }
        }
        if isMedal(text[start]), end == start + 1 { return countsMedals(text, draft.start, start, limit) }
        guard unit.isWeak else { return true }
        if end - start > 1 { return true }
        if draft.numeral.style == .arabic {
            return true
        }
        if draft.vagueness != .none || draft.upper != nil { return true }
        if draft.numeral.style == .scale { return unit.dimension == .person || unit.dimension == .times }
        if draft.numeral.end - draft.start > 1 { return true }
        if unit.dimension == .money, isCoin(text, start, limit) { return true }
        guard draft.numeral.value != ExactDecimal(1 as UInt64) else { return false }
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
}
