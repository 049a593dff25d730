/// The words of time: `quantity/period-words.tsv`.
public final class PeriodTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "quantity/period-words.tsv"
    /// Where a word may stand.
    public enum Place: String, Sendable, BitwiseCopyable, CaseIterable {
        case word, either, part
        case monthPart = "month-part"
        case suffix, prefix, lead, daytime

        fileprivate var number: Int { Self.allCases.firstIndex(of: self)! }
    }
    /// What a word means: a verb and up to two arguments, as the file's head explains.
    public enum Meaning: Hashable, Sendable {
        case year(Int)
        case contextYear(Int)
        case month(Int)
        case quarter(Int)
        case week(Int)
        /// A day of the week, Monday 1: the last one that the text can speak of.
        case weekday(Int)
        /// Months of a year counted from the reference date: 今春.
        case season(Int, Int, Int)
        /// From one year to another of the century in which the text was written.
        case century(Int, Int)
        case day(Int)
        case currentMonth
        case currentQuarter
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

    private let entries: FlatArray<Entry>
    /// Words that may stand alone.
    private let words: FormIndex
    /// Words behind a year.
    private let parts: FormIndex
    private let monthParts: FormIndex
    private let suffixes: FormIndex
    /// Words before a number of years or months (近, 过去).
    private let leads: FormIndex
    /// Times of day (上午).
    private let daytimes: FormIndex
    /// Turned round.
    private let prefixes: FormIndex

    /// Reads the table; every problem is appended to `diagnostics`.
    public init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["form", "place", "meaning"], diagnostics: &diagnostics)
        var entries: [Entry] = []
        var forms = Place.allCases.map { _ in FormList() }
        var seen = Place.allCases.map { _ in CellIndex(file.contents, capacity: 64) }
        var places = CaseNames<Place>()
        table.forEachRow { row in
            func report(_ message: String, at column: Int) {
                diagnostics.append(Diagnostic(path: file.path, line: row.line, column: row.place(of: row[column]), message: message))
            }
            guard let place = places.value(of: row[1]) else {
                report("unknown place ‘\(row[1])’", at: 1)
                return
            }
            guard let meaning = Meaning(row[2], place: place) else {
                report("unknown meaning ‘\(row[2])’", at: 2)
                return
            }
            guard seen[(place == .either ? .word : place).number].insert(row[0], 0) == nil else {
                report("‘\(row[0])’ stands twice", at: 0)
                return
            }
            if place == .prefix {
                forms[place.number].addReversed(row[0], entries.count)
            } else {
                forms[place.number].add(row[0], entries.count)
            }
            entries.append(Entry(place, meaning))
        }
        self.entries = FlatArray(entries)
        forms[Place.word.number].add(forms[Place.either.number])
        forms[Place.part.number].add(forms[Place.either.number])
        words = FormIndex(forms[Place.word.number])
        parts = FormIndex(forms[Place.part.number])
        monthParts = FormIndex(forms[Place.monthPart.number])
        suffixes = FormIndex(forms[Place.suffix.number])
        prefixes = FormIndex(forms[Place.prefix.number])
        leads = FormIndex(forms[Place.lead.number])
        daytimes = FormIndex(forms[Place.daytime.number])
    }

    init(_ image: inout ImageReader) {
        entries = image.array()
        words = FormIndex(&image)
        parts = FormIndex(&image)
        monthParts = FormIndex(&image)
        suffixes = FormIndex(&image)
        prefixes = FormIndex(&image)
        leads = FormIndex(&image)
        daytimes = FormIndex(&image)
    }

    /// Calls `body` with the two units that each word begins with that may stand alone, and with one and nil for a word of one unit.
    public func forEachWordBeginning(_ body: (_ first: UInt16, _ second: UInt16?) -> Void) { words.forEachBeginning(body) }

    /// The same for the words before a number of years.
    public func forEachLeadBeginning(_ body: (_ first: UInt16, _ second: UInt16?) -> Void) { leads.forEachBeginning(body) }

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
        prefixes.longestMatch(in: text, before: end, from: floor, longest: 8).map { found in
            let entry = entries[Int(found.value)]
            return Hit(end: end - found.end, place: entry.place, meaning: entry.meaning)
        }
    }

    private func hit(_ found: FormIndex.Hit?) -> Hit? {
        guard let found else { return nil }
        let entry = entries[Int(found.value)]
        return Hit(end: found.end, place: entry.place, meaning: entry.meaning)
    }
}

extension PeriodTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(entries)
        for index in [words, parts, monthParts, suffixes, prefixes, leads, daytimes] { index.write(to: &image) }
    }
}
