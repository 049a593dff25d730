import ChineseText
import FactRules

extension QuantityScanner {
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
        if let next = readRanks(text, at: at, numeral, in: range, into: &quantities) { return next }
        let last = ordinalRange(text, numeral, limit, &draft)
        if let hit = units.match(in: text, from: last, to: limit), (names.word(in: text, at: last, to: limit) ?? 0) <= hit.end {
            draft.unit = hit.index
            draft.unitStart = last
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
        return emit(text, in: range, draft, into: &quantities)
    }

    /// 第一、二、三名 are three ranks. Returns the offset after them, or nil where 位 or 名 does not close such a list.
    private func readRanks(
        _ text: UnsafeBufferPointer<UInt16>, at: Int, _ numeral: Numeral, in range: Range<Int>, into quantities: inout [Quantity]
    ) -> Int? {
        let limit = range.upperBound
        var (end, count) = (numeral.end, 1)
        while end + 1 < limit, text[end] == .enumeration || text[end] == 0x548C, count < 8 {
            let start = text[end + 1] == .ordinal ? end + 2 : end + 1
            guard start < limit, table.isPart(text[start]), let next = rankEnd(text, start, limit) else { return nil }
            end = next
            count += 1
        }
        guard count > 1, end < limit, text[end] == 0x4F4D || text[end] == 0x540D, let hit = units.match(in: text, from: end, to: limit) else {
            return nil
        }
        var start = at
        for _ in 0..<count {
            let number = text[start] == .ordinal || text[start] == .front ? start + 1 : start
            guard let rank = reader.read(text, from: number, to: limit, probe: { probe(text, $0, limit) }) else { return nil }
            var draft = QuantityDraft(start: start, numeral: rank)
            draft.kind = .ordinal
            draft.unit = hit.index
            if rank.end == end {
                draft.unitEnd = hit.end
                draft.end = hit.end
            }
            _ = emit(text, in: start..<max(draft.end, start + 1), draft, into: &quantities)
            start = rank.end + 1
        }
        return hit.end
    }

    /// The end of a small whole number at `start`.
    private func rankEnd(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> Int? {
        guard let numeral = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }), numeral.upper == nil,
            !numeral.isIndefinite, !numeral.hasPoint, numeral.scale == 0, numeral.vagueness == .none, numeral.ratio == .none
        else { return nil }
        return numeral.end
    }

    /// The other end of 第3至5名 and 第三到第五位. Returns the offset behind it, or the numeral's own end where a rank does not close it.
    private func ordinalRange(_ text: UnsafeBufferPointer<UInt16>, _ numeral: Numeral, _ limit: Int, _ draft: inout QuantityDraft) -> Int {
        guard var (start, _) = rangeWord(text, at: numeral.end, to: limit) else { return numeral.end }
        if text[start] == .ordinal { start += 1 }
        guard start < limit, table.isPart(text[start]),
            let second = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }), second.upper == nil, !second.isIndefinite,
            second.end < limit, text[second.end] == 0x4F4D || text[second.end] == 0x540D, numeral.value < second.value
        else { return numeral.end }
        draft.upper = second.value
        return second.end
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
            case 0x7701, 0x56FD, 0x5E02, 0x754C, 0x53BF, 0x533A, 0x7403, 0x6D32:  // 省 国 市 界 县 区 球 洲
                if i == at - 1 { return true }
            case 0x3002, 0xFF1B, 0x0A: return false
            default: break
            }
            i -= 1
        }
        return false
    }
}
