import ChineseText
import FactRules
import Testing

@Suite("The unit table")
struct UnitTableTests {
    private func load(_ rows: String) -> (table: UnitTable, problems: [String]) {
        let text = "form\tunit\tdimension\tfactor\tbase\tcode\tnote\n" + rows
        var diagnostics: [Diagnostic] = []
        let table = UnitTable(RuleFile(name: UnitTable.fileName, path: "units.tsv", bytes: Array(text.utf8)), diagnostics: &diagnostics)
        return (table, diagnostics.map(\.description))
    }

    @Test func readsARow() throws {
        let (table, problems) = load("公斤\t公斤\tmass\t1\t千克\tkg\t\n个百分点\t百分点\tpoint\t1\t百分点\t\tweak 也作他用\n")
        #expect(problems.isEmpty)
        let unit = table.unit(at: try #require(table.place(of: "公斤")))
        #expect(unit.text == "公斤" && unit.dimension == .mass && unit.code == "kg" && unit.factor == ExactDecimal(1) && !unit.isWeak)
        #expect(table.unit(at: try #require(table.place(of: "个百分点"))).isWeak)
        #expect(table.place(of: "斤") == nil)
    }

    @Test func takesTheLongestForm() throws {
        let (table, _) = load("人\t人\tperson\t\t\t\t\n人次\t人次\ttimes\t\t\t\t\n")
        let text = Array("5人次5人".utf16)
        text.withUnsafeBufferPointer { text in
            #expect(table.match(in: text, from: 1, to: text.count).map { table.unit(at: $0.index).text } == "人次")
            #expect(table.match(in: text, from: 4, to: text.count).map { table.unit(at: $0.index).text } == "人")
            #expect(table.match(in: text, from: 1, to: 2).map { table.unit(at: $0.index).text } == "人")
            #expect(table.match(in: text, from: 0, to: text.count) == nil)
        }
    }

    @Test(arguments: [
        ("亩\t亩\tsurface\t\t\t\t\n", "units.tsv:2:5: error: unknown dimension ‘surface’"),
        ("亩\t亩\tarea\tmany\t\t\t\n", "units.tsv:2:10: error: ‘many’ is not a decimal number"),
        ("亩\t亩\tarea\t\t\t\t\n亩\t亩\tarea\t\t\t\t\n", "units.tsv:3:1: error: ‘亩’ stands twice"),
        ("\t亩\tarea\t\t\t\t\n", "units.tsv:2:1: error: the form is empty"),
    ])
    func tellsProblems(rows: String, problem: String) {
        #expect(load(rows).problems == [problem])
    }

    @Test func shippedTablesAreClean() throws {
        let units = try #require(RuleFile.shipped.first { $0.name == UnitTable.fileName })
        var diagnostics: [Diagnostic] = []
        let table = UnitTable(units, diagnostics: &diagnostics)
        #expect(diagnostics.isEmpty)
        #expect(table.units.count >= 400)
    }
}
