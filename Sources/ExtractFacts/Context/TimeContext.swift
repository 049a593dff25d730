import ChineseText
import FactRules

/// What years and periods an article speaks of, and which of them governs a figure.
final class TimeContext {
    /// The date that relative words count from; nil where neither caller nor text nor name tells.
    let published: CalendarDate?
    /// The year on which the article reports, nil where nothing tells.
    private(set) var reportYear: Int?

    /// The part of that year that the article mostly reports on (a quarter, the first months), nil for all of it.
    private(set) var reportPeriod: Period?
    /// Whether `published` is a date that was told, not only the latest year named.
    let isDated: Bool

    /// How much speaks for each year as the one that the article reports on.
    let votes: [Int: Int]

    /// Reads the mentions of an article.
    /// - Parameters:
    ///   - published: from the caller, the text or the document's name.
    ///   - reportsOnYearBefore: it is of a kind that is given early in the year after: a work report.
    ///   - speaksOfWholeYear: it says 全年 or 初步核算, which early in a year can only mean the year before.
    ///   - titleYear: the whole year that its headline names.
    ///   - latestNamed: the latest year that it names as one that it knows, for a text of no date.
    init(
        published: CalendarDate?, fallbackYear: Int?, reportsOnYearBefore: Bool = false, speaksOfWholeYear: @autoclosure () -> Bool = false, titleYear: Int? = nil,
        latestNamed: Int?, mentions: [(mention: PeriodMention, weight: Int)]
    ) {
        var votes: [Int: Int] = [:]
        var latest = latestNamed
        // 2019年工作总结和2020年工作打算: this year is the one looked back on.
        if let titleYear, let named = latest, titleYear == named - 1 { latest = titleYear }
        let reference = published ?? (fallbackYear ?? latest).map { CalendarDate(year: $0) }
        self.published = reference
        isDated = published != nil
        for (mention, weight) in mentions {
            guard let reference, mention.statesYear, mention.role != .vague, mention.role != .by,
                let period = mention.resolve(reference: PeriodReference(reference)), let year = period.year
            else { continue }
            if case .fixed = mention.meaning { continue }
            if case .now = mention.meaning { continue }
            if year > reference.year { continue }
            if year < reference.year - 4, published != nil { continue }
            if mention.role == .since, year < reference.year - 1 { continue }
            // A day is that of one event, most often of long ago.
            votes[year, default: 0] += mention.isDate && published == nil ? weight : weight * 2
        }
        // Months and quarters without a year are of the year that the document's name tells, and so is what names no time.
        if let year = fallbackYear {
            votes[reportsOnYearBefore ? year - 1 : year, default: 0] += 1 + mentions.filter { !$0.mention.statesYear && $0.mention.role == .plain && !$0.mention.isDate }.count
        }
        // 2013年实事项目完成情况, whenever it was put out.
        if let titleYear, let reference, titleYear < reference.year { votes[titleYear, default: 0] += 20 }
        self.votes = votes
        // News tells of its own day unless it speaks mostly of another year.
        if let published {
            let isLastYear = (1...3).contains(published.month) && speaksOfWholeYear()
            // Early in a year there is as much to tell of the year before.
            if reportsOnYearBefore, published.month <= 4 {
                votes[published.year - 1, default: 0] += 20
            } else if isLastYear {
                votes[published.year - 1, default: 0] += 9
            } else if published.day > 0 {
                votes[published.year, default: 0] += published.month <= 2 ? 8 : 20
            }
        }
        // Of two that weigh the same the earlier is reported on where the date is told, else the later.
        let best = votes.max { a, b in a.value != b.value ? a.value < b.value : (published == nil) == (a.key < b.key) }
        reportYear = best?.key ?? fallbackYear ?? published?.year
        guard let year = reportYear else { return }
        // A report on a quarter names it again and again; what names no time is of that quarter.
        var parts: [Period: Int] = [:]
        var stated = 0
        for (mention, _) in mentions where mention.role == .plain && !mention.isDate {
            guard let period = mention.resolve(reference: PeriodReference(CalendarDate(year: year))), period.year == year else { continue }
            stated += 1
            if let start = period.start, let end = period.end, start.month == 1, end.month > start.month, end.month < 12 {
                parts[period, default: 0] += 1
            }
        }
        if let (period, count) = parts.max(by: { ($0.value, $1.key.label) < ($1.value, $0.key.label) }), count >= 2, count * 2 > stated {
            reportPeriod = period
        }
    }

    /// The period of a figure, from the mention that governs it, or the period in force, or the year of the report.
    func period(of mention: PeriodMention?, current: Period?) -> Period? {
        mention.flatMap { stated($0, current: current) } ?? current ?? reportPeriod ?? reportYear.map { Period(CalendarDate(year: $0)) }
    }

    /// The period that a mention itself tells, nil where it cannot be counted from anything.
    func stated(_ mention: PeriodMention, current: Period?) -> Period? {
        if let date = published ?? reportYear.map({ CalendarDate(year: $0) }) {
            let inForce = current ?? reportYear.map { Period(CalendarDate(year: $0)) }
            // 五年来 in a report on the year before ends with that year, in the news with their own.
            if case .lastYears(let count) = mention.meaning, count > 1, mention.role == .plain, let end = reportYear, end <= date.year, end >= date.year - 1 {
                return Period(start: CalendarDate(year: end - count + 1), end: CalendarDate(year: end))
            }
            return mention.resolve(reference: PeriodReference(date, current: inForce))
        }
        if mention.statesYear, case .range(let first, let last) = mention.meaning, case .absolute(let year) = last.year,
            case .absolute = first.year
        {
            return mention.resolve(reference: PeriodReference(year: year))
        }
        return nil
    }
}
