extension PeriodTable {
    /// A word as the table has it: where it stands, and its meaning as a verb and its arguments.
    struct Entry: BitwiseCopyable, Sendable {
        let place: Place
        private let verb: Verb
        private let unused: UInt16 = 0
        private let first: Int32
        private let second: Int32

        /// The cases of a meaning. Of roles the first argument is the number.
        private enum Verb: UInt8, BitwiseCopyable {
            case year, contextYear, month, quarter, week, century, day, currentMonth, currentDay, months, days, span, since
            case springFestival, now, untilNow, same, previous, monthsBack, vague, not, role, weekday, season, currentQuarter
        }

        init(_ place: Place, _ meaning: Meaning) {
            self.place = place
            let (verb, first, second): (Verb, Int, Int) =
                switch meaning {
                case .year(let year): (.year, year, 0)
                case .contextYear(let year): (.contextYear, year, 0)
                case .month(let month): (.month, month, 0)
                case .quarter(let quarter): (.quarter, quarter, 0)
                case .week(let week): (.week, week, 0)
                case .century(let first, let last): (.century, first, last)
                case .day(let day): (.day, day, 0)
                case .weekday(let day): (.weekday, day, 0)
                case .season(let year, let first, let last): (.season, year, first << 8 | last)
                case .currentMonth: (.currentMonth, 0, 0)
                case .currentQuarter: (.currentQuarter, 0, 0)
                case .currentDay: (.currentDay, 0, 0)
                case .months(let first, let last): (.months, first, last)
                case .days(let first, let last): (.days, first, last)
                case .span(let first, let last): (.span, first, last)
                case .since(let date): (.since, date, 0)
                case .springFestival: (.springFestival, 0, 0)
                case .now: (.now, 0, 0)
                case .untilNow: (.untilNow, 0, 0)
                case .same: (.same, 0, 0)
                case .previous(let count): (.previous, count, 0)
                case .monthsBack(let count): (.monthsBack, count, 0)
                case .vague: (.vague, 0, 0)
                case .not: (.not, 0, 0)
                case .role(let role): (.role, Int(role.number), 0)
                }
            self.verb = verb
            self.first = Int32(clamping: first)
            self.second = Int32(clamping: second)
        }

        var meaning: Meaning {
            let (first, second) = (Int(first), Int(second))
            return switch verb {
            case .year: .year(first)
            case .contextYear: .contextYear(first)
            case .month: .month(first)
            case .quarter: .quarter(first)
            case .week: .week(first)
            case .century: .century(first, second)
            case .day: .day(first)
            case .weekday: .weekday(first)
            case .season: .season(first, second >> 8, second & 0xFF)
            case .currentMonth: .currentMonth
            case .currentQuarter: .currentQuarter
            case .currentDay: .currentDay
            case .months: .months(first, second)
            case .days: .days(first, second)
            case .span: .span(first, second)
            case .since: .since(first)
            case .springFestival: .springFestival
            case .now: .now
            case .untilNow: .untilNow
            case .same: .same
            case .previous: .previous(first)
            case .monthsBack: .monthsBack(first)
            case .vague: .vague
            case .not: .not
            // The number is one that `init` wrote.
            case .role: .role(unsafeBitCast(UInt8(truncatingIfNeeded: first), to: Role.self))
            }
        }
    }
}

extension PeriodTable.Role {
    /// Its place among the roles, which are numbered in one byte.
    fileprivate var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }
}
