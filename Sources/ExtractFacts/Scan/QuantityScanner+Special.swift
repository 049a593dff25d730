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

    /// 半 behind a unit adds a half: 两年半, 一个半小时, 三倍半.
    func readHalfBehind(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let at = draft.unitEnd
        guard at < limit, text[at] == .half, draft.vagueness == .none, draft.upper == nil, draft.numeral.scale == 0,
            draft.value.isInteger
        else { return }
        let half = ExactDecimal(significand: 5, exponent: -1)
        if draft.unit == implied.item {
            guard let hit = units.match(in: text, from: at + 1, to: limit), !units.units[hit.index].isWeak || text[at + 1] == 0x6708
            else { return }
            // 一个半月 counts months: the table's 个月.
            draft.unit = text[at + 1] == 0x6708 && hit.end == at + 2 ? (units.place(of: "个月") ?? hit.index) : hit.index
            draft.unitStart = at + 1
            draft.unitEnd = hit.end
        } else {
            switch units.units[draft.unit].dimension {
            case .time, .ratio, .mass, .area, .age: break
            default: return
            }
            if at + 1 < limit, units.match(in: text, from: at + 1, to: limit) != nil { return }
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
        guard let hit = units.match(in: text, from: at + 1, to: limit) else { return at }
        if let word = names.word(in: text, at: at + 1, to: limit), word > hit.end { return word }
        let unit = units.units[hit.index]
        switch unit.dimension {
        case .time, .mass, .length, .area: break
        default: return at
        }
        if unit.isWeak, text[at + 1] != 0x5929, text[at + 1] != 0x65A4 { return at }
        let value = ExactDecimal(significand: 5, exponent: -1)
        var draft = QuantityDraft(start: at, numeral: Numeral(end: at + 1, value: value, coefficient: value, style: .chinese))
        draft.unit = hit.index
        draft.unitStart = at + 1
        draft.unitEnd = hit.end
        draft.end = hit.end
        if unit.isMore { draft.vagueness = .more }
        return emit(text, in: range, draft, second: nil, into: &quantities)
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
            if draft.unit >= 0, units.units[draft.unit].dimension != .money {
                draft = QuantityDraft(start: at, numeral: numeral)
            }
            if draft.unit < 0 {
                draft.unit = unit
                draft.unitStart = at
                draft.unitEnd = at + form.count
                draft.kind = .money
            }
            return emit(text, in: range, draft, second: nil, into: &quantities)
        }
        return at
    }
}
