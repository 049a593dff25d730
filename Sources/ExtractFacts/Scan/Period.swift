/// A stretch of time with a known beginning or end.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The first date, nil where the period has no known beginning.
    public var start: CalendarDate?
    /// The last date, nil where the period is still open (2023年以来).
    public var end: CalendarDate?

    public init(start: CalendarDate?, end: CalendarDate?) {
        self.start = start
        self.end = end
    }

    /// A year, month or day.
    public init(_ date: CalendarDate) { self.init(start: date, end: date) }

    /// `2023`, `2023-11`, `2023-01/2023-11`, `2023-01-01/2023-12-26`, `2023/` (since), `/2023` (until).
    public var label: String {
        switch (start, end) {
        case (let start?, let end?):
            if start == end { return start.description }
            if start.year == end.year, start.day == 0, end.day == 0, start.month == 1, end.month == 12 { return String(start.year) }
            return start.description + "/" + end.description
        case (let start?, nil): return start.description + "/"
        case (nil, let end?): return "/" + end.description
        case (nil, nil): return ""
        }
    }

    /// The year that a figure of the period is about: the last one, and of an open period the first one.
    public var year: Int? { end?.year ?? start?.year }

    /// The first day, `YYYY-MM-DD`, nil where the beginning is open.
    public var firstDay: String? { start?.firstDay }

    /// The last day, inclusive, nil where the end is open.
    public var lastDay: String? { end?.lastDay }

    public var description: String { label }

    /// The same period some years later or earlier.
    public func adding(years: Int) -> Period {
        func moved(_ date: CalendarDate?) -> CalendarDate? {
            guard let date else { return nil }
            let day = min(date.day, CalendarDate.days(of: date.month, in: date.year + years))
            return CalendarDate(year: date.year + years, month: date.month, day: day)
        }
        return Period(start: moved(start), end: moved(end))
    }
}

/// What relative times count from: the date of the text or the year that it reports on, and the period in force where a
/// mention stands.
public struct PeriodReference: Sendable {
    public var date: CalendarDate
    /// The period that the sentences before were about: what 同期 and 当月 mean, and whose year a bare month has.
    public var current: Period?

    public init(_ date: CalendarDate, current: Period? = nil) {
        self.date = date
        self.current = current
    }

    public init(year: Int, month: Int? = nil, day: Int? = nil, current: Period? = nil) {
        self.init(CalendarDate(year: year, month: month ?? 0, day: day ?? 0), current: current)
    }
}
