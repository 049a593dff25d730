import ExtractFacts
import Testing

@Suite("Periods, case by case")
struct PeriodCaseTests {
    static let files = CaseFile.all(columns: ["input", "reference"])

    @Test(arguments: files)
    func cases(file: CaseFile) {
        file.check { [ScanText.periods($0.cells[0], reference: Self.reference($0.cells[1]))] }
    }

    @Test func thereAreEnough() {
        #expect(Self.files.reduce(0) { $0 + $1.rows.count } >= 400)
    }

    /// `2024-01-15 @2023-01/2023-11`: the date of the text, and the period in force.
    private static func reference(_ text: String) -> PeriodReference {
        let parts = text.split(separator: " ")
        guard let date = parts.first.flatMap({ CalendarDate($0) }) else {
            Issue.record("no date: \(text)")
            return PeriodReference(year: 2024)
        }
        guard parts.count == 2 else { return PeriodReference(date) }
        let ends = parts[1].dropFirst().split(separator: "/").compactMap { CalendarDate($0) }
        return PeriodReference(date, current: Period(start: ends.first, end: ends.last))
    }
}
