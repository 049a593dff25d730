import ChineseText
import FactRules

/// Finds dates and periods. Immutable: one value may serve any number of threads.
public final class PeriodScanner: Sendable {
    let words: PeriodTable
    let table = NumeralTable.shared

    public init(words: PeriodTable) { self.words = words }

    /// What is read at a place: a mention, or only something to pass over (a time of day).
    struct Reading {
        var mention: PeriodMention?
        /// Where reading goes on.
        var next: Int
    }

    /// The period or date that begins at `at`, or nil. `range` begins behind what was read before.
    func read(_ text: UnsafeBufferPointer<UInt16>, at: Int, in range: Range<Int>) -> Reading? {
        let limit = range.upperBound
        let unit = text[at]
        let word = words.word(in: text, at: at, to: limit)
        switch word?.meaning {
        case .not: return Reading(mention: nil, next: word!.end)
        case .weekday: if let next = habitEnd(text, at, word!.end, range) { return Reading(mention: nil, next: next) }
        default: break
        }
        if table.isPart(unit) {
            guard word != nil || mayBegin(text, at, limit) else { return nil }
            if at > range.lowerBound, unit.isDigit, continuesNumber(text[at - 1]) { return nil }
            // What a number of a date may be tells the unit behind it.
            var mayBeTime = true
            if let number = smallNumber(text, at, limit), number.end < limit {
                switch text[number.end] {
                case 0x6708, 0x5B63: mayBeTime = false  // 月 季
                case 0x65E5, 0x53F7:  // 日 号
                    mayBeTime = false
                    if isMonthly(text, at, range.lowerBound) { return Reading(mention: nil, next: number.end + 1) }
                case 0x4E16:  // 世
                    mayBeTime = false
                    if let century = centuryEnd(text, at, limit) { return Reading(mention: nil, next: century) }
                case 0x5E74, 0x4E2A, 0x591A, 0x4F59:  // 年 个 多 余
                    mayBeTime = false
                    if let back = readBack(text, number: at, limit: limit) {
                        return Reading(mention: PeriodMention(span: at..<back.end, role: .plain, isDate: false, meaning: back.meaning), next: back.end)
                    }
                default: break
                }
            }
            if mayBeTime, let time = timeOfDay(text, at, limit, isStated: isDaytime(text, before: at)) {
                return Reading(mention: nil, next: time)
            }
        } else if unit == .front || unit == 0x5934 || unit == 0x9996 {
            guard at + 1 < limit, table.isPart(text[at + 1]) || word != nil else { return nil }
        } else if let lead = words.lead(in: text, at: at, to: limit), let reading = readLead(text, at, lead, range) {
            return reading
        }
        if unit == 0x622A, word == nil {
            // 截至今年 is 截至 and 今年, not 至今 and 年.
            guard at + 2 < limit, text[at + 1] == 0x81F3 || text[at + 1] == 0x6B62 else { return nil }
            let next = text[at + 2] == 0x5230 || text[at + 2] == 0x81F3 ? at + 3 : at + 2
            return next < limit ? read(text, at: next, in: range) : nil
        }
        if !table.isPart(unit), unit != .front, unit != 0x5934, unit != 0x9996, unit != 0x4E0A, unit != 0x672C, word == nil {
            return nil
        }
        guard let first = readEnd(text, at, limit) else { return word.flatMap { readWord(text, at, $0, range) } }
        return finish(text, at: at, first: first, in: range)
    }

    /// The offset behind a day of the week that is no date: one of each week (每周三, 逢周一, 周一至周五), what stands in parentheses
    /// behind a date, or another word (一周日均). Nil where it is a date.
    private func habitEnd(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ end: Int, _ range: Range<Int>) -> Int? {
        let limit = range.upperBound
        if at > 0 {
            switch text[at - 1] {
            // 每 逢 隔 各 双 单 （ ( 日 、
            case 0x6BCF, 0x9022, 0x9694, 0x5404, 0x53CC, 0x5355, 0xFF08, 0x28, 0x65E5, 0x3001: return end
            // 3月5日 周二
            case .blank: if at > 1, text[at - 2] == 0x65E5 { return end }
            default: if table.isPart(text[at - 1]) { return end }
            }
        }
        if beginsWord(text, end - 1, limit) { return end }
        guard end + 1 < limit, let next = connector(text, end, limit) ?? (text[end] == .enumeration || text[end] == 0x548C ? end + 1 : nil) else {
            return nil
        }
        if let other = words.word(in: text, at: next, to: limit), case .weekday = other.meaning { return other.end }
        // 周六、日; 周一、三、五
        guard table.part(of: text[next]) == .digit || text[next] == 0x65E5, !beginsWord(text, next, limit),
            next + 1 >= limit || !table.isPart(text[next + 1]) && text[next + 1] != 0x6708 && text[next + 1] != 0x65E5
        else { return nil }
        return next + 1
    }

    /// Whether the day at `at` comes round each month: 每月15日.
    private func isMonthly(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ floor: Int) -> Bool {
        at >= floor + 2 && text[at - 1] == 0x6708 && text[at - 2] == 0x6BCF
    }

    /// Whether what follows the digits at `at` can make them a date or time: a quick no for most numbers.
    private func mayBegin(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        var end = at + 1
        let last = min(limit, at + 6)
        while end < last, table.isPart(text[end]) || text[end] == 0x4F { end += 1 }
        guard end < limit else { return false }
        switch text[end] {
        // 年 月 日 号 时 点 季 至 到 个 多 余 世 来 、
        case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x70B9, 0x5B63, 0x81F3, 0x5230, 0x4E2A, 0x591A, 0x4F59, 0x4E16, 0x6765, 0x3001: return true
        // 今（108）年
        case 0xFF09, 0x29: return at >= 2 && [0x4ECA, 0x53BB, 0x660E].contains(text[at - 2])
        // 学 财 赛 榨
        case 0x5B66, 0x8D22, 0x8D5B, 0x69A8: return true
        case .blank, 0x2D, 0x2E, 0x2F, 0x3A, 0x7E, 0xFF1A, 0xFF0D, 0xFF5E, 0x2010...0x2015, 0x2212, 0x223C, 0x301C, 0x2500: return true
        default: return end == last
        }
    }

    /// Whether a digit behind `unit` is the middle of a number.
    private func continuesNumber(_ unit: UInt16) -> Bool { unit.isDigit || unit.isLetter || unit == 0x2E }

    /// Reads the other end of a range, the words before and behind, and makes the mention.
    private func finish(_ text: UnsafeBufferPointer<UInt16>, at: Int, first: EndReading, in range: Range<Int>) -> Reading {
        let limit = range.upperBound
        var meaning = PeriodMention.Meaning.range(first.end, first.last ?? first.end)
        var end = first.next
        var isDate = first.isDate
        if first.last == nil, let start = connector(text, end, limit), let second = readEnd(text, start, limit, behind: first.end) {
            var last = second.last ?? second.end
            inherit(first.end, into: &last)
            var head = first.end
            if head.year == .unstated, case .absolute = last.year { head.year = last.year }
            meaning = .range(head, last)
            end = second.next
            isDate = isDate || second.isDate
        }
        let isLunar = isLunar(text, at, range.lowerBound, &end, limit)
        let next = isDate ? timeOfDay(text, end, limit, isStated: true) ?? end : end
        var mention = PeriodMention(span: at..<end, role: .plain, isDate: isDate, meaning: meaning)
        if isLunar {
            mention.meaning = .none
            mention.role = .vague
        } else {
            addRole(text, in: range, to: &mention)
        }
        return Reading(mention: mention, next: max(next, mention.span.upperBound))
    }

    /// Whether the date is one of the lunar calendar, which no one can tell without an almanac: 农历六月, 五月初五. `end` is moved over
    /// the day.
    private func isLunar(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ floor: Int, _ end: inout Int, _ limit: Int) -> Bool {
        if at >= floor + 2, text[at - 1] == 0x5386 {
            // 农历 阴历 夏历 旧历
            let first = text[at - 2]
            if first == 0x519C || first == 0x9634 || first == 0x590F || first == 0x65E7 {
                if end < limit, text[end] == 0x521D { end += 1 }
                while end < limit, table.part(of: text[end]) == .digit || table.part(of: text[end]) == .tens { end += 1 }
                return true
            }
        }
        var day = end
        if day < limit, text[day] == 0x521D { day += 1 }
        guard day > at, text[day - 1] == 0x521D, day < limit, table.part(of: text[day]) == .digit || text[day] == 0x5341 else { return false }
        if day + 1 < limit, text[day + 1].isIdeograph {
            switch text[day + 1] {
            case 0x7684, 0x5230, 0x81F3, 0x8FD9, 0x524D, 0x665A, 0x8D77: break  // 的 到 至 这 前 晚 起
            default: return false
            }
        }
        end = day + 1
        return true
    }

    /// A word that is a period in itself.
    private func readWord(
        _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ hit: PeriodTable.Hit, _ range: Range<Int>
    ) -> Reading? {
        var mention = PeriodMention(span: at..<hit.end, role: .plain, isDate: false, meaning: .none)
        switch hit.meaning {
        case .span(let first, let last):
            mention.meaning = .fixed(Period(start: CalendarDate(packed: first), end: CalendarDate(packed: last)))
        case .since(let date):
            mention.meaning = .fixed(Period(CalendarDate(packed: date)))
            mention.role = .since
            return Reading(mention: mention, next: hit.end)
        case .century(let first, let last): mention.meaning = .ofCentury(first, last)
        case .now: mention.meaning = .now
        case .untilNow:
            mention.meaning = .now
            mention.role = .until
        case .same: mention.meaning = .same
        case .previous(let years):
            mention.meaning = years == 1 ? .same : .sameEarlier(years)
            mention.role = .previous
        case .monthsBack(let count): mention.meaning = .lastMonths(count)
        case .vague: mention.role = .vague
        default: return nil
        }
        if mention.role == .plain { addRole(text, in: range, to: &mention) }
        return Reading(mention: mention, next: mention.span.upperBound)
    }

    /// 近五年来, 过去三年, 最近6个月; years to come have no period.
    private func readLead(
        _ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ lead: PeriodTable.Hit, _ range: Range<Int>
    ) -> Reading? {
        let limit = range.upperBound
        guard lead.end < limit, let count = halfYear(text, lead.end, limit) ?? duration(text, lead.end, limit) else { return nil }
        var end = count.end
        var isPeriod = lead.end - at > 1
        if let tail = backWord(text, end, limit) {
            end = tail
            isPeriod = true
        }
        // 近5年 alone may be a length of time (历时近5年): a period only where a clause begins with it.
        if !isPeriod { isPeriod = at == range.lowerBound || !text[at - 1].isIdeograph }
        guard isPeriod else { return nil }
        var mention = PeriodMention(span: at..<end, role: .plain, isDate: false, meaning: count.meaning)
        if lead.meaning == .role(.ahead) {
            mention.role = .vague
            mention.meaning = .none
        }
        return Reading(mention: mention, next: end)
    }

    /// 五年来, 10年来; 三年前.
    private func readBack(_ text: UnsafeBufferPointer<UInt16>, number: Int, limit: Int) -> (meaning: PeriodMention.Meaning, end: Int)? {
        if let ago = readAgo(text, number, limit) { return ago }
        guard let count = duration(text, number, limit), let end = backWord(text, count.end, limit) else { return nil }
        return (count.meaning, end)
    }

    /// 三年前, 10年以前: that many years before the text's own.
    private func readAgo(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (meaning: PeriodMention.Meaning, end: Int)? {
        guard let number = smallNumber(text, at, limit), (1...50).contains(number.value), number.end + 1 < limit, text[number.end] == 0x5E74
        else { return nil }
        var end = number.end + 1
        // 前, 之前, 以前
        if end + 1 < limit, text[end] == 0x4E4B || text[end] == 0x4EE5 { end += 1 }
        guard text[end] == .front else { return nil }
        // 前后, 前往, 前来, 前三季度 …
        if end + 1 < limit, table.isPart(text[end + 1]) || [0x540E, 0x5F80, 0x6765, 0x671F, 0x666F, 0x5217].contains(text[end + 1]) { return nil }
        var year = PeriodMention.End()
        year.year = .relative(-number.value)
        return (.range(year, year), end + 1)
    }

    /// 半年 is six months: 近半年来.
    private func halfYear(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (meaning: PeriodMention.Meaning, end: Int)? {
        guard at + 1 < limit, text[at] == .half, text[at + 1] == 0x5E74 else { return nil }
        return (.lastMonths(6), at + 2)
    }

    /// A number of years or months.
    private func duration(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> (meaning: PeriodMention.Meaning, end: Int)? {
        guard let number = smallNumber(text, at, limit), number.value > 0, number.value <= 100, number.end < limit else { return nil }
        var end = number.end
        if text[end] == 0x591A || text[end] == 0x4F59 { end += 1 }
        guard end < limit else { return nil }
        if text[end] == 0x5E74 {
            if end + 1 < limit, text[end + 1] == 0x591A { end += 1 }
            return (.lastYears(number.value), end + 1)
        }
        if text[end] == 0x4E2A, end + 1 < limit, text[end + 1] == 0x6708 { return (.lastMonths(number.value), end + 2) }
        return nil
    }

    /// 来, 以来 and 间 behind a number of years.
    private func backWord(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Int? {
        guard at < limit else { return nil }
        if text[at] == 0x6765 { return at + 1 }
        if at + 1 < limit, text[at] == 0x4EE5, text[at + 1] == 0x6765 { return at + 2 }
        if text[at] == 0x95F4 { return at + 1 }
        return nil
    }
}
