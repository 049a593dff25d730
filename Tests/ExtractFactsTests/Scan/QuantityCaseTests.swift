import Testing

@Suite("Quantities, case by case")
struct QuantityCaseTests {
    static let files = CaseFile.all(columns: ["input", "expected"])

    @Test(arguments: files)
    func cases(file: CaseFile) {
        file.check { [ScanText.quantities($0.cells[0]), ScanText.quantities($0.cells[0], withKind: true)] }
    }

    @Test func thereAreEnough() {
        #expect(Self.files.reduce(0) { $0 + $1.rows.count } >= 1500)
    }
}
