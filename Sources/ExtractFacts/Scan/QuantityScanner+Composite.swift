import ChineseText
import FactRules

extension QuantityScanner {
    /// A smaller unit behind a larger one makes one quantity of both: 3元5角, 两块八, 1小时30分钟, 2年3个月, 9秒83, 1米75, 38度5.
    func readTail(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let at = draft.unitEnd
        guard at < limit, table.isPart(text[at]), draft.vagueness == .none, draft.upper == nil, draft.value.isInteger,
            draft.numeral.scale == 0
        else { return }
        let dimension = units.traits[draft.unit].dimension
        if draft.unitEnd == draft.unitStart + 1 {
            switch text[draft.unitStart] {
            case 0x5143, 0x5757, 0x5706, 0x89D2, 0x6BDB:  // 元 块 圆 角 毛
                readChange(text, to: limit, draft: &draft)
                return
            case 0x79D2:  // 秒
                readHundredths(text, to: limit, draft: &draft)
                return
            case 0x5EA6:  // 度
                readTenth(text, to: limit, draft: &draft)
                return
            default: break
            }
        }
        if dimension == .time || dimension == .length || dimension == .mass || dimension == .area
            || text[draft.unitStart] == 0x5206
        {
            let end = draft.unitEnd
            readSmaller(text, to: limit, draft: &draft)
            if draft.unitEnd == end, units.units[draft.unit].text == "米" {
                readHundredths(text, to: limit, draft: &draft)
                if draft.unitEnd == end { readSpokenHeight(text, to: limit, draft: &draft) }
            }
        }
    }

    /// Whether what follows a single digit lets it be the tenths of the unit before it: 两块八的, 38度5。
    private func endsSpoken(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit, text[at].isIdeograph else { return at >= limit || !(text[at].isDigit || text[at].isLetter || text[at] == 0x2E || text[at] == 0x25) }
        switch text[at] {
        // 的 每 左 上 以 到 至 涨 降 升 钱 了 就 不 就
        case 0x7684, 0x6BCF, 0x5DE6, 0x4E0A, 0x4EE5, 0x5230, 0x81F3, 0x6DA8, 0x964D, 0x5347, 0x94B1, 0x4E86, 0x5C31, 0x4E0D: return true
        case 0x4E00: return probe(text, at + 1, limit) == .unit
        default: return false
        }
    }

    /// The digit at `at` if it is one that counts coins, else nil.
    private func coin(_ text: UnsafeBufferPointer<UInt16>, _ at: Int) -> Int? {
        switch table.part(of: text[at]) {
        case .arabic, .digit, .financial: table.value(of: text[at])
        default: nil
        }
    }

    /// 角 and 分 behind 元, and what is spoken: 两块八, 三块零五, 五毛二.
    private func readChange(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let form = text[draft.unitStart]
        var place = form == 0x89D2 || form == 0x6BDB ? -1 : 0
        var isSpoken = form == 0x5757 || form == 0x6BDB
        var sum = draft.value.scaled(by: place)
        var at = draft.unitEnd
        var end = at
        while at < limit, place > -2 {
            let isZero = text[at] == 0x96F6 || text[at] == 0x3007
            if isZero { at += 1 }
            guard at < limit, let digit = coin(text, at), digit > 0 else { break }
            let sign = at + 1 < limit ? text[at + 1] : 0
            let next = sign == 0x89D2 || sign == 0x6BDB ? -1 : sign == 0x5206 ? -2 : 0
            if next < 0 {
                guard next < place, next == -2 || !isZero else { break }
                sum = sum + ExactDecimal(digit).scaled(by: next)
                isSpoken = isSpoken || sign == 0x6BDB
                place = next
                at += 2
                end = at
            } else {
                guard isSpoken, probe(text, at + 1, limit) == .none || text[at + 1] == 0x4E00 || text[at + 1] == 0x5757, endsSpoken(text, at + 1, limit)
                else { break }
                sum = sum + ExactDecimal(digit).scaled(by: isZero ? -2 : place - 1)
                end = at + 1
                break
            }
        }
        guard end > draft.unitEnd, implied.yuan >= 0 else { return }
        if end < limit, text[end] == 0x94B1 { end += 1 }
        draft.value = sum
        draft.unit = implied.yuan
        draft.kind = .money
        draft.unitEnd = end
        draft.end = end
    }

    /// Whether 毛 or 角 at `start` behind a Chinese digit is money: 五毛二, 两角五分.
    func isCoin(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> Bool {
        let at = start + 1
        guard text[start] == 0x6BDB || text[start] == 0x89D2, at < limit, let digit = coin(text, at), digit > 0 else { return false }
        if at + 1 < limit, text[at + 1] == 0x5206 { return true }
        return text[start] == 0x6BDB && endsSpoken(text, at + 1, limit)
    }

    /// 一百二十块 is money where a price is told or where it stands alone; 26块 of anything else are pieces.
    func readSpokenMoney(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, draft: inout QuantityDraft) {
        guard draft.unit >= 0, draft.unitEnd == draft.unitStart + 1, text[draft.unitStart] == 0x5757, draft.unit != implied.yuan else { return }
        var next = draft.unitEnd
        if next + 1 < range.upperBound, text[next] == 0x5DE6, text[next + 1] == 0x53F3 { next += 2 }
        let isEnd = next >= range.upperBound || !text[next].isIdeograph
        let isAlone = isEnd && (draft.start == range.lowerBound || !text[draft.start - 1].isIdeograph && text[draft.start - 1] != 0x3001)
        guard isEnd || text[next] == 0x4E00 || text[next] == 0x6BCF else { return }
        guard isAlone && draft.numeral.style != .arabic && draft.value >= ExactDecimal(10 as UInt64) || followsPrice(text, draft.start, range.lowerBound) else { return }
        draft.unit = implied.yuan
        draft.kind = .money
    }

    /// Whether a word of buying and paying stands in the clause before `start`.
    private func followsPrice(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ floor: Int) -> Bool {
        var at = start - 1
        while at >= max(floor, start - 8) {
            switch text[at] {
            // 价 卖 花 钱 费 赚 收 付 租 资 票 薪 挣 罚 值
            case 0x4EF7, 0x5356, 0x82B1, 0x94B1, 0x8D39, 0x8D5A, 0x6536, 0x4ED8, 0x79DF, 0x8D44, 0x7968, 0x85AA, 0x6323, 0x7F5A, 0x503C: return true
            case 0xFF0C, 0x3002, 0xFF1B, 0x0A, 0x3001: return false
            default: at -= 1
            }
        }
        return false
    }

    /// Reads on through smaller units. The sum is told in the first unit where that is decimal (1公里200米 is 1.2公里), else in the
    /// last one (1小时20分 is 80分钟), so that it is exact.
    private func readSmaller(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        guard var step = chains.step(of: draft.unit) ?? minuteStep(text, to: limit, draft) else { return }
        let first = step
        var sum = draft.value
        var at = draft.unitEnd
        var last = first.unit
        while at + 1 < limit {
            var start = at
            if text[start] == 0x96F6 || text[start] == 0x53C8 { start += 1 }
            guard start < limit, (table.part(of: text[start]) == .arabic) == (draft.numeral.style == .arabic), table.isPart(text[start]),
                let numeral = reader.read(text, from: start, to: limit, probe: { probe(text, $0, limit) }),
                numeral.upper == nil, numeral.vagueness == .none, !numeral.isIndefinite, numeral.scale == 0, numeral.ratio == .none,
                numeral.value.isInteger, numeral.style != .digits, numeral.style != .scale,
                let hit = smaller(text, numeral.end, limit, than: step),
                let value = numeral.value.integer, value * hit.step.size < step.size
            else { break }
            // 一天8小时 is how long a day's work is.
            if draft.value == ExactDecimal(1 as UInt64), step.size == 86400 { break }
            let factor = step.size / hit.step.size
            sum = sum * ExactDecimal(factor) + ExactDecimal(value)
            step = hit.step
            last = step.unit
            at = hit.end
        }
        guard at > draft.unitEnd else { return }
        if first.isDecimal {
            var power = 0
            var ratio = first.size / step.size
            while ratio > 1 {
                ratio /= 10
                power += 1
            }
            draft.value = sum.scaled(by: -power)
            draft.unit = first.unit
        } else {
            draft.value = sum
            draft.unit = last
        }
        draft.kind = nil
        draft.unitEnd = at
        draft.end = at
    }

    /// 分 behind a number is a minute where seconds follow: 1分23秒.
    private func minuteStep(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, _ draft: QuantityDraft) -> UnitChains.Step? {
        guard draft.unitEnd == draft.unitStart + 1, text[draft.unitStart] == 0x5206, let minute = chains.minute else { return nil }
        var at = draft.unitEnd
        if at < limit, text[at] == 0x96F6 { at += 1 }
        let start = at
        while at < limit, at < start + 3, table.isPart(text[at]) { at += 1 }
        return at > start && at < limit && text[at] == 0x79D2 ? minute : nil
    }

    /// The unit at `at` if it is a smaller one of the same chain.
    private func smaller(
        _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, than step: UnitChains.Step
    ) -> (step: UnitChains.Step, end: Int)? {
        guard at < limit else { return nil }
        if let hit = units.match(in: text, from: at, to: limit) {
            if let found = chains.step(of: hit.index), found.chain == step.chain, found.size < step.size { return (found, hit.end) }
            guard hit.end == at + 1 || hit.end == at + 2 && text[at + 1] == 0x5730 else { return nil }
            // 分 is a minute behind hours, a tenth behind 亩.
            if text[at] == 0x5206, let minute = chains.minute, minute.chain == step.chain, minute.size < step.size { return (minute, at + 1) }
            if text[at] == 0x5206, step.chain == chains.mu?.chain, step.size == 10 {
                return (UnitChains.Step(chain: step.chain, size: 1, unit: hit.index, isDecimal: true), hit.end)
            }
        }
        return nil
    }

    /// Digits behind 秒 and 米 are their decimals.
    private func readHundredths(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let start = draft.unitEnd
        var at = start
        var digits: UInt64 = 0
        while at < limit, table.part(of: text[at]) == .arabic, at - start < 4 {
            digits = digits * 10 + UInt64(table.value(of: text[at]))
            at += 1
        }
        guard (1...3).contains(at - start), at >= limit || !(text[at].isIdeograph && probe(text, at, limit) != .none && names.word(in: text, at: at, to: limit) == nil),
            at >= limit || (text[at] != 0x2E && text[at] != 0x25 && !table.isPart(text[at]))
        else { return }
        draft.value = draft.value + ExactDecimal(digits).scaled(by: start - at)
        draft.unitEnd = at
        draft.end = at
    }

    /// Chinese digits behind 米 are its decimals: 一米七五, 两米三.
    private func readSpokenHeight(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        guard draft.numeral.style == .chinese else { return }
        var at = draft.unitEnd
        var digits: UInt64 = 0
        while at < limit, at < draft.unitEnd + 2, table.part(of: text[at]) == .digit {
            digits = digits * 10 + UInt64(table.value(of: text[at]))
            at += 1
        }
        guard at > draft.unitEnd, probe(text, at, limit) == .none, at >= limit || !table.isPart(text[at]) else { return }
        switch at < limit ? text[at] : 0 {
        case 0x9AD8, 0x5BBD, 0x957F, 0x6DF1, 0x7684: break  // 高 宽 长 深 的
        default: guard at >= limit || !text[at].isIdeograph else { return }
        }
        draft.value = draft.value + ExactDecimal(digits).scaled(by: draft.unitEnd - at)
        draft.unitEnd = at
        draft.end = at
    }

    /// One digit behind 度 is its tenths: 38度5.
    private func readTenth(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, draft: inout QuantityDraft) {
        let at = draft.unitEnd
        guard let digit = coin(text, at), probe(text, at + 1, limit) == .none, endsSpoken(text, at + 1, limit), text[at] != 0x96F6 else { return }
        draft.value = draft.value + ExactDecimal(digit).scaled(by: -1)
        if implied.celsius >= 0 { draft.unit = implied.celsius }
        draft.unitEnd = at + 1
        draft.end = at + 1
    }

    /// 度 is of temperature where one is spoken of: 气温25度, 零下12度.
    func readTemperature(_ text: UnsafeBufferPointer<UInt16>, floor: Int, draft: inout QuantityDraft) {
        guard draft.unit >= 0, draft.unitEnd > draft.unitStart, text[draft.unitStart] == 0x5EA6, implied.celsius >= 0,
            units.units[draft.unit].text == "度"
        else { return }
        var at = draft.start - 1
        while at >= max(floor, draft.start - 10) {
            switch text[at] {
            case 0x6E29, 0x70E7, 0x6C0F:  // 温 烧 氏
                draft.unit = implied.celsius
                return
            case 0xFF0C, 0x3002, 0xFF1B, 0x0A: return
            default: at -= 1
            }
        }
    }

    /// The unit of what is below zero: 度 means degrees Celsius there.
    func setTemperature(_ quantity: inout Quantity) {
        guard quantity.unit >= 0, implied.celsius >= 0, units.units[quantity.unit].text == "度" else { return }
        quantity.unit = implied.celsius
        quantity.kind = .temperature
    }
}
