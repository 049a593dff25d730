import ChineseText
import FactRules

extension PeriodScanner {
    /// One end of a period: a year, a month, a day or a part of a year.
    struct EndReading {
        var end: PeriodMention.End
        /// The other end where one word holds both (2012—2016年, 1-11月).
        var last: PeriodMention.End?
        var next: Int
        var isDate = false
    }

    /// Reads one end of a period at `at`. `behind` is the first end where this is the second.
    func readEnd(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, behind: PeriodMention.End? = nil) -> EndReading? {
        guard at < limit else { return nil }
        if let iso = readDigits(text, at, limit) { return iso }
        var end = PeriodMention.End()
        if let number = smallNumber(text, at, limit) {
            if number.digits == 4, let years = yearRange(text, number, limit) { return years }
            if number.digits == 2, let decade = readDecade(text, at, limit) { return decade }
            if let year = readYear(text, number, at, limit) {
                end.year = year.meaning
                return readInYear(text, end, year.next, limit) ?? EndReading(end: end, next: year.next)
            }
        } else if let decade = readDecade(text, at, limit) {
            return decade
        }
        if let hit = words.word(in: text, at: at, to: limit) {
            switch hit.meaning {
            case .year(let offset): end.year = .relative(offset)
            case .contextYear(let offset): end.year = .fromCurrent(offset)
            case .month(let offset): end.monthOffset = Int8(clamping: offset)
            case .day(let offset):
                end.dayOffset = Int8(clamping: offset)
                let next = parenthesis(text, hit.end, limit, &end)
                return EndReading(end: end, next: next, isDate: true)
            case .quarter(let offset):
                end.quarterOffset = Int8(clamping: offset)
                let next = quarterEdge(text, hit.end, limit, &end)
                return EndReading(end: end, next: next)
            case .currentQuarter:
                end.quarterOffset = 0
                end.isOfCurrent = true
                let next = quarterEdge(text, hit.end, limit, &end)
                return EndReading(end: end, next: next)
            case .weekday(let day):
                end.weekday = Int8(clamping: day)
                return EndReading(end: end, next: hit.end, isDate: true)
            case .season(let year, let first, let last):
                guard standsAlone(text, at, hit.end, limit) else { return nil }
                end.year = .relative(year)
                (end.firstMonth, end.lastMonth) = (Int8(clamping: first), Int8(clamping: last))
                end.isWinter = first == 12
                // 去冬今春, 今冬明春
                if case .season = words.word(in: text, at: hit.end, to: limit)?.meaning, let next = readEnd(text, hit.end, limit) {
                    var last = next.last ?? next.end
                    if year == 0, end.isWinter { last.isWinter = true }
                    return EndReading(end: end, last: last, next: next.next)
                }
                return EndReading(end: end, next: hit.end)
            case .week(let offset): return readInWeek(text, offset, hit.end, limit)
            case .currentMonth:
                end.monthOffset = 0
                end.isOfCurrent = true
            case .currentDay:
                end.dayOffset = 0
                end.isOfCurrent = true
                return EndReading(end: end, next: hit.end, isDate: true)
            case .months(let first, let last): (end.firstMonth, end.lastMonth) = (Int8(clamping: first), Int8(clamping: last))
            case .springFestival:
                end.isSpringFestival = true
                (end.firstMonth, end.lastMonth) = (2, 2)
                return EndReading(end: end, next: hit.end)
            default: return nil
            }
            if case .month = hit.meaning { return readInMonth(text, end, hit.end, limit) }
            if case .months = hit.meaning {
                let next = edge(text, hit.end, limit, &end)
                return EndReading(end: end, next: next)
            }
            if case .currentMonth = hit.meaning { return EndReading(end: end, next: hit.end) }
            return readInYear(text, end, hit.end, limit) ?? EndReading(end: end, next: hit.end)
        }
        return readMonths(text, end, at, limit, behind: behind)
    }

    /// 末 and 底 behind a quarter leave its last month, 初 its first. Returns where reading goes on.
    private func quarterEdge(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, _ end: inout PeriodMention.End) -> Int {
        guard at < limit else { return at }
        switch text[at] {
        case 0x672B, 0x5E95: (end.firstMonth, end.lastMonth) = (3, 3)
        case 0x521D: (end.firstMonth, end.lastMonth) = (1, 1)
        default: return at
        }
        return at + 1
    }

    /// Whether a word such as 今春 and 明夏 is one where it stands: no part of 如今, 春节 or a name.
    private func standsAlone(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ end: Int, _ limit: Int) -> Bool {
        // 春节 春运 春晚 春联
        if end < limit, text[end] == 0x8282 || text[end] == 0x8FD0 || text[end] == 0x665A || text[end] == 0x8054 { return false }
        guard at > 0, text[at - 1].isIdeograph else { return true }
        switch text[at - 1] {
        // 到 从 自 在 于 及 和 与 比 较 春 夏 秋 冬 是 的 为 经
        case 0x5230, 0x4ECE, 0x81EA, 0x5728, 0x4E8E, 0x53CA, 0x548C, 0x4E0E, 0x6BD4, 0x8F83, 0x6625, 0x590F, 0x79CB, 0x51AC, 0x662F, 0x7684, 0x4E3A, 0x7ECF:
            return true
        default: return false
        }
    }

    /// A day of the week behind 上周, or the week itself.
    private func readInWeek(_ text: UnsafeBufferPointer<UInt16>, _ offset: Int, _ at: Int, _ limit: Int) -> EndReading {
        var end = PeriodMention.End()
        end.weekOffset = Int8(clamping: offset)
        guard at < limit else { return EndReading(end: end, next: at) }
        if text[at] == 0x672B {
            // 上周末
            var sunday = end
            (end.weekday, sunday.weekday) = (6, 7)
            return EndReading(end: end, last: sunday, next: at + 1)
        }
        let day = text[at] == 0x65E5 || text[at] == 0x5929 ? 7 : table.part(of: text[at]) == .digit ? table.value(of: text[at]) : 0
        guard (1...7).contains(day), text[at] != 0x4E24, day < 7 || !table.isPart(text[at]),
            !beginsWord(text, at, limit)
        else { return EndReading(end: end, next: at) }
        end.weekday = Int8(day)
        return EndReading(end: end, next: at + 1, isDate: true)
    }

    /// Whether the day of the week at `at` is the beginning of another word or a number: 本周一批, 本周三个, 上周日均, 本周天气.
    func beginsWord(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at + 1 < limit else { return false }
        switch (text[at], text[at + 1]) {
        // 日本 日均 日前 日程 日常 日期 日益 日夜 日报 日元 日产
        case (0x65E5, let next): return [0x672C, 0x5747, 0x524D, 0x7A0B, 0x5E38, 0x671F, 0x76CA, 0x591C, 0x62A5, 0x5143, 0x4EA7].contains(next)
        case (0x5929, let next): return [0x6C14, 0x7A7A, 0x7136, 0x6D25, 0x6570].contains(next)  // 天气 天空 天然 天津 天数
        // 一批 一些 一直 一度 一系列 一切 一般 一边; 周六福
        case (0x4E00, 0x4E9B), (0x4E00, 0x76F4), (0x4E00, 0x5EA6), (0x4E00, 0x7CFB), (0x4E00, 0x5207), (0x4E00, 0x822C), (0x4E00, 0x8FB9), (0x516D, 0x798F):
            return true
        // 个 家 项 名 批 场 次 位 份 条 件 种
        case (_, let next): return [0x4E2A, 0x5BB6, 0x9879, 0x540D, 0x6279, 0x573A, 0x6B21, 0x4F4D, 0x4EFD, 0x6761, 0x4EF6, 0x79CD].contains(next)
        }
    }

    /// 末 and 底 behind a part of the year leave its last month, 初 its first. Returns where reading goes on.
    private func edge(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, _ end: inout PeriodMention.End) -> Int {
        guard at < limit, end.firstMonth < end.lastMonth else { return at }
        switch text[at] {
        case 0x672B, 0x5E95: end.firstMonth = end.lastMonth
        case 0x521D: end.lastMonth = end.firstMonth
        default: return at
        }
        return at + 1
    }

    /// A date in parentheses behind 昨天: the date is what counts. Returns where reading goes on.
    private func parenthesis(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int, _ end: inout PeriodMention.End) -> Int {
        guard at + 3 < limit, text[at] == 0xFF08 || text[at] == 0x28,
            let inner = readMonths(text, PeriodMention.End(), at + 1, min(limit, at + 12)), inner.isDate, inner.next < limit,
            text[inner.next] == 0xFF09 || text[inner.next] == 0x29
        else { return at }
        end = inner.end
        return inner.next + 1
    }

    /// What stands behind a year: a month, a part of the year, or nothing.
    private func readInYear(
        _ text: UnsafeBufferPointer<UInt16>, _ year: PeriodMention.End, _ start: Int, _ limit: Int
    ) -> EndReading? {
        var at = start
        if at < limit, text[at] == .blank { at += 1 }
        guard at < limit else { return nil }
        var end = year
        if let hit = words.part(in: text, at: at, to: limit), case .springFestival = hit.meaning {
            end.isSpringFestival = true
            return EndReading(end: end, next: hit.end)
        }
        if let hit = words.part(in: text, at: at, to: limit), case .months(let first, let last) = hit.meaning {
            (end.firstMonth, end.lastMonth) = (Int8(clamping: first), Int8(clamping: last))
            let next = edge(text, hit.end, limit, &end)
            return EndReading(end: end, next: next)
        }
        if text[at] == 0x540C, at + 1 < limit, text[at + 1] == 0x671F {
            end.isOfCurrent = true
            return EndReading(end: end, next: at + 2)
        }
        return readMonths(text, end, at, limit)
    }

    /// A month with its day, or several months: 11月, 11月26日, 1—11月, 1、2月, 前11个月.
    private func readMonths(
        _ text: UnsafeBufferPointer<UInt16>, _ year: PeriodMention.End, _ at: Int, _ limit: Int, behind: PeriodMention.End? = nil
    ) -> EndReading? {
        guard at < limit else { return nil }
        var end = year
        if text[at] == .front || text[at] == 0x5934 || text[at] == 0x9996, let count = smallNumber(text, at + 1, limit), (2...12).contains(count.value),
            count.end < limit
        {
            var next = count.end
            if text[next] == 0x4E2A { next += 1 }
            if next < limit, text[next] == 0x5B63, count.value <= 4, next + 1 >= limit || text[next + 1] != 0x8282 {
                // 前两个季度, 首三季
                (end.firstMonth, end.lastMonth) = (1, Int8(count.value * 3))
                return EndReading(end: end, next: text.skip(0x5EA6, at: next + 1, limit))
            }
            guard next < limit, text[next] == 0x6708 else { return nil }
            (end.firstMonth, end.lastMonth) = (1, Int8(clamping: count.value))
            return EndReading(end: end, next: text.skip(0x4EFD, at: next + 1, limit))
        }
        guard let number = smallNumber(text, at, limit) else { return nil }
        var next = number.end
        if next < limit, text[next] == .blank { next += 1 }
        guard next < limit else { return nil }
        switch text[next] {
        case 0x6708:  // 月
            if number.isChinese, number.end == at + 2, table.part(of: text[at]) == .digit, table.part(of: text[at + 1]) == .digit {
                // 一二月份, 七八月: two months side by side.
                let (first, last) = (table.value(of: text[at]), table.value(of: text[at + 1]))
                guard first > 0, last == first + 1 else { return nil }
                (end.firstMonth, end.lastMonth) = (Int8(first), Int8(last))
                return EndReading(end: end, next: text.skip(0x4EFD, at: next + 1, limit))
            }
            guard (1...12).contains(number.value), next + 1 >= limit || text[next + 1] != 0x9F84 else { return nil }
            (end.firstMonth, end.lastMonth) = (Int8(clamping: number.value), Int8(clamping: number.value))
            return readInMonth(text, end, text.skip(0x4EFD, at: next + 1, limit), limit)
        case 0x65E5, 0x53F7:  // 日 号
            // A day alone counts only where it cannot be a length of time or a name.
            guard (1...31).contains(number.value), behind?.firstDay ?? 1 > 0 else { return nil }
            // 5日后 is how long it takes.
            if behind == nil, next + 1 < limit, text[next + 1] == 0x540E { return nil }
            let isStated = at > 0 && text[at - 1] == 0x5728 && next + 1 < limit && text[next + 1] == 0x7684
            // 自公布之日起30日 is a length of time.
            if behind == nil, at > 0, text[at - 1] == 0x8D77 { return nil }
            if behind == nil, number.isChinese || text[next] == 0x53F7 || !(isStated || endsDay(text, next + 1, limit)) { return nil }
            (end.firstDay, end.lastDay) = (Int8(clamping: number.value), Int8(clamping: number.value))
            return EndReading(end: end, next: next + 1, isDate: true)
        default: break
        }
        // 1—11月, 1至11月份, 1、2月, 5-7日
        guard let start = connector(text, number.end, limit) ?? (text[number.end] == .enumeration ? number.end + 1 : nil),
            let second = smallNumber(text, start, limit), second.value > number.value
        else { return nil }
        var after = second.end
        if after < limit, text[after] == .blank { after += 1 }
        guard after < limit else { return nil }
        if text[after] == 0x6708, (1...12).contains(number.value), (1...12).contains(second.value) {
            var last = end
            (end.firstMonth, end.lastMonth) = (Int8(clamping: number.value), Int8(clamping: number.value))
            (last.firstMonth, last.lastMonth) = (Int8(clamping: second.value), Int8(clamping: second.value))
            let tail = readInMonth(text, last, text.skip(0x4EFD, at: after + 1, limit), limit)
            return EndReading(end: end, last: tail.end, next: tail.next, isDate: tail.isDate)
        }
        if text[after] == 0x65E5, !number.isChinese, second.value <= 31, number.value >= 1, endsDay(text, after + 1, limit) {
            var last = end
            (end.firstDay, end.lastDay) = (Int8(clamping: number.value), Int8(clamping: number.value))
            (last.firstDay, last.lastDay) = (Int8(clamping: second.value), Int8(clamping: second.value))
            return EndReading(end: end, last: last, next: after + 1, isDate: true)
        }
        return nil
    }

    /// What stands behind a month: a day, days, 底, 上旬, or nothing.
    private func readInMonth(
        _ text: UnsafeBufferPointer<UInt16>, _ month: PeriodMention.End, _ start: Int, _ limit: Int
    ) -> EndReading {
        var at = start
        if at < limit, text[at] == .blank { at += 1 }
        let plain = EndReading(end: month, next: start)
        guard at < limit else { return plain }
        var end = month
        if let hit = words.monthPart(in: text, at: at, to: limit), case .days(let first, let last) = hit.meaning {
            (end.firstDay, end.lastDay) = (Int8(clamping: first), Int8(clamping: last))
            return EndReading(end: end, next: hit.end)
        }
        guard let number = smallNumber(text, at, limit), (1...31).contains(number.value) else { return plain }
        var next = number.end
        if next < limit, text[next] == .blank { next += 1 }
        guard next < limit else { return plain }
        if text[next] == 0x65E5 || text[next] == 0x53F7 {
            (end.firstDay, end.lastDay) = (Int8(clamping: number.value), Int8(clamping: number.value))
            return EndReading(end: end, next: next + 1, isDate: true)
        }
        guard let second = connector(text, number.end, limit) ?? (text[number.end] == .enumeration ? number.end + 1 : nil),
            let last = smallNumber(text, second, limit), last.value > number.value, last.value <= 31, last.end < limit,
            text[last.end] == 0x65E5 || text[last.end] == 0x53F7
        else { return plain }
        var other = end
        (end.firstDay, end.lastDay) = (Int8(clamping: number.value), Int8(clamping: number.value))
        (other.firstDay, other.lastDay) = (Int8(clamping: last.value), Int8(clamping: last.value))
        return EndReading(end: end, last: other, next: last.end + 1, isDate: true)
    }

    /// Whether 日 ends a word: not 日元, 日均, 日内.
    private func endsDay(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit else { return true }
        if text[at] == 0x4EE5, at + 1 < limit, text[at + 1] == 0x4E0A || text[at + 1] == 0x4E0B || text[at + 1] == 0x5185 { return false }
        switch text[at] {
        case 0x5143, 0x5747, 0x5185, 0x5E38, 0x5706, 0x5E01, 0x9F84, 0x6E38, 0x7684: return false
        default: return true
        }
    }

    /// Gives the second end of a range what only the first one says.
    func inherit(_ first: PeriodMention.End, into last: inout PeriodMention.End) {
        if last.year == .unstated { last.year = first.year }
        if last.firstMonth == 0, last.firstDay > 0 { (last.firstMonth, last.lastMonth) = (first.firstMonth, first.lastMonth) }
        // 上周五至周一
        if last.weekday > 0, last.weekOffset == nil, let week = first.weekOffset { last.weekOffset = week + (last.weekday > first.weekday ? 0 : 1) }
    }
}

extension UnsafeBufferPointer<UInt16> {
    /// The offset after `unit` if it stands at `at`, else `at`.
    func skip(_ unit: UInt16, at: Int, _ limit: Int) -> Int { at < limit && self[at] == unit ? at + 1 : at }
}
