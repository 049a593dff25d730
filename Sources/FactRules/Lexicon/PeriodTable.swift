/// The words of time: `quantity/period-words.tsv`.
public struct PeriodTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/period-words.tsv"
    /// Where a word may stand.
    public enum Place: String, Sendable, CaseIterable {
        case word, either, part
        case monthPart = "month-part"
        case suffix, prefix, lead, daytime
    }
    /// What a word means: a verb and up to two arguments, as the file's head explains.
    public enum Meaning: Hashable, Sendable {
        case year(Int)
        case contextYear(Int)
        case month(Int)
        case day(Int)
        case currentMonth
        case currentDay
        case months(Int, Int)
        case days(Int, Int)
        /// Dates as year, month and day in one number: 20121108, 20121100 where the day is not told, 20120000.
        case span(Int, Int)
        case since(Int)
        /// The month of the Spring Festival, in January or February.
        case springFestival
        case now
        case untilNow
        case same
        case previous(Int)
        case monthsBack(Int)
        case vague
        /// No word of time: one that overlaps another word (文明早期).
        case not
        /// Of prefixes, suffixes and leads.
        case role(Role)
    }
    /// What a prefix, suffix or lead makes of the period beside it.
    public enum Role: String, Sendable, CaseIterable { case since, by, until, plain, from, back, ahead }

    /// A word found in a text.
    public struct Hit: Sendable {
        public var end: Int
        public var place: Place
        public var meaning: Meaning
    }

    private let entries: [(place: Place, meaning: Meaning)]
    /// Words that may stand alone.
    private let words: FormTrie
    /// Words behind a year.
    private let parts: FormTrie
    private let monthParts: FormTrie
    private let suffixes: FormTrie
    /// Words before a number of years or months (近, 过去).
    private let leads: FormTrie
    /// Times of day (上午).
    private let daytimes: FormTrie
    /// Turned round.
    private let prefixes: FormTrie

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "place", "meaning"], diagnostics: &diagnostics)
        let columns = ["form", "place", "meaning"].map { table.column($0) ?? 0 }
        var entries: [(place: Place, meaning: Meaning)] = []
        var seen: Set<String> = []
        var forms: [Place: [(form: [UInt16], value: Int32)]] = [:]
        for row in table.rows {
            func report(_ message: String, at column: Int) {
                diagnostics.append(
                    Diagnostic(path: file.path, line: row.line, column: row.place(of: columns[column]), message: message))
            }
            guard let place = Place(rawValue: String(row[columns[1]])) else {
                report("unknown place ‘\(row[columns[1]])’", at: 1)
                continue
            }
            guard let meaning = Self.meaning(of: row[columns[2]], place: place) else {
                report("unknown meaning ‘\(row[columns[2]])’", at: 2)
                continue
            }
            guard seen.insert("\(place == .either ? .word : place) \(row[columns[0]])").inserted else {
                report("‘\(row[columns[0]])’ stands twice", at: 0)
                continue
            }
            let form = Array(row[columns[0]].utf16)
            forms[place, default: []].append((place == .prefix ? form.reversed() : form, Int32(entries.count)))
            entries.append((place, meaning))
        }
        self.entries = entries
        let either = forms[.either] ?? []
        words = FormTrie((forms[.word] ?? []) + either)
        parts = FormTrie((forms[.part] ?? []) + either)
        monthParts = FormTrie(forms[.monthPart] ?? [])
        suffixes = FormTrie(forms[.suffix] ?? [])
        prefixes = FormTrie(forms[.prefix] ?? [])
        leads = FormTrie(forms[.lead] ?? [])
        daytimes = FormTrie(forms[.daytime] ?? [])
    }

    private static func meaning(of text: Substring, place: Place) -> Meaning? {
        if [.suffix, .prefix, .lead, .daytime].contains(place) {
            return Role(rawValue: String(text)).map(Meaning.role)
        }
        let parts = text.split(separator: " ")
        guard let verb = parts.first, parts.count <= 2 else { return nil }
        let argument = parts.count == 2 ? parts[1] : ""
        let number = Int(argument.first == "+" ? argument.dropFirst() : argument)
        let pair = argument.split(separator: "-").compactMap { Int($0) }
        switch verb {
        case "year": return number.map(Meaning.year)
        case "context-year": return number.map(Meaning.contextYear)
        case "month": return number.map(Meaning.month)
        case "day": return number.map(Meaning.day)
        case "current-month": return .currentMonth
        case "current-day": return .currentDay
        case "months": return pair.count == 2 ? .months(pair[0], pair[1]) : nil
        case "days": return pair.count == 2 ? .days(pair[0], pair[1]) : pair == [0] ? .days(0, 0) : nil
        case "span":
            let dates = argument.split(separator: "/")
            guard dates.count == 2, let first = date(dates[0]), let last = date(dates[1]) else { return nil }
            return .span(first, last)
        case "since": return date(argument).map(Meaning.since)
        case "spring-festival": return .springFestival
        case "now": return .now
        case "until-now": return .untilNow
        case "same": return .same
        case "previous": return .previous(number ?? 1)
        case "months-back": return number.map(Meaning.monthsBack)
        case "vague": return .vague
        case "not": return .not
        default: return nil
        }
    }

    /// `2012-11` as 20121100.
    private static func date(_ text: Substring) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard (1...3).contains(parts.count), parts[0] > 0, parts.dropFirst().allSatisfy({ (1...31).contains($0) }) else { return nil }
        return parts[0] * 10000 + (parts.count > 1 ? parts[1] * 100 : 0) + (parts.count > 2 ? parts[2] : 0)
    }

    /// Whether a word that may stand alone begins with `unit`.
    public func wordBegins(with unit: UInt16) -> Bool { words.begins(with: unit) || leads.begins(with: unit) }

    /// The longest word before a number of years at `start`.
    public func lead(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        hit(leads.longestMatch(in: text, from: start, to: limit))
    }

    /// The end of the longest word for a time of day at `start`.
    public func daytime(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Int? {
        daytimes.longestMatch(in: text, from: start, to: limit)?.end
    }

    /// The longest word that may stand alone at `start`.
    public func word(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        hit(words.longestMatch(in: text, from: start, to: limit))
    }

    /// The longest word behind a year at `start`.
    public func part(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        hit(parts.longestMatch(in: text, from: start, to: limit))
    }

    /// The longest word behind a month at `start`.
    public func monthPart(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        hit(monthParts.longestMatch(in: text, from: start, to: limit))
    }

    /// The longest word behind a period at `start`.
    public func suffix(in text: UnsafeBufferPointer<UInt16>, at start: Int, to limit: Int) -> Hit? {
        hit(suffixes.longestMatch(in: text, from: start, to: limit))
    }

    /// The longest word before a period that begins at `end`; `Hit.end` is where the word begins.
    public func prefix(in text: UnsafeBufferPointer<UInt16>, before end: Int, from floor: Int) -> Hit? {
        guard end > floor, prefixes.begins(with: text[end - 1]) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 8) { reversed in
            let count = min(8, end - floor)
            for i in 0..<count { reversed[i] = text[end - 1 - i] }
            let buffer = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(reversed)[0..<count])
            guard let found = prefixes.longestMatch(in: buffer, from: 0, to: count) else { return nil }
            let entry = entries[Int(found.value)]
            return Hit(end: end - found.end, place: entry.place, meaning: entry.meaning)
        }
    }

    private func hit(_ found: FormTrie.Hit?) -> Hit? {
        guard let found else { return nil }
        let entry = entries[Int(found.value)]
        return Hit(end: found.end, place: entry.place, meaning: entry.meaning)
    }
}
