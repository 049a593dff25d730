import FactRules
import Testing

@Suite("The words around numbers")
struct QuantityLexiconTests {
    private func file(_ text: String) -> RuleFile { RuleFile(name: "x.tsv", path: "x.tsv", bytes: Array(text.utf8)) }

    @Test func modifiersTellProblems() {
        var problems: [Diagnostic] = []
        let rows = "约\tbefore\tabout\t\n约\tbeside\tapprox\t\n约\tbefore\tapprox\tmass,weight\n约\tbefore\tmin\t\n"
        _ = ModifierTable(file("form\tplace\tbound\twith\n" + rows), diagnostics: &problems)
        #expect(
            problems.map(\.description) == [
                "x.tsv:2:10: error: unknown bound ‘about’",
                "x.tsv:3:3: error: unknown place ‘beside’: it is before, near, scale or after",
                "x.tsv:4:17: error: unknown dimension ‘weight’",
                "x.tsv:5:1: error: ‘约’ stands twice",
            ])
    }

    @Test func modifiersAreReadBackwards() {
        var problems: [Diagnostic] = []
        let table = ModifierTable(file("form\tplace\tbound\twith\n超\tbefore\tmin\t\n不超\tbefore\tmax\t\n左右\tafter\tapprox\t\n"), diagnostics: &problems)
        let text = Array("总数不超5个左右".utf16)
        text.withUnsafeBufferPointer { text in
            #expect(table.before(in: text, at: 4, from: 0).map { [$0.edge: $0.bound] } == [2: .max])
            #expect(table.before(in: text, at: 4, from: 3).map { [$0.edge: $0.bound] } == [3: .min])
            #expect(table.before(in: text, at: 3, from: 0) == nil)
            #expect(table.after(in: text, at: 6, to: text.count).map { [$0.edge: $0.bound] } == [8: .approx])
        }
    }

    @Test func namesTellProblems() {
        var problems: [Diagnostic] = []
        _ = NotQuantityTable(file("form\tkind\n三农\tname\n三农\tname\n三农\tword\n强\tending\n"), diagnostics: &problems)
        #expect(problems.map(\.description) == ["x.tsv:3:1: error: ‘三农’ stands twice", "x.tsv:5:3: error: unknown kind ‘ending’"])
    }

    @Test func periodWordsTellProblems() {
        var problems: [Diagnostic] = []
        _ = PeriodTable(file("form\tplace\tmeaning\n去年\tword\tyear -1\n去年\tbehind\tyear -1\n前年\tword\tyears 2\n自\tprefix\tyear 0\n"), diagnostics: &problems)
        #expect(
            problems.map(\.description) == [
                "x.tsv:3:4: error: unknown place ‘behind’", "x.tsv:4:9: error: unknown meaning ‘years 2’",
                "x.tsv:5:10: error: unknown meaning ‘year 0’",
            ])
    }

    /// The names are many: at least 400 that hold a numeral.
    @Test func thereAreEnoughNames() throws {
        let names = try #require(RuleFile.shipped.first { $0.name == NotQuantityTable.fileName })
        #expect(String(decoding: names.bytes, as: UTF8.self).split(separator: "\n").count { $0.hasSuffix("\tname") } >= 400)
    }
}
