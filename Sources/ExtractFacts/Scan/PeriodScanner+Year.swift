import ChineseText

extension PeriodScanner {
    /// A small number of a date: up to four Arabic digits, or Chinese up to 99, or four Chinese digits.
    struct SmallNumber {
        var value: Int
        var digits: Int
        var end: Int
        var isChinese: Bool
    }

    /// Reads a small number at `at`; nil where a longer number or a decimal stands there.
    func smallNumber(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> SmallNumber? {
        guard at < limit else { return nil }
        var end = at
        var value = 0
        if table.part(of: text[at]) == .arabic {
            while end < limit, table.part(of: text[end]) == .arabic {
                guard end - at < 4 else { return nil }
                value = value * 10 + table.value(of: text[end])
                end += 1
            }
            if end + 1 < limit, text[end] == 0x2E, table.part(of: text[end + 1]) == .arabic { return nil }
            return SmallNumber(value: value, digits: end - at, end: end, isChinese: false)
        }
        // Digits side by side are a year, with 十 a number up to 99.
        var tens = -1
        var last = 0
        var digits = 0
        while end < limit, end - at < 5 {
            switch table.part(of: text[end]) {
            case .digit:
                last = table.value(of: text[end])
                value = value * 10 + last
                digits += 1
            case .tens where tens < 0 && digits <= 1:
                let unit = table.value(of: text[end])
                guard digits == 0 || unit == 1 else { return nil }
                tens = digits == 0 ? unit : last
                last = 0
            case .none where digits > 0 && tens < 0 && (text[end] == 0x4F || text[end] == 0xFF2F):
                // The letter O for 〇: 二OO八年.
                last = 0
                value *= 10
                digits += 1
            default:
                guard end > at else { return nil }
                return chineseNumber(value, tens, last, digits, at, end)
            }
            end += 1
        }
        return chineseNumber(value, tens, last, digits, at, end)
    }

    private func chineseNumber(_ value: Int, _ tens: Int, _ last: Int, _ digits: Int, _ at: Int, _ end: Int) -> SmallNumber? {
        if tens >= 0 {
            guard end - at <= 3 else { return nil }
            return SmallNumber(value: tens * 10 + last, digits: 2, end: end, isChinese: true)
        }
        guard digits <= 4, digits > 0 else { return nil }
        return SmallNumber(value: value, digits: digits, end: end, isChinese: true)
    }

    /// 2023年, 二〇二三年, 97年, 23年11月.
    func readYear(
        _ text: UnsafeBufferPointer<UInt16>, _ number: SmallNumber, _ at: Int, _ limit: Int
    ) -> (meaning: PeriodMention.YearMeaning, next: Int)? {
        var next = number.end
        if next < limit, text[next] == .blank { next += 1 }
        guard next < limit else { return nil }
        if let year = bracketed(text, number, at, limit) { return (.absolute(year), next + 2) }
        if text[next] == 0x5E74 {
            if number.digits == 4 {
                guard (1600...2199).contains(number.value) else { return nil }
                return (.absolute(number.value), text.skip(0x5EA6, at: next + 1, limit))
            }
            if let year = republican(text, number, at) ?? longRepublican(text, number, behind: next + 1, limit) { return (.absolute(year), next + 1) }
            guard number.digits == 2, let year = shortYear(text, number, behind: next + 1, limit) else { return nil }
            return (.absolute(year), next + 1)
        }
        if number.digits == 4, (1600...2199).contains(number.value), let end = seasonEnd(text, next, limit) { return (.absolute(number.value), end) }
        return nil
    }

    /// The year of 民国三年.
    private func republican(_ text: UnsafeBufferPointer<UInt16>, _ number: SmallNumber, _ at: Int) -> Int? {
        guard at >= 2, text[at - 1] == 0x56FD, text[at - 2] == 0x6C11, number.value > 0, number.value < 150 else { return nil }
        return 1911 + number.value
    }

    /// The year of Taiwan's count where it cannot be a length of time: 108年7月, 108年上半年.
    private func longRepublican(_ text: UnsafeBufferPointer<UInt16>, _ number: SmallNumber, behind at: Int, _ limit: Int) -> Int? {
        guard number.digits == 3, !number.isChinese, (90...150).contains(number.value), at < limit else { return nil }
        if text[at] == 0x5EA6 || isPartOfYear(text, at, limit) { return 1911 + number.value }
        guard let month = smallNumber(text, at, limit), (1...12).contains(month.value), month.end < limit else { return nil }
        // 108年1-9月, 108年1至9月
        let last = connector(text, month.end, limit).flatMap { smallNumber(text, $0, limit) } ?? month
        return last.end < limit && text[last.end] == 0x6708 ? 1911 + number.value : nil
    }

    /// The year of 今（101）年, in the count of Taiwan or in the common one.
    private func bracketed(_ text: UnsafeBufferPointer<UInt16>, _ number: SmallNumber, _ at: Int, _ limit: Int) -> Int? {
        guard at >= 2, text[at - 1] == 0xFF08 || text[at - 1] == 0x28, [0x4ECA, 0x53BB, 0x660E].contains(text[at - 2]), !number.isChinese,
            number.end + 1 < limit, text[number.end] == 0xFF09 || text[number.end] == 0x29, text[number.end + 1] == 0x5E74
        else { return nil }
        if number.digits == 4, (1949...2100).contains(number.value) { return number.value }
        return (40...150).contains(number.value) ? 1911 + number.value : nil
    }

    /// The offset after a word for a year that is no calendar year: 学年, 财年, 榨季.
    private func seasonEnd(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Int? {
        guard at + 1 < limit else { return nil }
        switch (text[at], text[at + 1]) {
        case (0x5B66, 0x5E74), (0x8D22, 0x5E74): return text.skip(0x5EA6, at: at + 2, limit)  // 学年 财年
        // 年度 赛季 榨季 雪季 航季
        case (0x5E74, 0x5EA6), (0x8D5B, 0x5B63), (0x69A8, 0x5B63), (0x96EA, 0x5B63), (0x822A, 0x5B63): return at + 2
        default: break
        }
        guard at + 2 < limit, text[at + 2] == 0x5B63 else { return nil }
        switch (text[at], text[at + 1]) {
        case (0x91C7, 0x6696), (0x4F9B, 0x6696), (0x53D6, 0x6696): return at + 3  // 采暖季 供暖季 取暖季
        default: return nil
        }
    }

    /// Whether a part of the year stands at `at`: 上半年, 一季度.
    private func isPartOfYear(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        if let hit = words.part(in: text, at: at, to: limit), case .months = hit.meaning { return true }
        return false
    }

    /// The year of two digits where they cannot be a length of time: 97年, 08年, 23年11月, 23年底.
    private func shortYear(_ text: UnsafeBufferPointer<UInt16>, _ number: SmallNumber, behind at: Int, _ limit: Int) -> Int? {
        let year = number.value >= 49 ? 1900 + number.value : 2000 + number.value
        if number.value >= 70, number.value <= 99, !number.isChinese, !isLength(text, at, limit) { return year }
        if !number.isChinese, number.value < 10 { return year }
        if number.isChinese, table.part(of: text[number.end - 2]) == .tens || table.part(of: text[number.end - 1]) == .tens { return nil }
        if number.isChinese, number.value >= 50, number.value % 10 != number.value / 10 + 1, !isLength(text, at, limit) { return year }
        guard number.value <= 40 || number.value >= 49, at < limit else { return nil }
        if text[at] == 0x5E95 || text[at] == 0x672B { return year }
        if isPartOfYear(text, at, limit) { return year }
        if let month = smallNumber(text, at, limit), month.end < limit, text[month.end] == 0x6708, (1...12).contains(month.value) {
            return year
        }
        return nil
    }

    /// Whether words that follow a length of time stand at `at`: 来, 间, 的, 以上, 前, 后, 历史.
    private func isLength(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit else { return false }
        switch text[at] {
        case 0x6765, 0x95F4, 0x4EE5, 0x524D, 0x540E, 0x5386, 0x591A, 0x5DE6, 0x4EE3, 0x4EA7: return true
        default: return false
        }
    }

    /// The end of 21世纪 at `at`: a name more than a period, and no length of time. Nil where a decade follows.
    func centuryEnd(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Int? {
        guard let number = smallNumber(text, at, limit), number.value <= 30, number.end + 1 < limit, text[number.end] == 0x4E16,
            text[number.end + 1] == 0x7EAA
        else { return nil }
        return readDecade(text, at, limit) == nil ? number.end + 2 : nil
    }

    /// 90年代, 上世纪八十年代, 20世纪90年代, 本世纪20年代.
    func readDecade(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> EndReading? {
        var at = start
        var century = 0
        if let number = smallNumber(text, at, limit), (15...21).contains(number.value), number.digits == 2, number.end + 1 < limit,
            text[number.end] == 0x4E16, text[number.end + 1] == 0x7EAA
        {
            century = (number.value - 1) * 100
            at = number.end + 2
        } else if at + 2 < limit, text[at + 1] == 0x4E16, text[at + 2] == 0x7EAA, text[at] == 0x4E0A || text[at] == 0x672C {
            century = text[at] == 0x4E0A ? 1900 : 2000
            at += 3
        } else if at + 3 < limit, text[at] == 0x4E0A, text[at + 1] == 0x4E2A, text[at + 2] == 0x4E16, text[at + 3] == 0x7EAA {
            century = 1900
            at += 4
        }
        var from = 0
        if let first = smallNumber(text, at, limit), first.digits == 2, first.value % 10 == 0, let second = connector(text, first.end, limit),
            let last = smallNumber(text, second, limit), last.value > first.value, last.end < limit, text[last.end] == 0x5E74
        {
            // 五十到七十年代
            from = first.value
            at = second
        }
        guard let decade = smallNumber(text, at, limit), decade.digits == 2, decade.value % 10 == 0, decade.end + 1 < limit,
            text[decade.end] == 0x5E74, text[decade.end + 1] == 0x4EE3
        else { return nil }
        // 90年代 without its century is of the last one, 20年代 of this one.
        if century == 0 { century = decade.value >= 30 ? 1900 : 2000 }
        var next = decade.end + 2
        var first = century + (from > 0 ? from : decade.value)
        var last = century + decade.value + 9
        if next < limit, text[next] == 0x521D { (last, next) = (first + 2, next + 1) }
        else if next < limit, text[next] == 0x672B { (first, next) = (last - 2, next + 1) }
        var end = PeriodMention.End()
        var other = PeriodMention.End()
        end.year = .absolute(first)
        other.year = .absolute(last)
        return EndReading(end: end, last: other, next: next)
    }

    /// 2012—2016年, 2012至2016年, 2021-2025, 1949-2019.
    func yearRange(_ text: UnsafeBufferPointer<UInt16>, _ first: SmallNumber, _ limit: Int) -> EndReading? {
        guard first.digits == 4, (1600...2199).contains(first.value) else { return nil }
        let slash = first.end + 1 < limit && text[first.end] == 0x2F ? first.end + 1 : nil
        guard let start = connector(text, first.end, limit) ?? slash, let second = smallNumber(text, start, limit)
        else { return nil }
        var value = second.value
        if second.digits == 2, !second.isChinese, second.value > first.value % 100 { value += first.value / 100 * 100 }
        if first.isChinese, second.digits == 2, second.end == start + 2, table.part(of: text[start]) == .digit,
            table.part(of: text[start + 1]) == .digit, second.value > first.value % 100
        {
            // 二〇二三至二四年度
            value += first.value / 100 * 100
        }
        let season = value == first.value + 1 ? seasonEnd(text, second.end, limit) : nil
        guard slash == nil || season != nil else { return nil }
        let isMarked = season != nil || second.end < limit && text[second.end] == 0x5E74
        guard value > first.value, value <= 2199, second.digits == 4 || (isMarked && second.digits == 2) else { return nil }
        if !isMarked {
            // Without 年 only a dash between two years that stand alone.
            guard text[first.end] != 0x81F3, text[first.end] != 0x5230, second.end >= limit || !text[second.end].isIdeograph,
                value - first.value <= 150
            else { return nil }
        }
        var end = PeriodMention.End()
        var last = PeriodMention.End()
        end.year = .absolute(first.value)
        last.year = .absolute(value)
        var next = season ?? (isMarked ? text.skip(0x5EA6, at: second.end + 1, limit) : second.end)
        if isMarked, let tail = words.part(in: text, at: next, to: limit), case .months(let a, let b) = tail.meaning {
            (last.firstMonth, last.lastMonth) = (Int8(clamping: a), Int8(clamping: b))
            next = tail.end
        }
        return EndReading(end: end, last: last, next: next)
    }

    /// 2023-11-05, 2023.11.05, 2023/11/5, 2023-11.
    func readDigits(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> EndReading? {
        var end = at
        var year = 0
        // …/art/2023/11/05/ is an address.
        if at > 0, text[at - 1] == 0x2F { return nil }
        while end < limit, table.part(of: text[end]) == .arabic, end - at < 5 {
            year = year * 10 + table.value(of: text[end])
            end += 1
        }
        guard end < limit else { return nil }
        let separator = text[end]
        // 108-07-08, as offices of Taiwan write the day.
        if end - at == 3, (90...150).contains(year), end + 6 <= limit, text[end + 3] == separator,
            table.part(of: text[end + 2]) == .arabic, table.part(of: text[end + 5]) == .arabic
        {
            year += 1911
        } else if end - at != 4 {
            return nil
        }
        guard (1600...2199).contains(year) else { return nil }
        guard separator == 0x2D || separator == 0x2E || separator == 0x2F,
            let month = shortDigits(text, end + 1, limit), (1...12).contains(month.value)
        else { return nil }
        var result = PeriodMention.End()
        result.year = .absolute(year)
        (result.firstMonth, result.lastMonth) = (Int8(clamping: month.value), Int8(clamping: month.value))
        if month.end < limit, text[month.end] == separator, let day = shortDigits(text, month.end + 1, limit),
            (1...31).contains(day.value)
        {
            (result.firstDay, result.lastDay) = (Int8(clamping: day.value), Int8(clamping: day.value))
            return EndReading(end: result, next: day.end, isDate: true)
        }
        if separator == 0x2E, month.end - end == 3, let last = dottedMonth(text, month.end, limit) {
            return EndReading(end: result, last: last.end, next: last.next)
        }
        guard separator == 0x2D, month.end - end == 3, month.end >= limit || !text[month.end].isIdeograph else { return nil }
        return EndReading(end: result, next: month.end)
    }

    /// The other end of 1999.08-2002.02.
    private func dottedMonth(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (end: PeriodMention.End, next: Int)? {
        guard let start = connector(text, at, limit), let year = smallNumberBeforePoint(text, start, limit), year.end + 1 < limit,
            text[year.end] == 0x2E, let month = shortDigits(text, year.end + 1, limit), (1...12).contains(month.value),
            month.end == year.end + 3
        else { return nil }
        var end = PeriodMention.End()
        end.year = .absolute(year.value)
        (end.firstMonth, end.lastMonth) = (Int8(month.value), Int8(month.value))
        return (end, month.end)
    }

    /// Four digits that may be a year.
    private func smallNumberBeforePoint(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (value: Int, end: Int)? {
        guard at + 4 < limit, text[at..<at + 4].allSatisfy({ table.part(of: $0) == .arabic }) else { return nil }
        let value = text[at..<at + 4].reduce(0) { $0 * 10 + table.value(of: $1) }
        return (1600...2199).contains(value) ? (value, at + 4) : nil
    }

    /// One or two digits that no further digit follows.
    private func shortDigits(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (value: Int, end: Int)? {
        var end = at
        var value = 0
        while end < limit, table.part(of: text[end]) == .arabic {
            guard end - at < 2 else { return nil }
            value = value * 10 + table.value(of: text[end])
            end += 1
        }
        return end > at ? (value, end) : nil
    }

    /// The offset after a dash, 至 or 到 at `at`, blanks around it passed over; nil if there is none.
    func connector(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Int? {
        var at = at
        if at < limit, text[at] == .blank { at += 1 }
        guard at + 1 < limit else { return nil }
        switch text[at] {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x7E, 0xFF5E, 0x223C, 0x301C, 0x2500:
            at = text.skip(text[at], at: at + 1, limit)
        case 0x81F3, 0x5230: at += 1
        default: return nil
        }
        return text.skip(.blank, at: at, limit)
    }
}
