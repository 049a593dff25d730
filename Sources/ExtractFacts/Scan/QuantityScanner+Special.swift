import ChineseText
import FactRules

extension QuantityScanner {
    /// 成, 折 and 番 behind a number: 七成 is 70 %, 八五折 is 85 %, 翻两番 is four times.
    func readRatio(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, draft: inout QuantityDraft) -> Bool {
        guard draft.vagueness == .none || text[start] == 0x6210 else { return false }
        switch text[start] {
        case 0x6210:  // 成
            if names.word(in: text, at: start, to: limit) != nil { return false }
            guard draft.value <= ExactDecimal(10 as UInt64), draft.numeral.scale == 0 else { return false }
            draft.value = draft.value.scaled(by: 1)
            draft.upper = draft.upper?.scaled(by: 1)
            draft.unitEnd = start + 1
            if start + 1 < limit, table.part(of: text[start + 1]) == .digit, table.value(of: text[start + 1]) > 0 {
                let tenth = table.value(of: text[start + 1])
                if start + 2 >= limit || !table.isPart(text[start + 2]), probe(text, start + 2, limit) == .none {
                    draft.value = draft.value + ExactDecimal(tenth)
                    draft.unitEnd = start + 2
                }
            } else if start + 1 < limit, text[start + 1] == .half {
                draft.value = draft.value + ExactDecimal(5)
                draft.unitEnd = start + 2
            }
            draft.unit = implied.percent
        case 0x6298:  // 折
            if names.word(in: text, at: start, to: limit) != nil { return false }
            let isTwoDigits = draft.value > ExactDecimal(10 as UInt64)
            if !isTwoDigits { draft.value = draft.value.scaled(by: 1) }
            draft.unitEnd = start + 1
            draft.unit = implied.percent
        case 0x756A:  // 番
            guard let turns = draft.value.integer, turns > 0, turns <= 60, draft.upper == nil else { return false }
            draft.value = ExactDecimal(significand: 1 << UInt128(turns), exponent: 0)
            draft.unitEnd = start + 1
            draft.unit = implied.times
        default: return false
        }
        draft.unitStart = start
        draft.end = draft.unitEnd
        draft.kind = draft.unit == implied.times ? .count : .percent
        return true
    }

    /// 多 between 个 and the true unit: 2个多百分点, 3个多小时.
    func readMoreBehind(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        guard draft.unit == implied.item, draft.unitEnd + 1 < limit, text[draft.unitEnd] == .more,
            let hit = units.match(in: text, from: draft.unitEnd + 1, to: limit)
        else { return }
        switch units.traits[hit.index].dimension {
        case .point, .time, .percent: break
        default: return
        }
        if units.traits[hit.index].isWeak { return }
        draft.unit = hit.index
        draft.unitStart = draft.unitEnd + 1
        draft.unitEnd = hit.end
        draft.end = hit.end
        draft.vagueness = .more
    }

    /// 半 behind a unit adds a half: 两年半, 一个半小时, 三倍半.
    func readHalfBehind(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let at = draft.unitEnd
        guard at < limit, text[at] == .half, draft.vagueness == .none, draft.upper == nil, draft.numeral.scale == 0,
            draft.value.isInteger
        else { return }
        let half = ExactDecimal(significand: 5, exponent: -1)
        if draft.unit == implied.item {
            guard let hit = units.match(in: text, from: at + 1, to: limit), !units.traits[hit.index].isWeak || text[at + 1] == 0x6708
            else { return }
            // 一个半月 counts months: the table's 个月.
            draft.unit = text[at + 1] == 0x6708 && hit.end == at + 2 ? (units.place(of: "个月") ?? hit.index) : hit.index
            draft.unitStart = at + 1
            draft.unitEnd = hit.end
        } else {
            switch units.traits[draft.unit].dimension {
            case .time, .ratio, .mass, .area, .age, .length, .volume: break
            default: return
            }
            if at + 1 < limit, units.match(in: text, from: at + 1, to: limit) != nil || names.word(in: text, at: at, to: limit) != nil { return }
            draft.unitEnd = at + 1
        }
        draft.value = draft.value + half
        draft.end = draft.unitEnd
    }

    /// 半 at the beginning: 半年, 半个小时 are a half.
    func readHalf(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int {
        let limit = range.upperBound
        if let next = readShare(text, at: at, in: range, into: &quantities) { return next }
        if at + 1 < limit, text[at + 1] == 0x6210, endsShare(text, at + 2, limit) {
            // 半成
            let value = ExactDecimal(5 as UInt64)
            var draft = QuantityDraft(start: at, numeral: Numeral(end: at + 1, value: value, style: .chinese))
            (draft.unit, draft.kind) = (implied.percent, .percent)
            (draft.unitEnd, draft.end) = (at + 2, at + 2)
            return emit(text, in: range, draft, into: &quantities)
        }
        guard let hit = units.match(in: text, from: at + 1, to: limit) else { return at }
        if let word = names.word(in: text, at: at + 1, to: limit), word > hit.end { return word }
        let unit = units.traits[hit.index]
        switch unit.dimension {
        case .time, .mass, .length, .area: break
        default: return at
        }
        if unit.isWeak, !unit.isMore, text[at + 1] != 0x5929, text[at + 1] != 0x65A4 { return at }
        let value = ExactDecimal(significand: 5, exponent: -1)
        var draft = QuantityDraft(start: at, numeral: Numeral(end: at + 1, value: value, style: .chinese))
        draft.unit = hit.index
        draft.unitStart = at + 1
        draft.unitEnd = hit.end
        draft.end = hit.end
        if unit.isMore { draft.vagueness = .more }
        if at > range.lowerBound, text[at - 1] == 0x5927 || text[at - 1] == 0x5C0F {
            // 大半年 is more than half a year, 小半年 about as much.
            draft.start = at - 1
            draft.vagueness = text[at - 1] == 0x5927 ? .more : .about
        }
        if let end = names.title(in: text, at: draft.end, to: limit) {
            draft.isName = true
            draft.end = end
        }
        return emit(text, in: range, draft, into: &quantities)
    }

    /// Whether 半成 ends at `at`, and is not the beginning of 半成品.
    private func endsShare(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit, text[at].isIdeograph else { return true }
        switch text[at] {
        // 左 以 多 的 至 到
        case 0x5DE6, 0x4EE5, .more, 0x7684, 0x81F3, 0x5230: return true
        default: return false
        }
    }

    /// A sum of money behind its sign: ￥300, US$5亿, 人民币300元.
    func readMoney(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int {
        for (form, unit) in implied.currencies where at + form.count < range.upperBound {
            guard form.indices.allSatisfy({ text[at + $0] == form[$0] }) else { continue }
            let number = text[at + form.count] == .blank ? at + form.count + 1 : at + form.count
            guard number < range.upperBound, table.part(of: text[number]) == .arabic else { return at }
            if at > range.lowerBound, text[at - 1].isLetter { return at }
            let limit = range.upperBound
            guard let numeral = reader.read(text, from: number, to: limit, probe: { probe(text, $0, limit) }) else { return at }
            var draft = QuantityDraft(start: at, numeral: numeral)
            readUnit(text, to: limit, draft: &draft)
            if draft.unit >= 0, units.traits[draft.unit].dimension != .money {
                draft = QuantityDraft(start: at, numeral: numeral)
            }
            if draft.unit < 0 {
                draft.unit = unit
                draft.unitStart = at
                draft.unitEnd = at + form.count
                draft.kind = .money
            }
            return emit(text, in: range, draft, into: &quantities)
        }
        return at
    }

    /// 1/4 is 25 %, unless it names a round of a contest or a part of a code.
    func readFraction(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, draft: inout QuantityDraft) {
        let limit = range.upperBound
        let bar = draft.end
        guard bar + 1 < limit, text[bar] == 0x2F || text[bar] == 0xFF0F || text[bar] == 0x2215, draft.vagueness == .none,
            draft.numeral.style == .arabic, draft.numeral.scale == 0, draft.value.isInteger, !draft.numeral.hasLeadingZero,
            table.part(of: text[bar + 1]) == .arabic
        else { return }
        guard let whole = reader.read(text, from: bar + 1, to: limit, probe: { probe(text, $0, limit) }), whole.scale == 0,
            whole.value.isInteger, draft.value < whole.value, let percent = draft.value.percent(of: whole.value),
            !draft.value.isZero, whole.digitCount <= 4
        else {
            // 1/50000, 2022/2023: both sides are of the name.
            draft.isName = true
            var end = bar + 1
            while end < limit, text[end].isDigit { end += 1 }
            if probe(text, end, limit) == .none { draft.end = end }
            return
        }
        let isRound = names.suffix(in: text, at: whole.end, to: limit) != nil
        // 10/22 in brackets is a day, as papers of Taiwan write it.
        let isDay = draft.value <= ExactDecimal(12) && whole.value >= ExactDecimal(13) && whole.value <= ExactDecimal(31)
            && (whole.end == limit || !text[whole.end].isIdeograph)
        let isCode = isDay || whole.end < limit && (text[whole.end] == 0x2F || text[whole.end].isLetter)
        draft.numeral.end = whole.end
        setEnd(whole.end, draft: &draft)
        draft.kind = .percent
        if isRound || isCode {
            draft.isName = true
        } else {
            draft.value = percent
            draft.unit = implied.percent
        }
    }

    /// 一半, 一大半, 一多半: half of the whole.
    func readHalfOf(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, numeral: Numeral, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int? {
        guard numeral.style == .chinese, numeral.value == ExactDecimal(1 as UInt64) else { return nil }
        var half = numeral.end
        let limit = range.upperBound
        guard half < limit else { return nil }
        let isMore = text[half] == 0x5927 || text[half] == .more
        if isMore { half += 1 }
        guard half < limit, text[half] == .half else { return nil }
        return readHalves(text, start: at, half: half, isMore: isMore, in: range, into: &quantities)
    }

    /// Appends a half of the whole in percent, unless a word goes on: 一半导体.
    private func readHalves(
        _ text: UnsafeBufferPointer<UInt16>, start: Int, half: Int, isMore: Bool, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int? {
        if names.name(in: text, at: half, to: range.upperBound) != nil { return nil }
        let value = ExactDecimal(50 as UInt64)
        var draft = QuantityDraft(start: start, numeral: Numeral(end: half + 1, value: value, style: .chinese))
        draft.unit = implied.percent
        draft.kind = .percent
        if isMore { draft.vagueness = .more }
        return emit(text, in: range, draft, into: &quantities)
    }

    /// 半数, 过半, 大半, 多半: half of the whole in percent; nil where it is something else.
    func readShare(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int? {
        let limit = range.upperBound
        let before = at > range.lowerBound ? text[at - 1] : 0
        let after = at + 1 < limit ? text[at + 1] : 0
        if after == .number {
            guard let next = readHalves(text, start: at, half: at, isMore: false, in: range, into: &quantities) else { return nil }
            let last = quantities.count - 1
            let end = max(next, at + 2)
            quantities[last].core = at..<at + 2
            quantities[last].number = at..<at + 2
            quantities[last].unitSpan = at + 2..<at + 2
            quantities[last].span = quantities[last].span.lowerBound..<end
            if let hit = modifiers.after(in: text, at: at + 2, to: limit) {
                quantities[last].span = quantities[last].span.lowerBound..<hit.edge
                quantities[last].bound = Quantity.Bound(hit.bound)
                quantities[last].setBounds()
                return hit.edge
            }
            return end
        }
        // 过半, 近半, 超半, 逾半 at a clause's end or before what they are of.
        guard before == 0x8FC7 || before == 0x8FD1 || before == 0x903E || before == 0x8D85, !after.isIdeograph || after == 0x7684 else { return nil }
        guard let next = readHalves(text, start: at, half: at, isMore: before == 0x8FC7, in: range, into: &quantities) else { return nil }
        return next
    }

    /// 零下5℃ is -5 ℃.
    func readBelowZero(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int? {
        guard at + 2 < range.upperBound, text[at] == 0x96F6, text[at + 1] == 0x4E0B, table.isPart(text[at + 2]) else { return nil }
        let count = quantities.count
        let next = readNumber(text, at: at + 2, in: at + 2..<range.upperBound, name: 0, into: &quantities)
        guard quantities.count == count + 1 else { return next }
        if joinBelowZero(text, at: at, in: range, last: count, in: &quantities) { return quantities[count].span.upperBound }
        var quantity = quantities[count]
        quantity.span = at..<quantity.span.upperBound
        quantity.core = at..<quantity.core.upperBound
        quantity.number = at..<quantity.number.upperBound
        quantity.value = quantity.value.map { -$0 }
        (quantity.minimum, quantity.maximum) = (quantity.maximum.map { -$0 }, quantity.minimum.map { -$0 })
        setTemperature(&quantity)
        quantities[count] = quantity
        return next
    }
}
