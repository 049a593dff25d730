import ChineseText
import FactRules

extension QuantityScanner {
    /// 三刻钟 is 45 minutes.
    func readQuarterHour(_ draft: inout QuantityDraft) {
        guard draft.unit == implied.quarterHour, draft.unit >= 0, let minute = chains.minute else { return }
        let minutes = ExactDecimal(15 as UInt64)
        draft.value = draft.value * minutes
        draft.upper = draft.upper.map { $0 * minutes }
        draft.unit = minute.unit
    }

    /// 3.5个亿 is 3.5亿: 个 counts nothing there. In 3个亿元镇 it counts towns.
    func readHundredMillion(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) -> Bool {
        guard draft.unit == implied.item, draft.numeral.scale <= 4 else { return false }
        var at = draft.unitEnd
        let isMore = at + 1 < limit && (text[at] == .more || text[at] == .surplus)
        if isMore { at += 1 }
        guard at < limit, text[at] == 0x4EBF, endsAmount(text, at + 1, limit) else { return false }
        if isMore { draft.vagueness = .more }
        draft.value = draft.value.scaled(by: 8)
        draft.upper = draft.upper?.scaled(by: 8)
        draft.numeral.scale += 8
        draft.numeral.end = at + 1
        draft.unit = -1
        setEnd(at + 1, draft: &draft)
        return true
    }

    /// Whether nothing that 亿 could be a part of stands at `at`.
    private func endsAmount(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit, text[at].isIdeograph else { return true }
        switch text[at] {
        // 的 左 以 上 投 资
        case 0x7684, 0x5DE6, 0x4EE5, 0x6295, 0x8D44: return true
        default: return false
        }
    }

    /// 分 and 厘 of interest: 年息6厘 is 6 % a year, 月息1分2厘 1.2 % a month. A 分 is ten 厘; a 厘 is a hundredth by the year, a
    /// thousandth by the month and a ten-thousandth by the day.
    func readInterest(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, draft: inout QuantityDraft) -> Bool {
        guard text[start] == 0x5206 || text[start] == 0x5398, draft.upper == nil, draft.numeral.scale == 0, implied.percent >= 0,
            let power = interestPower(text, before: draft.start)
        else { return false }
        var end = start + 1
        var value = draft.value
        if text[start] == 0x5206 {
            value = value.scaled(by: 1)
            if end + 1 < limit, text[end + 1] == 0x5398, let digit = digit(text[end]) {
                value = value + ExactDecimal(digit)
                end += 2
            }
        }
        draft.value = value.scaled(by: power)
        draft.unit = implied.percent
        draft.kind = .percent
        draft.unitStart = start
        draft.unitEnd = end
        draft.end = end
        return true
    }

    private func digit(_ unit: UInt16) -> Int? {
        switch table.part(of: unit) {
        case .arabic, .digit: table.value(of: unit)
        default: nil
        }
    }

    /// The power of ten that makes 厘 percent, by the word for interest in the six units before a number: 年息, 月利率, 日息.
    private func interestPower(_ text: UnsafeBufferPointer<UInt16>, before start: Int) -> Int? {
        var at = start - 1
        while at > 0, at >= start - 6, text[at].isIdeograph {
            if text[at] == 0x606F || text[at] == 0x5229 {  // 息 利
                switch text[at - 1] {
                case 0x5E74: return 0
                case 0x6708: return -1
                case 0x65E5: return -2
                default: break
                }
            }
            at -= 1
        }
        return nil
    }
}
