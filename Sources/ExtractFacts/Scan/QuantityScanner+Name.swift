import ChineseText
import FactRules

extension QuantityScanner {
    /// Marks a number that is part of a name: J962, 5G, 500强, 327国道, 〔2024〕2号, 12345热线.
    func markName(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, draft: inout QuantityDraft) {
        let limit = range.upperBound
        // A year of an era is named as well: 康熙二十年, 公元前221年; so is a coordinate: 北纬35度12分.
        let isNamed = draft.unit < 0 || units.traits[draft.unit].isWeak || units.traits[draft.unit].dimension == .angle
            || draft.unitEnd == draft.unitStart + 1 && text[draft.unitStart] == 0x5E74
        if isNamed, names.prefix(in: text, before: draft.start, from: range.lowerBound) != nil {
            draft.isName = true
            draft.end = nameEnd(text, draft.end, limit)
        }
        if draft.start > 0 {
            let before = text[draft.start - 1]
            let beforeThat = draft.start > 1 ? text[draft.start - 2] : 0
            if before.isLetter || (before == 0x2D && (beforeThat.isLetter || beforeThat.isDigit)) {
                draft.isName = draft.isName || !isFigure(draft)
                if draft.isName, draft.unit < 0 { draft.end = nameEnd(text, draft.end, limit) }
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
        if draft.unit < 0, !draft.isName, isMark(text, draft, range) { draft.isName = true }
        // 七〇一所: digits read one by one before a body that has a number for its name.
        if draft.unit >= 0, draft.numeral.style == .digits, draft.unitEnd == draft.unitStart + 1, text[draft.unitStart] == 0x6240 || text[draft.unitStart] == 0x5382 {
            draft.isName = true
        }
        // Eleven digits that nothing parts or counts are a telephone number, a time stamp or a code.
        if draft.unit < 0, draft.numeral.digitCount >= 11, !draft.numeral.hasPoint, draft.numeral.scale == 0, draft.vagueness == .none {
            draft.isName = true
        }
        if draft.numeral.hasLeadingZero, !draft.numeral.hasPoint, draft.numeral.scale == 0 { draft.isName = true }
        if isBareYear(text, draft, limit) { draft.isName = true }
        if draft.unit >= 0, isAddress(text, draft, range) { draft.isName = true }
        if draft.unit >= 0, draft.unitEnd == draft.unitStart + 1 {
            // 号 numbers; so does 室 behind three digits (205室).
            if text[draft.unitStart] == 0x53F7 || text[draft.unitStart] == 0x5BA4 && draft.numeral.digitCount >= 3 { draft.isName = true }
        }
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
            switch units.traits[draft.unit].dimension {
            case .time, .length, .rank, .index, .current:
                draft.isName = true
                draft.end = end
            default: break
            }
        }
        if draft.isName { draft.kind = draft.kind ?? .number }
    }

    /// Whether a bare number only marks something: an item of a list (1.加快, (2)推进), the year of a document ((2022)8号), the number
    /// behind an area code ((0571)8705…), a part of an address (/123456.html) or a side of a product (3×4).
    private func isMark(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ range: Range<Int>) -> Bool {
        guard draft.numeral.style == .arabic, draft.vagueness == .none, draft.numeral.scale == 0 else { return false }
        let before = draft.start > 0 ? text[draft.start - 1] : 0x0A
        let after = draft.end < range.upperBound ? text[draft.end] : 0
        let next = draft.end + 1 < range.upperBound ? text[draft.end + 1] : 0
        let isOpen = before == 0x28 || before == 0xFF08
        let isClose = after == 0x29 || after == 0xFF09
        if isOpen, isClose, next.isDigit, draft.numeral.digitCount == 4 { return true }
        if before == 0x29 || before == 0xFF09, draft.start > 1, text[draft.start - 2].isDigit, draft.numeral.digitCount >= 7 { return true }
        if before == 0x2F || after == 0xD7 || before == 0xD7 { return true }
        guard draft.numeral.digitCount <= 2, !draft.numeral.hasPoint, next.isIdeograph else { return false }
        let lead = isOpen ? (draft.start > 1 ? text[draft.start - 2] : 0x0A) : before
        guard lead == 0x0A || lead == 0x3002 || lead == 0xFF1B || lead == 0xFF1A || lead == 0x3B || lead == .blank else { return false }
        return isOpen ? isClose : after == 0x2E || after == 0xFF0E || after == .enumeration
    }

    /// Whether the number stands in an address: 12幢3单元602室, 2单元9层. 93栋3164户 counts.
    private func isAddress(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ range: Range<Int>) -> Bool {
        func isUnit(_ at: Int) -> Bool { at + 1 < range.upperBound && text[at] == 0x5355 && text[at + 1] == 0x5143 }  // 单元
        func follows(_ at: Int, _ test: (Int) -> Bool) -> Bool {
            var end = at
            while end < range.upperBound, end < at + 5, table.part(of: text[end]) == .arabic { end += 1 }
            return end > at && end < range.upperBound && test(end)
        }
        guard draft.numeral.style == .arabic, draft.numeral.scale == 0, draft.unitEnd > draft.unitStart else { return false }
        switch text[draft.unitStart] {
        case 0x680B, 0x5E62: return follows(draft.unitEnd) { isUnit($0) }  // 栋 幢
        case 0x5355 where isUnit(draft.unitStart):
            if draft.start >= range.lowerBound, draft.start > 0, text[draft.start - 1] == 0x680B || text[draft.start - 1] == 0x5E62 || text[draft.start - 1] == 0x697C {
                return !follows(draft.unitEnd) { text[$0] == 0x6237 }
            }
            return follows(draft.unitEnd) { text[$0] == 0x5BA4 || text[$0] == 0x5C42 || text[$0] == 0x53F7 }  // 室 层 号
        case 0x5C42: return draft.start > 1 && isUnit(draft.start - 2)
        default: return false
        }
    }

    /// The end of a code or coordinate that goes on behind its first number: 2260—2007, 737-800, 35度12分, 39°54′.
    private func nameEnd(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> Int {
        var at = start
        while at < limit {
            let isJoin = text[at] == 0x2D || text[at] == 0x2014 || text[at] == 0x2F || text[at] == 0x3A
            let isAngle = text[at - 1] == 0x5EA6 || text[at - 1] == 0x5206 || text[at - 1] == 0xB0 || text[at - 1] == 0x2032
            var digits = isJoin ? at + 1 : at
            guard isJoin || isAngle else { return at }
            let first = digits
            while digits < limit, table.isPart(text[digits]) || text[digits] == 0x2E { digits += 1 }
            guard digits > first else { return at }
            at = digits
            if at < limit, text[at] == 0x5206 || text[at] == 0x79D2 || text[at] == 0x2032 || text[at] == 0x2033 { at += 1 }
        }
        return at
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
        guard sign == 0x2D || sign == 0x2E || sign == 0x2014 && draft.numeral.hasLeadingZero else { return nil }
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
        switch units.traits[draft.unit].dimension {
        case .percent, .point, .money: return true
        default: return false
        }
    }

    /// Whether a dash before the number can be its sign: 增长-2.1%, 为-12℃.
    private func isSignedFigure(_ draft: QuantityDraft) -> Bool {
        if draft.numeral.hasPoint { return true }
        guard draft.unit >= 0 else { return false }
        switch units.traits[draft.unit].dimension {
        case .percent, .permille, .point, .temperature, .money: return true
        default: return false
        }
    }

    /// Whether a suffix may make a name of the number: 500强 is one, 1.5强 is none.
    private func isNumeralName(_ draft: QuantityDraft) -> Bool {
        draft.vagueness == .none && draft.numeral.ratio == .none && !draft.numeral.isSigned
    }
}
