import FactRules

extension PeriodScanner {
    /// Reads the words before and behind a mention (截至, 自, 到; 以来, 起, 前, 期间) and widens it over them.
    func addRole(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, to mention: inout PeriodMention) {
        let limit = range.upperBound
        var start = mention.span.lowerBound
        var end = mention.span.upperBound
        var role = mention.role
        if let hit = words.suffix(in: text, at: end, to: limit), !isVerb(text, hit, limit) {
            switch hit.meaning {
            case .role(.since): role = .since
            case .role(.by): role = .by
            case .role(.until): role = .until
            default: break
            }
            end = hit.end
        }
        if let hit = words.prefix(in: text, before: start, from: range.lowerBound) {
            switch hit.meaning {
            case .role(.until):
                role = .until
                start = hit.end
            case .role(.by) where !isResult(text, hit.end, range.lowerBound):
                if role == .plain { role = .by }
                start = hit.end
            case .role(.from):
                // 自2018年10月开通以来: the word that closes it stands behind a verb.
                if role == .plain, leadsToSince(text, end, limit) { role = .since }
                if role == .since { start = hit.end }
            default: break
            }
        }
        mention.role = role
        mention.span = start..<end
    }

    /// Whether 到 or 至 belongs to a verb before it: 提高到, 增加至.
    private func isResult(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ floor: Int) -> Bool {
        guard at > floor else { return false }
        switch text[at - 1] {
        // 高 加 降 少 升 长 展 大 低 推 延 达 增 回
        case 0x9AD8, 0x52A0, 0x964D, 0x5C11, 0x5347, 0x957F, 0x5C55, 0x5927, 0x4F4E, 0x63A8, 0x5EF6, 0x8FBE, 0x589E, 0x56DE: return true
        default: return false
        }
    }

    /// Whether a suffix is the beginning of another word: 前三, 起草, 后者.
    private func isVerb(_ text: UnsafeBufferPointer<UInt16>, _ hit: PeriodTable.Hit, _ limit: Int) -> Bool {
        guard hit.end < limit else { return false }
        let first = text[hit.end - 1]
        let next = text[hit.end]
        switch first {
        case 0x8D77: return next == 0x8349 || next == 0x7801 || next == 0x6B65 || next == 0x52A8 || next == 0x6E90
        case 0x524D: return table.isPart(next) || next == 0x540E || next == 0x5F80 || next == 0x6765 || next == 0x671F || next == 0x6CBF
            || next == 0x666F || next == 0x5217 || next == 0x5341
        case 0x5185: return next == 0x90E8 || next == 0x5BB9 || next == 0x6DB5 || next == 0x9700
        default: return false
        }
    }

    /// Whether 以来, 至今 or 起 closes the clause that `at` stands in.
    private func leadsToSince(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        var i = at
        while i < min(limit, at + 24) {
            switch text[i] {
            case 0x3001, 0xFF0C, 0x3002, 0xFF1B, 0x0A, 0x2C: return false
            case 0x4EE5 where i + 1 < limit && text[i + 1] == 0x6765: return true
            case 0x81F3 where i + 1 < limit && text[i + 1] == 0x4ECA: return true
            default: break
            }
            i += 1
        }
        return false
    }
}
