/// A stretch of Chinese numerals read as one number, before fractions and fuzzy words.
struct ChineseSection {
    var end: Int
    var value: ExactDecimal
    var upper: ExactDecimal?
    var scale = 0
    var style = Numeral.Style.chinese
    /// Whether it is one digit and no more.
    var isDigit = false
    /// What stands behind the last 万 or 亿, 0 for nothing.
    var tail: UInt64 = 0
    /// The power of that 万 or 亿.
    var lastBig = 0
}

extension NumeralReader {
    /// A numeral that begins with a Chinese numeral: 三百五十 · 十几万 · 三点五亿 · 三五百 · 二〇二三 · 一万二 · 千万.
    func readChinese(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) -> Bool {
        numeral.style = .chinese
        var tail: (units: UInt64, power: Int, end: Int) = (0, 0, 0)
        if table.part(of: text[start]) == .digit, start + 1 >= limit || !table.isPart(text[start + 1]) && !isLetterO(text[start + 1]) {
            // A digit and no more: as most Chinese numerals are.
            numeral.value = ExactDecimal(digit: table.value(of: text[start]))
            numeral.end = start + 1
        } else {
            guard let section = readSection(text, from: start, to: limit, probe: probe) else { return false }
            numeral.end = section.end
            numeral.style = section.style
            if readLoose(text, start, section, into: &numeral) { return true }
            numeral.value = section.value
            numeral.upper = section.upper
            numeral.scale = section.scale
            tail = (section.tail, section.lastBig, section.end)
            if section.end == start + 2, table.part(of: text[start]) == .small, table.value(of: text[start]) == 2, table.part(of: text[start + 1]) == .tens {
                // 百十号人 are about a hundred.
                numeral.value = ExactDecimal(100 as UInt64)
                numeral.vagueness = .about
            }
        }
        guard numeral.end < limit else { return true }
        if text[numeral.end] == 0x513F, readLooseThousand(text, start, limit, into: &numeral) { return true }
        if numeral.upper == nil { readPoint(text, from: start, to: limit, numeral: &numeral, probe: probe) }
        if numeral.end + 1 < limit, text[numeral.end] == .good, text[numeral.end + 1] == .several, isRound(text[numeral.end - 1]) {
            // 十好几, 二十好几
            numeral.end += 2
            numeral.vagueness = .more
            return true
        }
        let fuzzy = vagueness(text, numeral.end, limit, probe: probe)
        guard fuzzy != .none, text[numeral.end] != .roughly else { return true }
        let after = numeral.end + 1
        let (power, end) = scalePower(text, from: after, to: limit, probe: probe)
        if power > 0, text[numeral.end] != .several || isRound(text[numeral.end - 1]) {
            // 一亿一千多万: only what stands behind 亿 is scaled.
            if tail.units > 0, power < tail.power, power <= 4, numeral.end == tail.end {
                let times: [UInt64] = [1, 10, 100, 1000, 10000]
                numeral.value = numeral.value + ExactDecimal(tail.units * (times[power] - 1))
                numeral.scale = 0
                numeral.end = end
                numeral.vagueness = fuzzy
                return true
            }
            numeral.value = numeral.value.scaled(by: power)
            numeral.upper = numeral.upper?.scaled(by: power)
            numeral.scale = power
            numeral.end = end
            numeral.vagueness = fuzzy
        } else if text[numeral.end] == .several, isRound(text[numeral.end - 1]) {
            numeral.end = after
            numeral.vagueness = .more
        }
        return true
    }

    /// 百八十 and 千八百 are from eighty to a hundred and from eight hundred to a thousand; 180 is 一百八十.
    private func readLoose(
        _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ section: ChineseSection, into numeral: inout Numeral
    ) -> Bool {
        guard section.end == start + 3, table.part(of: text[start]) == .small, text[start + 1] == 0x516B else { return false }
        let power = table.value(of: text[start])
        guard table.part(of: text[start + 2]) == (power == 2 ? .tens : .small), section.value < ExactDecimal(2 as UInt64).scaled(by: power)
        else { return false }
        numeral.value = ExactDecimal(8 as UInt64).scaled(by: power - 1)
        numeral.upper = ExactDecimal(1 as UInt64).scaled(by: power)
        numeral.style = .chinese
        return true
    }

    /// 千儿八百 is from eight hundred to a thousand, 百儿八十 from eighty to a hundred.
    private func readLooseThousand(
        _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int, into numeral: inout Numeral
    ) -> Bool {
        let at = numeral.end
        guard at == start + 1, at + 2 < limit, text[at + 1] == 0x516B, numeral.style == .scale, let power = numeral.value.powerOfTen, power <= 4
        else { return false }
        let part = table.part(of: text[at + 2])
        guard part == .tens || part == .small, power == (part == .tens ? 2 : table.value(of: text[at + 2]) + 1) else { return false }
        numeral.value = ExactDecimal(8 as UInt64).scaled(by: power - 1)
        numeral.upper = ExactDecimal(1 as UInt64).scaled(by: power)
        numeral.end = at + 3
        numeral.scale = 0
        numeral.style = .chinese
        return true
    }

    /// Whether 几 may follow: 十几, 一百几.
    private func isRound(_ unit: UInt16) -> Bool {
        let part = table.part(of: unit)
        return part == .tens || part == .small || part == .big
    }

    /// 点 and the digits after it, with the scale words behind them.
    private func readPoint(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) {
        let point = numeral.end
        guard point + 1 < limit, text[point] == .point || text[point] == .traditionalPoint else { return }
        guard numeral.style != .scale else { return }
        var at = point + 1
        var builder = DecimalBuilder()
        let isFinancial = table.part(of: text[start]) == .financial || text[start] == .zeroWord
        while at < limit, table.part(of: text[at]) == .digit || (isFinancial && table.part(of: text[at]) == .financial),
            !isTael(text, at, first: point + 1)
        {
            builder.append(UInt8(table.value(of: text[at])))
            builder.decimals += 1
            at += 1
        }
        guard at > point + 1 else { return }
        // 三点五十分 and 九点一刻 are times of day.
        if at < limit, table.part(of: text[at]) == .tens || text[at] == 0x523B { return }
        numeral.value = numeral.value + builder.number()
        numeral.scale = 0
        numeral.hasPoint = true
        numeral.end = at
        let (power, end) = scalePower(text, from: at, to: limit, probe: probe)
        guard power >= 4 else { return }
        numeral.value = numeral.value.scaled(by: power)
        numeral.scale = power
        numeral.end = end
    }

    /// Whether 两 at `at` is the weight and not the digit: 三两.
    private func isTael(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, first: Int) -> Bool {
        (text[at] == 0x4E24 || text[at] == 0x5169) && at > first && table.part(of: text[at - 1]) == .digit
            && table.value(of: text[at - 1]) != 1
    }

    /// A whole number in Chinese numerals, or nil.
    func readSection(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, probe: (Int) -> UnitProbe
    ) -> ChineseSection? {
        var run = start
        while run < limit, table.part(of: text[run]) == .digit || isLetterZero(text, run, start, limit) {
            if isTael(text, run, first: start) { break }
            run += 1
        }
        let count = run - start
        let isScaled = run < limit && isScale(text, run, probe: probe)
        if count >= 3 || (count == 2 && !isPair(text, start) && !(isScaled && table.value(of: text[start]) == 0)) {
            return digits(text, start..<run)
        }
        var sum = ChineseSum()
        var at = start
        var financial = false
        loop: while at < limit {
            let unit = text[at]
            let value = table.value(of: unit)
            switch table.part(of: unit) {
            case .digit:
                if isTael(text, at, first: start) { break loop }
                guard sum.take(digit: value, isZeroWord: value == 0) else { break loop }
            case .financial:
                // 伍 and 陆 stand in common words (队伍, 大陆): read only between their own kind.
                guard isFinancial(text, at, start, limit), sum.take(digit: value, isZeroWord: false) else { break loop }
                financial = true
            case .tens:
                if unit == 0x62FE, !financial, at == start, !(at + 1 < limit && table.isPart(text[at + 1])) { break loop }
                guard sum.take(tens: value) else { break loop }
            case .small:
                guard probe(at) != .ownsScale, sum.take(small: value) else { break loop }
            case .big:
                guard probe(at) != .ownsScale, sum.take(big: value) else { break loop }
            default: break loop
            }
            at += 1
        }
        // A 零 at the end belongs to what follows (三百零 …), unless it is all there is.
        if at > start + 1, table.part(of: text[at - 1]) == .digit, table.value(of: text[at - 1]) == 0 {
            at -= 1
        }
        guard at > start else { return nil }
        return sum.section(end: at)
    }

    /// Whether 十 百 千 万 亿 stands at `at` and is no unit's part.
    private func isScale(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, probe: (Int) -> UnitProbe) -> Bool {
        switch table.part(of: text[at]) {
        case .tens: return true
        case .small, .big: return probe(at) != .ownsScale
        default: return false
        }
    }

    /// Whether the two digits at `start` mean a range: 三四, 一两, 三五.
    private func isPair(_ text: UnsafeBufferPointer<UInt16>, _ start: Int) -> Bool {
        let a = table.value(of: text[start])
        let b = table.value(of: text[start + 1])
        return a > 0 && (b == a + 1 || (a == 3 && b == 5))
    }

    /// A letter O that stands for 〇 between digits of a year: 二OO八.
    private func isLetterZero(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ start: Int, _ limit: Int) -> Bool {
        guard isLetterO(text[at]), at > start else { return false }
        return at + 1 < limit && (table.part(of: text[at + 1]) == .digit || text[at + 1] == text[at] || text[at + 1] == 0x5E74)
    }

    private func isLetterO(_ unit: UInt16) -> Bool { unit == 0x4F || unit == 0xFF2F }

    /// Chinese digits side by side as they are read out: 二〇二三.
    private func digits(_ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>) -> ChineseSection {
        var builder = DecimalBuilder()
        for i in span { builder.append(table.part(of: text[i]) == .digit ? UInt8(table.value(of: text[i])) : 0) }
        let value = builder.number()
        return ChineseSection(end: span.upperBound, value: value, style: .digits)
    }

    /// Whether the financial digit at `at` has a neighbour that only a sum of money has.
    private func isFinancial(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ start: Int, _ limit: Int) -> Bool {
        if at > start { return true }
        guard at + 1 < limit else { return false }
        switch table.part(of: text[at + 1]) {
        case .small, .big, .tens, .financial: return true
        default: return text[at + 1] == 0x5143 || text[at + 1] == 0x5706 || text[at + 1] == .point
        }
    }
}
