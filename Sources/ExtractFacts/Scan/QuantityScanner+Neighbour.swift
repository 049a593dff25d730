import ChineseText
import FactRules

extension QuantityScanner {
    /// A plus behind a number says that it is more: 10万+, 1000+家. In 3+2 and 5G+ it does not.
    func readPlus(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let at = draft.end
        guard draft.unit < 0, at < limit, text[at] == 0x2B || text[at] == 0xFF0B, draft.numeral.style == .arabic, draft.vagueness == .none,
            draft.numeral.scale > 0 || draft.numeral.digitCount >= 2, at == draft.numeral.end
        else { return }
        var plus = draft
        plus.numeral.end = at + 1
        setEnd(at + 1, draft: &plus)
        readUnit(text, to: limit, draft: &plus)
        guard plus.unit >= 0 || at + 1 >= limit || !text[at + 1].isIdeograph && !text[at + 1].isLetter && !text[at + 1].isDigit else { return }
        plus.vagueness = .more
        draft = plus
    }

    /// A currency named before a sum: 港币两千九百六十元, 新台币177.1亿元, 美元3.5亿.
    func readCurrency(_ text: UnsafeBufferPointer<UInt16>, floor: Int, draft: inout QuantityDraft) {
        guard draft.unit < 0 || draft.unit == implied.yuan else { return }
        let end = draft.start > floor && text[draft.start - 1] == .blank ? draft.start - 1 : draft.start
        guard end > floor else { return }
        switch text[end - 1] {
        case 0x5E01, 0x5143, 0x5706, 0x91D1, 0x9551, 0x94E2, 0x5E03: break  // 币 元 圆 金 镑 铢 布
        default: return
        }
        for (form, unit) in implied.namedCurrencies where end - form.count >= floor {
            guard form.indices.allSatisfy({ text[end - form.count + $0] == form[$0] }) else { continue }
            // 美元7.12 is a rate; a bare sum has its scale, or its currency ends in 币.
            guard draft.unit >= 0 || draft.numeral.scale >= 4 || text[end - 1] == 0x5E01 && draft.numeral.ratio == .none else { return }
            draft.start = end - form.count
            draft.unit = unit
            draft.kind = .money
            return
        }
    }

    func isMedal(_ unit: UInt16) -> Bool { unit == 0x91D1 || unit == 0x94F6 || unit == 0x94DC }

    /// Whether 金, 银 or 铜 at `at` counts medals: another number of them stands beside it, as in 9金4银12铜.
    func countsMedals(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ at: Int, _ limit: Int) -> Bool {
        var before = start - 1
        while before >= 0, text[before] == 0x3001 || text[before] == 0x548C || text[before] == .blank { before -= 1 }
        if before >= 1, isMedal(text[before]), text[before] != text[at], table.isPart(text[before - 1]) { return true }
        var next = at + 1
        while next < limit, text[next] == 0x3001 || text[next] == 0x548C || text[next] == .blank { next += 1 }
        guard next < limit, table.isPart(text[next]) else { return false }
        while next < limit, next < at + 8, table.isPart(text[next]) { next += 1 }
        return next < limit && isMedal(text[next]) && text[next] != text[at]
    }

    /// The second number of 在20和30之间 or 20到30之间, which 之间 closes; `at` is behind the first.
    func betweenWord(_ text: UnsafeBufferPointer<UInt16>, at: Int, to limit: Int) -> Int? {
        guard at + 3 < limit else { return nil }
        switch text[at] {
        case 0x548C, 0x4E0E, 0x81F3, 0x5230, 0x2014, 0x2D, 0x7E, 0xFF5E: break  // 和 与 至 到
        default: return nil
        }
        guard table.isPart(text[at + 1]) else { return nil }
        return at + 1
    }

    /// Whether 之间 or 间 stands at `at`.
    func closesBetween(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        at + 1 < limit && text[at] == 0x4E4B && text[at + 1] == 0x95F4
    }

    /// 零下12至零下8℃, 零下5至零上3℃: joins the number read last, which is below zero, with the one behind it.
    func joinBelowZero(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, last: Int, in quantities: inout [Quantity]
    ) -> Bool {
        let limit = range.upperBound
        let low = quantities[last]
        guard let lower = low.value, let (start, _) = rangeWord(text, at: low.span.upperBound, to: limit), start + 2 < limit,
            text[start] == 0x96F6, text[start + 1] == 0x4E0B || text[start + 1] == 0x4E0A, table.isPart(text[start + 2]),
            let numeral = reader.read(text, from: start + 2, to: limit, probe: { probe(text, $0, limit) })
        else { return false }
        var second = QuantityDraft(start: start + 2, numeral: numeral)
        readUnit(text, to: limit, draft: &second)
        guard second.unit >= 0, low.unit < 0 || low.unit == second.unit else { return false }
        let upper = text[start + 1] == 0x4E0B ? -second.value : second.value
        guard -lower < upper else { return false }
        quantities[last].span = at..<second.end
        quantities[last].core = at..<second.end
        quantities[last].number = at..<second.numeral.end
        quantities[last].unitSpan = second.unitStart..<second.unitEnd
        quantities[last].unit = second.unit
        quantities[last].kind = kind(of: second.unit)
        quantities[last].value = nil
        quantities[last].minimum = -lower
        quantities[last].maximum = upper
        quantities[last].bound = .range
        setTemperature(&quantities[last])
        return true
    }
}
