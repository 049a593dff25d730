extension NumeralReader {
    /// A numeral that begins with an Arabic digit: 353,359 · 6.7万 · 1亿2千万 · 20多万 · 3.5万余.
    func readArabic(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) {
        var builder = DecimalBuilder()
        var at = readWhole(text, from: start, to: limit, into: &builder, numeral: &numeral)
        at = readDecimals(text, from: at, to: limit, into: &builder, numeral: &numeral)
        numeral.value = builder.number()
        numeral.end = at
        // Nine numbers in ten have no scale word behind them.
        guard at < limit, text[at] == .blank || text[at].isScaleLetter || isScaled(text[at]) else { return }
        readScales(text, to: limit, numeral: &numeral, probe: probe)
    }

    /// Whether a scale word, or a word that may stand before one, is the unit.
    private func isScaled(_ unit: UInt16) -> Bool {
        switch table.part(of: unit) {
        case .tens, .small, .big: true
        default: unit == .more || unit == .surplus || unit == .several || unit == .about || unit == .roughly
        }
    }

    /// The digits before the point, with commas between groups of three.
    private func readWhole(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into builder: inout DecimalBuilder,
        numeral: inout Numeral
    ) -> Int {
        var at = start
        while at < limit, table.part(of: text[at]) == .arabic {
            builder.append(UInt8(table.value(of: text[at])))
            at += 1
        }
        numeral.digitCount = at - start
        let isZero = table.value(of: text[start]) == 0
        numeral.hasLeadingZero = isZero && at - start > 1
        guard at - start <= 3, !isZero, at < limit, isComma(text[at]) || isThinBlank(text, start, at, limit) else { return at }
        let comma = text[at]
        let first = at
        // A full-width comma also parts clauses and figures: the whole must look like one number.
        var groups = 0
        while at < limit, text[at] == comma, isGroup(text, from: at + 1, to: limit) {
            at += 4
            groups += 1
        }
        guard groups > 0 else { return at }
        if comma == 0xFF0C, !endsNumber(text, at, limit, comma: comma) { return first }
        at = first
        for _ in 0..<groups {
            for i in at + 1...at + 3 { builder.append(UInt8(table.value(of: text[i]))) }
            at += 4
        }
        numeral.digitCount += groups * 3
        numeral.hasPoint = true
        return at
    }

    /// Whether the blank at `at` stands for a thousands comma, as in 产量12 345.6万吨: digits in a run of words, groups of three, and a
    /// word or a point right behind them. A number at the beginning of a line, or behind 图, 表, 件 or 第, may be a mark of its own.
    private func isThinBlank(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ at: Int, _ limit: Int) -> Bool {
        guard text[at] == .blank, start > 0, text[start - 1] >= 0x4E00, text[start - 1] <= 0x9FFF, isGroup(text, from: at + 1, to: limit) else {
            return false
        }
        switch text[start - 1] {
        case 0x56FE, 0x8868, 0x4EF6, 0x7B2C, 0x6708, 0x5E74, 0x65E5, 0x7AE0, 0x8282, 0x680F: return false  // 图 表 件 第 月 年 日 章 节 栏
        default: break
        }
        var end = at + 4
        while end < limit, text[end] == .blank, isGroup(text, from: end + 1, to: limit) { end += 4 }
        guard end < limit else { return false }
        return text[end] == 0x25 || text[end] >= 0x4E00 && text[end] <= 0x9FFF
            || isPoint(text[end]) && end + 1 < limit && table.part(of: text[end + 1]) == .arabic
    }

    private func isComma(_ unit: UInt16) -> Bool { unit == 0x2C || unit == 0xFF0C }

    /// Whether exactly three digits stand at `start`.
    private func isGroup(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Bool {
        guard start + 3 <= limit else { return false }
        for i in start..<start + 3 where table.part(of: text[i]) != .arabic { return false }
        return start + 3 == limit || table.part(of: text[start + 3]) != .arabic
    }

    /// Whether what follows a number with full-width commas closes it: no further comma, no 、 and no 和 of a list.
    private func endsNumber(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, comma: UInt16) -> Bool {
        guard at < limit else { return false }
        switch text[at] {
        case comma, 0x3001, 0x3002, 0xFF1B, 0x548C, 0x4E0E, 0x53CA, 0x0A, 0x09, 0x20: return false
        default: return true
        }
    }

    /// The point and the digits after it. One blank may stand on both sides of the point.
    private func readDecimals(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into builder: inout DecimalBuilder,
        numeral: inout Numeral
    ) -> Int {
        var at = start
        if at + 3 < limit, text[at] == .blank, text[at + 2] == .blank, isPoint(text[at + 1]) {
            guard table.part(of: text[at + 3]) == .arabic else { return start }
            at += 3
        } else if at + 1 < limit, isPoint(text[at]), table.part(of: text[at + 1]) == .arabic {
            numeral.hasMiddleDot = text[at] == 0xB7 || text[at] == 0x2022
            at += 1
        } else if at + 1 < limit, text[at] == .point || text[at] == .traditionalPoint, isSpokenFraction(text, from: at + 1, to: limit) {
            at += 1
        } else {
            return start
        }
        while at < limit, table.part(of: text[at]) == .arabic {
            builder.append(UInt8(table.value(of: text[at])))
            builder.decimals += 1
            at += 1
        }
        numeral.hasPoint = true
        return at
    }

    /// Whether the digits at `start` stand behind a spoken point: 1点5倍, 3点2亿. 8点30分 is a time of day.
    private func isSpokenFraction(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Bool {
        var at = start
        while at < limit, table.part(of: text[at]) == .arabic { at += 1 }
        guard at > start, at < limit else { return false }
        // 倍 成 %
        return text[at] == 0x500D || text[at] == 0x6210 || text[at] == 0x25 || table.part(of: text[at]) == .big
    }

    /// `.`, full-width point and the middle dot that old newspapers print instead.
    private func isPoint(_ unit: UInt16) -> Bool { unit == 0x2E || unit == 0xFF0E || unit == 0xB7 || unit == 0x2022 }

    /// Scale words behind Arabic digits, 余 and 多 before or between them, and what may follow: 2万3千, 1亿2千万, 6亿零5百.
    private func readScales(
        _ text: UnsafeBufferPointer<UInt16>, to limit: Int, numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) {
        var at = numeral.end
        if at + 1 < limit, text[at] == .blank, table.part(of: text[at + 1]) == .big, probe(at + 1) != .ownsScale { at += 1 }
        let fuzzy = vagueness(text, at, limit, probe: probe)
        if fuzzy != .none, at + 1 < limit {
            let (power, end) = scalePower(text, from: at + 1, to: limit, probe: probe)
            guard power > 0 else { return }
            finish(&numeral, power: power, end: end)
            numeral.vagueness = fuzzy
            return
        }
        let (power, end) = scalePower(text, from: at, to: limit, probe: probe)
        guard power > 0 else {
            readLetterScale(text, to: limit, numeral: &numeral)
            return
        }
        finish(&numeral, power: power, end: end)
        if let (more, vagueness, after) = scaleBehindWord(text, end, limit, probe: probe) {
            // 4万多亿
            finish(&numeral, power: power + more, end: after)
            numeral.vagueness = vagueness
            return
        }
        readTail(text, to: limit, numeral: &numeral, last: power, probe: probe)
    }

    /// 30w元 and 5k人: w and k for 万 and 千, read only right before a measure word.
    private func readLetterScale(_ text: UnsafeBufferPointer<UInt16>, to limit: Int, numeral: inout Numeral) {
        let at = numeral.end
        guard at + 1 < limit, text[at].isScaleLetter else { return }
        switch text[at + 1] {
        // 元 人 户 块 家
        case 0x5143, 0x4EBA, 0x6237, 0x5757, 0x5BB6: break
        default: return
        }
        finish(&numeral, power: (text[at] | 0x20) == 0x77 ? 4 : 3, end: at + 1)
    }

    /// The scale word behind 余 or 多 at `at`, as in 4万多亿 and 1亿3千多万.
    private func scaleBehindWord(
        _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, probe: (Int) -> UnitProbe
    ) -> (power: Int, vagueness: Numeral.Vagueness, end: Int)? {
        let fuzzy = vagueness(text, at, limit, probe: probe)
        guard fuzzy != .none, at + 1 < limit else { return nil }
        let (power, end) = scalePower(text, from: at + 1, to: limit, probe: probe)
        return power >= 4 ? (power, fuzzy, end) : nil
    }

    private func finish(_ numeral: inout Numeral, power: Int, end: Int) {
        // What was scaled before is scaled anew: 4万 of 4万多亿.
        numeral.value = numeral.value.scaled(by: power - numeral.scale)
        numeral.scale = power
        numeral.end = end
    }

    /// The further groups of a mixed numeral, each of a smaller scale.
    private func readTail(
        _ text: UnsafeBufferPointer<UInt16>, to limit: Int, numeral: inout Numeral, last: Int, probe: (Int) -> UnitProbe
    ) {
        guard numeral.coefficient.isInteger else { return }
        var last = last
        while true {
            var at = numeral.end
            let zero = at < limit && table.part(of: text[at]) == .digit && table.value(of: text[at]) == 0
            if zero { at += 1 }
            guard at < limit else { return }
            var added: ExactDecimal
            var power = 0
            var end = at
            switch table.part(of: text[at]) {
            case .arabic:
                var builder = DecimalBuilder()
                while end < limit, table.part(of: text[end]) == .arabic, end - at <= 20 {
                    builder.append(UInt8(table.value(of: text[end])))
                    end += 1
                }
                let digits = end - at
                guard digits <= last else { return }
                if end < limit, text[end] == 0x2E || text[end] == 0x2C { return }
                (power, end) = scalePower(text, from: end, to: limit, probe: probe)
                // Without a scale word of its own a group is the rest only where its digits fill the place (1万2345), or a unit follows
                // as many as cannot be thousands (2万241人).
                if power == 0, digits != last, !zero, last != 4 || digits < 2 || probe(end) != .unit { return }
                added = builder.number().scaled(by: power)
                readPlaces(text, to: limit, added: &added, power: &power, end: &end, probe: probe)
                if power > 0, power < last, let (more, fuzzy, after) = scaleBehindWord(text, end, limit, probe: probe) {
                    added = added.scaled(by: more)
                    numeral.vagueness = fuzzy
                    end = after
                    power = 0
                }
            case .digit, .tens:
                guard let rest = readSection(text, from: at, to: limit, probe: probe), rest.upper == nil else { return }
                // 3万五 is 35000, as 三万五 is.
                if rest.isDigit, !zero {
                    guard last >= 2 else { return }
                    added = rest.value.scaled(by: last - 1)
                } else {
                    added = rest.value
                }
                end = rest.end
            default: return
            }
            guard added < ExactDecimal(1 as UInt64).scaled(by: last) else { return }
            numeral.value = numeral.value + added
            numeral.scale = 0
            numeral.end = end
            guard power > 0 else { return }
            last = power
        }
    }

    /// The hundreds and tens behind thousands under one 万 or 亿: 3千4百万. On return `power` is that of the 万 or 亿.
    private func readPlaces(
        _ text: UnsafeBufferPointer<UInt16>, to limit: Int, added: inout ExactDecimal, power: inout Int, end: inout Int,
        probe: (Int) -> UnitProbe
    ) {
        var sum = added
        var place = power
        var at = end
        while (1...3).contains(place), at + 1 < limit, table.part(of: text[at]) == .arabic {
            let (next, after) = scalePower(text, from: at + 1, to: limit, probe: probe)
            guard next > 0 else { return }
            let big = next / 4 * 4
            guard next - big < place else { return }
            sum = (sum + ExactDecimal(table.value(of: text[at])).scaled(by: next - big)).scaled(by: big)
            place = next - big
            at = after
            if big > 0 {
                (added, power, end) = (sum, big, at)
                return
            }
        }
    }

    /// The power of ten of the scale words at `start` (万 4, 千万 7, 万亿 12) and the offset after them; 0 if there are none.
    func scalePower(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, probe: (Int) -> UnitProbe
    ) -> (power: Int, end: Int) {
        var at = start
        var power = 0
        var lastBig = 0
        var isSmall = false
        while at < limit, at - start < 4 {
            let part = table.part(of: text[at])
            let value = table.value(of: text[at])
            switch part {
            case .tens:
                guard at == start, value == 1 else { return (power, at) }
                isSmall = true
            case .small:
                guard at == start || (isSmall && power < value && lastBig == 0) else { return (power, at) }
                isSmall = true
            case .big:
                guard value >= lastBig else { return (power, at) }
                lastBig = value
            default: return (power, at)
            }
            if probe(at) == .ownsScale { return (power, at) }
            power += value
            at += 1
        }
        return (power, at)
    }

    /// Whether 余, 多, 几 or 来 stands at `at` between a number and its scale or unit.
    public func vagueness(
        _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, probe: (Int) -> UnitProbe
    ) -> Numeral.Vagueness {
        guard at < limit else { return .none }
        switch text[at] {
        case .more, .surplus, .several: return .more
        case .about:
            guard at + 1 < limit else { return .none }
            let part = table.part(of: text[at + 1])
            return part == .big || part == .small || probe(at + 1) != .none ? .about : .none
        case .roughly:
            // 千把人, 万把块; 三万把 counts handles.
            guard at > 0, at + 1 < limit, probe(at + 1) == .unit else { return .none }
            let part = table.part(of: text[at - 1])
            return (part == .small || part == .big) && (at < 2 || !table.isPart(text[at - 2])) ? .about : .none
        default: return .none
        }
    }
}

extension UInt16 {
    /// w and k, which stand for 万 and 千.
    fileprivate var isScaleLetter: Bool { self | 0x20 == 0x77 || self | 0x20 == 0x6B }
}
