import ChineseText
import FactRules

extension QuantityScanner {
    /// Marks a number that is part of a name: J962, 5G, 500强, 327国道, 〔2024〕2号, 12345热线.
    func markName(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, draft: inout QuantityDraft) {
        let limit = range.upperBound
        if draft.unit < 0 || units.units[draft.unit].isWeak, names.prefix(in: text, before: draft.start, from: range.lowerBound) != nil {
            draft.isName = true
        }
        if draft.start > 0 {
            let before = text[draft.start - 1]
            let beforeThat = draft.start > 1 ? text[draft.start - 2] : 0
            if before.isLetter || (before == 0x2D && (beforeThat.isLetter || beforeThat.isDigit)) {
                draft.isName = draft.isName || !isFigure(draft)
            }
            // BA.5, BQ.1
            if before == 0x2E, beforeThat.isLetter { draft.isName = true }
            // 歼-20 and 北溪-2 are names, 增长-2.1% is a number.
            if draft.numeral.isSigned, text[draft.start] == 0x2D, before.isIdeograph || before == 0x201D, !isSignedFigure(draft),
                rangeWord(text, at: draft.end, to: limit) == nil
            {
                draft.isName = true
            }
            // 〔2024〕2号, [2024]: years of documents.
            if before == 0x3014 || before == 0x5B { draft.isName = true }
            // “1122”工程: digits alone in quotation marks.
            if draft.end < limit, (before == 0x201C && text[draft.end] == 0x201D) || (before == 0x22 && text[draft.end] == 0x22) {
                draft.isName = true
            }
            // 3+2, 3比2
            if before == 0x2B || before == 0x6BD4, beforeThat.isDigit, draft.unit < 0 { draft.isName = true }
            if before == 0x3A || before == 0xFF1A || before == 0x2236, beforeThat.isDigit, draft.unit < 0 { draft.isName = true }
            // 每千人, 每10万人: what a rate is counted on.
            if before == .each, draft.unit >= 0 { draft.isName = true }
        }
        if draft.end < limit, draft.unit < 0 {
            let after = text[draft.end]
            if after.isLetter || (after == 0x2D && draft.end + 1 < limit && text[draft.end + 1].isLetter) {
                draft.isName = true
                var end = draft.end
                while end < limit, text[end].isLetter || text[end].isDigit { end += 1 }
                draft.end = end
            }
            if let end = codeEnd(text, draft, limit) {
                draft.isName = true
                draft.end = end
            }
            if after == 0x2B, draft.end + 1 < limit, text[draft.end + 1].isDigit || text[draft.end + 1].isLetter { draft.isName = true }
            if after == 0x3A || after == 0x2236 || after == 0x6BD4 || after == 0xFF1A, draft.end + 1 < limit, text[draft.end + 1].isDigit {
                draft.isName = true
            }
        }
        if draft.numeral.hasMiddleDot, draft.unit < 0 { draft.isName = true }
        if draft.numeral.hasLeadingZero, !draft.numeral.hasPoint, draft.numeral.scale == 0 { draft.isName = true }
        if isBareYear(text, draft, limit) { draft.isName = true }
        if draft.unit >= 0, draft.unitEnd == draft.unitStart + 1, text[draft.unitStart] == 0x53F7 { draft.isName = true }
        // The suffix may begin where a unit was read (5号楼) or behind it (15分钟服务圈).
        if let end = names.suffix(in: text, at: draft.numberEnd, to: limit), end >= draft.unitEnd || draft.unit < 0 {
            if isNumeralName(draft) {
                draft.unit = -1
                draft.unitStart = draft.numberEnd
                draft.unitEnd = draft.numberEnd
                draft.isName = true
                draft.end = end
            }
        } else if draft.unit >= 0, let end = names.title(in: text, at: draft.end, to: limit) {
            switch units.units[draft.unit].dimension {
            case .time, .length, .rank, .index, .current:
                draft.isName = true
                draft.end = end
            default: break
            }
        }
        if draft.isName { draft.kind = draft.kind ?? .number }
    }

    /// Whether the number is a year without 年: 2022世界计算大会, 《…2030》.
    private func isBareYear(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ limit: Int) -> Bool {
        guard draft.unit < 0, draft.numeral.style == .arabic, draft.numeral.digitCount == 4, !draft.numeral.hasPoint,
            draft.numeral.scale == 0, draft.vagueness == .none, draft.end < limit, let year = draft.value.integer,
            (1949...2060).contains(year)
        else { return false }
        let next = text[draft.end]
        return next.isIdeograph || next == 0x300B || next == 0x201C || next == 0x201D
    }

    /// The end of a telephone number, version or code that goes on behind the number: 0537-2345678, 400-800-1234, 1.2.3.
    private func codeEnd(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ limit: Int) -> Int? {
        guard draft.end < limit else { return nil }
        let sign = text[draft.end]
        guard sign == 0x2D || sign == 0x2E else { return nil }
        var end = draft.end
        var groups = 0
        while end + 1 < limit, text[end] == sign, text[end + 1].isDigit {
            end += 1
            while end < limit, text[end].isDigit { end += 1 }
            groups += 1
        }
        guard groups > 0 else { return nil }
        let isCode = sign == 0x2E || groups > 1 || draft.numeral.hasLeadingZero || end - draft.end > 6
        return isCode ? end : nil
    }

    /// Whether the number is written as one that counts or measures, whatever letters stand before it (GDP1.2万亿元).
    private func isFigure(_ draft: QuantityDraft) -> Bool {
        guard draft.unit >= 0 else { return false }
        if draft.numeral.scale > 0 { return true }
        switch units.units[draft.unit].dimension {
        case .percent, .point, .money: return true
        default: return false
        }
    }

    /// Whether a dash before the number can be its sign: 增长-2.1%, 为-12℃.
    private func isSignedFigure(_ draft: QuantityDraft) -> Bool {
        if draft.numeral.hasPoint { return true }
        guard draft.unit >= 0 else { return false }
        switch units.units[draft.unit].dimension {
        case .percent, .permille, .point, .temperature, .money: return true
        default: return false
        }
    }

    /// Whether a suffix may make a name of the number: 500强 is one, 1.5强 is none.
    private func isNumeralName(_ draft: QuantityDraft) -> Bool {
        draft.vagueness == .none && draft.numeral.ratio == .none && !draft.numeral.isSigned
    }

    /// 第 and a number: an ordinal. 第1位 and 位居第一 are ranks; 第三产业 and 第一批 are names.
    func readOrdinal(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int {
        let limit = range.upperBound
        var number = at + 1
        if number < limit, text[number] == .blank { number += 1 }
        guard number < limit, table.isPart(text[number]),
            let numeral = reader.read(text, from: number, to: limit, probe: { probe(text, $0, limit) }), !numeral.isIndefinite,
            numeral.style != .scale
        else { return at }
        let isFront = text[at] == .front
        var draft = QuantityDraft(start: at, numeral: numeral)
        draft.kind = .ordinal
        if let hit = units.match(in: text, from: numeral.end, to: limit),
            (names.word(in: text, at: numeral.end, to: limit) ?? 0) <= hit.end
        {
            draft.unit = hit.index
            draft.unitStart = numeral.end
            draft.unitEnd = hit.end
            draft.end = hit.end
        }
        let rank = draft.unit >= 0 && draft.unitEnd == draft.unitStart + 1
            && (text[draft.unitStart] == 0x4F4D || text[draft.unitStart] == 0x540D)
        if isFront {
            // 前三, 前三名, 前10位 are ranks; 前三季度 and 前两年 are read elsewhere.
            guard numeral.value > ExactDecimal(1 as UInt64), rank || (draft.unit < 0 && endsRank(text, numeral.end, limit)) else {
                return at
            }
        }
        if rank {
            draft.isName = false
        } else if isFront {
            draft.unit = implied.rank
        } else if draft.unit < 0, endsRank(text, numeral.end, limit), isRanked(text, at, range.lowerBound) {
            draft.unit = implied.rank
        } else {
            draft.isName = true
        }
        return emit(text, in: range, draft, second: nil, into: &quantities)
    }

    /// Whether nothing that the ordinal could name follows.
    private func endsRank(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit else { return true }
        let unit = text[at]
        return !unit.isIdeograph && !unit.isLetter || unit == 0x7684 || unit == 0x548C || unit == 0x4E14
    }

    /// Whether a word of ranking stands in the twelve units before: 位居全省第一, 列全国第四.
    private func isRanked(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ floor: Int) -> Bool {
        var i = at - 1
        while i >= max(0, at - 14) {
            switch text[i] {
            case 0x5C45, 0x5217, 0x6392, 0x4F4D, 0x8DC3: return true  // 居 列 排 位 跃
            case 0x7701, 0x56FD, 0x5E02, 0x754C, 0x53BF, 0x533A:  // 省 国 市 界 县 区
                if i == at - 1 { return true }
            case 0x3002, 0xFF1B, 0x0A: return false
            default: break
            }
            i -= 1
        }
        return false
    }
}
