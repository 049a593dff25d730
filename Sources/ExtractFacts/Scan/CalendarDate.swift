/// A date of the calendar that may lack its day, or its day and month.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public var year: Int
    /// 1...12, or 0 where only the year is known.
    public var month: Int
    /// 1...31, or 0 where the day is not known.
    public var day: Int

    public init(year: Int, month: Int = 0, day: Int = 0) {
        self.year = year
        self.month = month
        self.day = month == 0 ? 0 : day
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else and for days that no calendar has.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]) else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) ?? -1 : 0
        let day = parts.count > 2 ? Int(parts[2]) ?? -1 : 0
        if parts.count > 1, !(1...12).contains(month) { return nil }
        if parts.count > 2, !(1...Self.days(of: month, in: year)).contains(day) { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day from one number, as the table of period words packs them: 20121100 is 2012-11.
    init(packed: Int) { self.init(year: packed / 10000, month: packed / 100 % 100, day: packed % 100) }

    /// As ISO 8601 writes it, as precise as it is known.
    public var description: String {
        guard (0...9999).contains(year) else {
            return String(year) + (month > 0 ? "-" + Self.padded(month) : "") + (day > 0 ? "-" + Self.padded(day) : "")
        }
        // Digit by digit: three dates are written for every fact.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func put(_ number: Int, _ at: Int) {
                bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
                bytes[at + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
            }
            put(year / 100, 0)
            put(year % 100, 2)
            var count = 4
            func add(_ part: Int) {
                guard part > 0 else { return }
                bytes[count] = UInt8(ascii: "-")
                put(part, count + 1)
                count += 3
            }
            add(month)
            add(day)
            return count
        }
    }

    /// The first day that it may mean, `YYYY-MM-DD`.
    public var firstDay: String { CalendarDate(year: year, month: max(month, 1), day: max(day, 1)).description }

    /// The last day that it may mean, `YYYY-MM-DD`.
    public var lastDay: String {
        let last = month == 0 ? 12 : month
        return CalendarDate(year: year, month: last, day: day == 0 ? Self.days(of: last, in: year) : day).description
    }

    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    /// The date some months later or earlier, without its day.
    public func adding(months: Int) -> CalendarDate {
        let count = year * 12 + max(month, 1) - 1 + months
        return CalendarDate(year: count >= 0 ? count / 12 : (count - 11) / 12, month: (count % 12 + 12) % 12 + 1)
    }

    /// The date some days later or earlier; the date itself where the day is not known.
    public func adding(days: Int) -> CalendarDate {
        guard day > 0 else { return self }
        var date = self
        var rest = days
        while rest != 0 {
            if rest > 0 {
                rest -= 1
                date.day += 1
                if date.day > Self.days(of: date.month, in: date.year) {
                    date = date.adding(months: 1)
                    date.day = 1
                }
            } else {
                rest += 1
                date.day -= 1
                if date.day < 1 {
                    date = date.adding(months: -1)
                    date.day = Self.days(of: date.month, in: date.year)
                }
            }
        }
        return date
    }

    /// The day of the week, Monday 0; that of the first of the month where the day is not known.
    public var weekday: Int {
        let before = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let y = month < 3 ? year - 1 : year
        return (y + y / 4 - y / 100 + y / 400 + before[max(month, 1) - 1] + max(day, 1) + 6) % 7
    }

    /// The number of days of a month.
    public static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The month in which the Spring Festival falls: January in the years listed, else February.
    static func springFestivalMonth(of year: Int) -> Int {
        [1990, 1993, 1995, 1998, 2001, 2004, 2006, 2009, 2012, 2014, 2017, 2020, 2023, 2025, 2028].contains(year) ? 1 : 2
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0" + String(number) : String(number) }
}
