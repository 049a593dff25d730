/// A period or date as it stands in the text. What it means depends on the reader's date: `resolve(reference:)`.
public struct PeriodMention: Sendable {
    /// What a mention says of its dates.
    public enum Role: String, Sendable, CaseIterable {
        /// In or during: 2023年, 1—11月.
        case plain
        /// From then on: 2023年以来.
        case since
        /// Up to then: 截至2023年11月.
        case until
        /// A time to come, mostly of a target: 到2025年, 年底前.
        case by
        /// The same period of the year before: 上年同期.
        case previous
        /// No period that one could name: 近年来, 近日.
        case vague
    }
    /// The year that a mention names.
    enum YearMeaning: Hashable, Sendable {
        /// None: the year in force.
        case unstated
        case absolute(Int)
        /// Counted from the reference date: 去年.
        case relative(Int)
        /// Counted from the year in force: 上年, 当年.
        case fromCurrent(Int)
    }
    /// One end of a mention.
    struct End: Hashable, Sendable {
        var year = YearMeaning.unstated
        /// The months that the word covers, 0 if none. Small integers all: a mention is copied at every step.
        var firstMonth: Int8 = 0
        var lastMonth: Int8 = 0
        /// The days that the word covers, 0 if none.
        var firstDay: Int8 = 0
        var lastDay: Int8 = 0
        /// 本月 0, 上月 -1.
        var monthOffset: Int8?
        /// 本季度 0, 上季度 -1. The months are then those of the quarter: 1 to 3, or 0 for all of it.
        var quarterOffset: Int8?
        /// 本周 0, 上周 -1.
        var weekOffset: Int8?
        /// The day of that week, Monday 1, 0 for all of it; without a week the last such day.
        var weekday: Int8 = 0
        /// 今天 0, 昨天 -1.
        var dayOffset: Int8?
        /// 当日, 当月: of the period in force.
        var isOfCurrent = false
        /// The month in which the Spring Festival of the year falls.
        var isSpringFestival = false
        /// 今冬 and what follows it (今冬明春): until spring it is the winter that began in the year before.
        var isWinter = false

        /// Whether it names a day and nothing else: its month is that in force.
        var isBareDay: Bool { firstDay > 0 && firstMonth == 0 && year == .unstated && monthOffset == nil }
    }
    /// What the words mean before a reference is known.
    enum Meaning: Hashable, Sendable {
        case range(End, End)
        /// 近五年, 过去三年.
        case lastYears(Int)
        /// 近三个月.
        case lastMonths(Int)
        /// 目前.
        case now
        /// 同期: the period in force.
        case same
        /// 前年同期: some years before the one that the role means.
        case sameEarlier(Int)
        case fixed(Period)
        /// From one year to another of the century in which the text was written: 本世纪末 is 100 to 100.
        case ofCentury(Int, Int)
        case none
    }

    /// Its units in the working text, prefix and suffix words (截至, 以来) included.
    public var span: Range<Int>
    public var role: Role
    /// Whether it names a day.
    public var isDate: Bool
    var meaning: Meaning

    /// Whether the mention itself tells its year, with or without a reference date.
    public var statesYear: Bool {
        switch meaning {
        case .range(let a, let b):
            a.year != .unstated || b.year != .unstated || a.dayOffset != nil || a.monthOffset != nil || a.quarterOffset != nil
                || a.weekOffset != nil || a.weekday > 0
        case .fixed, .ofCentury, .lastYears, .lastMonths, .now: true
        case .same, .sameEarlier, .none: false
        }
    }

    /// Whether it is the quarter before that of the text: 上季度.
    var isQuarterBefore: Bool {
        if case .range(let first, _) = meaning { return first.quarterOffset == -1 }
        return false
    }

    /// Whether the mention means the same in every text: 2023年11月, 党的十八大以来.
    var isAbsolute: Bool {
        switch meaning {
        case .range(let a, let b):
            if case .absolute = a.year, case .absolute = b.year { return !a.isOfCurrent && !b.isOfCurrent }
            return false
        case .fixed: return role != .vague
        default: return false
        }
    }

    /// Takes the month of the date that it is listed behind: 3月5日、6日.
    mutating func continueList(of earlier: PeriodMention) {
        guard case .range(var first, var last) = meaning, first.isBareDay, last.isBareDay, case .range(_, let date) = earlier.meaning,
            date.firstMonth > 0 || date.monthOffset != nil, date.firstDay > 0
        else { return }
        (first.year, first.firstMonth, first.lastMonth, first.monthOffset) = (date.year, date.firstMonth, date.lastMonth, date.monthOffset)
        (last.year, last.firstMonth, last.lastMonth, last.monthOffset) = (date.year, date.firstMonth, date.lastMonth, date.monthOffset)
        meaning = .range(first, last)
    }

    /// The period that is meant in a text of the reference date; nil where none can be told.
    public func resolve(reference: PeriodReference) -> Period? {
        guard var period = closed(reference) else { return nil }
        switch role {
        case .since: period.end = nil
        case .until, .by: period.start = period.end
        case .previous: period = period.adding(years: -1)
        case .plain: break
        case .vague: return nil
        }
        return period
    }

    private func closed(_ reference: PeriodReference) -> Period? {
        switch meaning {
        case .range(let first, let last):
            let end = date(last, reference, isEnd: true)
            guard var end, let start = date(first, reference, isEnd: false, other: end) else { return nil }
            // 5日至7日: both days are of one month.
            if first.isBareDay, last.isBareDay, start.day <= end.day { (end.year, end.month) = (start.year, start.month) }
            return Period(start: start, end: end)
        case .lastYears(let count):
            // Early in a year the years before it are meant.
            let isEarly = (1...3).contains(reference.date.month)
            let end = isEarly ? reference.date.year - 1 : reference.date.year
            return Period(start: CalendarDate(year: end - count + 1), end: CalendarDate(year: end))
        case .lastMonths(let count):
            guard reference.date.month > 0 else { return nil }
            let end = CalendarDate(year: reference.date.year, month: reference.date.month)
            return Period(start: end.adding(months: 1 - count), end: end)
        case .now: return Period(CalendarDate(year: reference.date.year, month: reference.date.month))
        case .same: return reference.current
        case .sameEarlier(let years): return reference.current?.adding(years: 1 - years)
        case .fixed(let period): return period
        case .ofCentury(let first, let last):
            let century = (reference.date.year - 1) / 100 * 100
            return Period(start: CalendarDate(year: century + first), end: CalendarDate(year: century + last))
        case .none: return nil
        }
    }

    private func date(_ end: End, _ reference: PeriodReference, isEnd: Bool, other: CalendarDate? = nil) -> CalendarDate? {
        if let offset = end.dayOffset {
            if end.isOfCurrent { return reference.current?.end ?? reference.date }
            return reference.date.adding(days: Int(offset))
        }
        if let offset = end.monthOffset {
            if end.isOfCurrent, let current = reference.current?.end, current.month > 0 {
                return CalendarDate(year: current.year, month: current.month)
            }
            guard reference.date.month > 0 else { return nil }
            var date = CalendarDate(year: reference.date.year, month: reference.date.month).adding(months: Int(offset))
            date.day = min(Int(isEnd ? end.lastDay : end.firstDay), CalendarDate.days(of: date.month, in: date.year))
            return date
        }
        if let offset = end.quarterOffset {
            var month = reference.date
            if end.isOfCurrent, let current = reference.current?.end, current.month > 0 { month = current }
            guard month.month > 0 else { return nil }
            let first = CalendarDate(year: month.year, month: (month.month - 1) / 3 * 3 + 1)
            let inQuarter = isEnd ? (end.lastMonth > 0 ? Int(end.lastMonth) : 3) : max(1, Int(end.firstMonth))
            return first.adding(months: Int(offset) * 3 + inQuarter - 1)
        }
        if let offset = end.weekOffset {
            guard reference.date.day > 0 else { return nil }
            let day = end.weekday > 0 ? Int(end.weekday) - 1 : isEnd ? 6 : 0
            return reference.date.adding(days: Int(offset) * 7 - reference.date.weekday + day)
        }
        if end.weekday > 0 {
            guard reference.date.day > 0 else { return nil }
            return reference.date.adding(days: -((reference.date.weekday - Int(end.weekday) + 8) % 7))
        }
        var month = Int(isEnd ? end.lastMonth : end.firstMonth)
        if end.isOfCurrent, let current = isEnd ? reference.current?.end : reference.current?.start { month = current.month }
        let day = Int(isEnd ? end.lastDay : end.firstDay)
        // A day alone is of the month in force.
        var year: Int?
        if month == 0, day > 0 {
            let inForce = reference.current?.end
            month = inForce.map(\.month) ?? 0
            if month == 0 {
                // Behind the day of the text it is of the month before.
                let isBefore = reference.date.day > 0 && day > reference.date.day && role != .by
                let date = isBefore ? reference.date.adding(months: -1) : reference.date
                (year, month) = (date.year, date.month)
            }
        }
        let stated: Int
        switch end.year {
        case .absolute(let value): stated = value
        case .relative(let offset):
            let isPast = end.isWinter && offset >= 0 && (1...3).contains(reference.date.month)
            stated = reference.date.year + offset - (isPast ? 1 : 0)
        case .fromCurrent(let offset): stated = (reference.current?.year ?? reference.date.year) + offset
        case .unstated: stated = year ?? unstatedYear(month, reference, other: other)
        }
        if end.isSpringFestival { month = CalendarDate.springFestivalMonth(of: stated) }
        return CalendarDate(
            year: stated, month: month, day: day == 0 || month == 0 ? 0 : min(day, CalendarDate.days(of: month, in: stated)))
    }

    /// The year of a month that stands alone: that of the period in force, else the last one in which it is over.
    private func unstatedYear(_ month: Int, _ reference: PeriodReference, other: CalendarDate?) -> Int {
        if let other { return month > other.month && other.month > 0 ? other.year - 1 : other.year }
        if let current = reference.current?.year { return current }
        let isAhead = reference.date.month > 0 && month > reference.date.month
        return isAhead && role != .by ? reference.date.year - 1 : reference.date.year
    }
}
