extension PeriodTable.Meaning {
    /// Reads the `meaning` column of a word that stands at `place`; nil where it is none.
    init?(_ cell: Cell, place: PeriodTable.Place) {
        switch place {
        case .suffix, .prefix, .lead, .daytime:
            guard let role = PeriodTable.Role(rawValue: cell.string) else { return nil }
            self = .role(role)
            return
        case .word, .either, .part, .monthPart: break
        }
        let parts = cell.parts(" ")
        guard let verb = parts.first, parts.count <= 2 else { return nil }
        let argument = parts.count == 2 ? parts[1] : nil
        let number = argument?.number
        func pair() -> (Int, Int)? {
            let numbers = argument?.parts("-").compactMap(\.number) ?? []
            return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
        guard let found = Self.counted(verb, number) ?? Self.pointed(verb, number) ?? Self.spanned(verb, argument, pair) else { return nil }
        self = found
    }

    /// Verbs that want a number.
    private static func counted(_ verb: Cell, _ number: Int?) -> Self? {
        guard let number else { return nil }
        if verb.reads("year") { return .year(number) }
        if verb.reads("context-year") { return .contextYear(number) }
        if verb.reads("month") { return .month(number) }
        if verb.reads("day") { return .day(number) }
        if verb.reads("quarter") { return .quarter(number) }
        if verb.reads("week") { return .week(number) }
        if verb.reads("weekday") { return (1...7).contains(number) ? .weekday(number) : nil }
        if verb.reads("months-back") { return .monthsBack(number) }
        return nil
    }

    /// Verbs that say all by themselves.
    private static func pointed(_ verb: Cell, _ number: Int?) -> Self? {
        if verb.reads("current-month") { return .currentMonth }
        if verb.reads("current-quarter") { return .currentQuarter }
        if verb.reads("current-day") { return .currentDay }
        if verb.reads("spring-festival") { return .springFestival }
        if verb.reads("now") { return .now }
        if verb.reads("until-now") { return .untilNow }
        if verb.reads("same") { return .same }
        if verb.reads("previous") { return .previous(number ?? 1) }
        if verb.reads("vague") { return .vague }
        if verb.reads("not") { return .not }
        return nil
    }

    /// Verbs that want a beginning and an end.
    private static func spanned(_ verb: Cell, _ argument: Cell?, _ pair: () -> (Int, Int)?) -> Self? {
        if verb.reads("months") { return pair().map { .months($0.0, $0.1) } }
        if verb.reads("days") { return pair().map { .days($0.0, $0.1) } ?? (argument?.number == 0 ? .days(0, 0) : nil) }
        if verb.reads("season"), let parts = argument?.parts("/"), parts.count == 2, let year = parts[0].number {
            let months = parts[1].parts("-").compactMap(\.number)
            return months.count == 2 && months.allSatisfy((1...12).contains) ? .season(year, months[0], months[1]) : nil
        }
        if verb.reads("century") { return pair().map { .century($0.0, $0.1) } }
        if verb.reads("since") { return argument.flatMap(date).map(Self.since) }
        if verb.reads("span"), let dates = argument?.parts("/"), dates.count == 2, let first = date(dates[0]), let last = date(dates[1]) {
            return .span(first, last)
        }
        return nil
    }

    /// `2012-11` as 20121100.
    private static func date(_ cell: Cell) -> Int? {
        var date = 0
        var count = 0
        // Of two dashes side by side one would be passed over.
        var isDate = !cell.contains("--") && !cell.hasPrefix("-") && cell.bytes.last != UInt8(ascii: "-")
        cell.forEachPart("-") { part in
            let number = part.number ?? 0
            guard number > 0, number <= (count == 0 ? 9999 : 31) else { isDate = false; return }
            date += count == 0 ? number * 10000 : count == 1 ? number * 100 : number
            count += 1
        }
        return isDate && (1...3).contains(count) ? date : nil
    }
}
