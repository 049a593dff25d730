import ExtractFacts
import Testing
import _ExtractFactsTestSupport

/// The figures of tables: Fixtures/tables/NAME.txt gives the facts of NAME.facts.tsv, in order and no others.
@Suite struct TableTests {
    private static let extractor = try! Extractor()
    static let names = [
        "aligned-blanks", "broken-cells", "key-values", "no-facts", "sections", "subjects", "tab-years", "two-headers", "unit-header",
    ]

    private static func facts(_ text: String) throws -> [Fact] {
        try extractor.facts(in: Document(id: "-", bytes: Array(text.utf8)))
    }

    /// A fact as a line of a `.facts.tsv` file.
    private static func line(_ fact: Fact) -> String {
        let cells: [String?] = [
            fact.quote, fact.value?.description, fact.unit, fact.indicator, fact.subject, fact.kind.rawValue, fact.basis?.rawValue,
            fact.status.rawValue, fact.period, fact.locality, fact.rule,
        ]
        return cells.map { $0 ?? "-" }.joined(separator: "\t")
    }

    @Test(arguments: names)
    func figuresOfTheTable(name: String) throws {
        let expected = try FixtureFiles.text("tables/\(name).facts.tsv").split(separator: "\n").dropFirst().map(String.init)
        let found = try Self.facts(try FixtureFiles.text("tables/\(name).txt")).map(Self.line)
        #expect(found == expected)
    }

    @Test func aChangeGoesWithItsLevel() throws {
        let facts = try Self.facts("2014年粮食生产\n\n品种\t产量（万吨）\t比上年增长（%）\n稻谷\t83.1\t2.4\n小麦\t40.2\t-0.7\n")
        #expect(facts.map(\.indicator) == ["稻谷产量", "稻谷产量", "小麦产量", "小麦产量"])
        #expect(facts.map(\.groupID) == [facts[0].id, facts[0].id, facts[2].id, facts[2].id])
        #expect(facts.map(\.kind) == [.level, .increase, .level, .decrease])
    }

    @Test func quotesStandWhereTheySay() throws {
        let text = try FixtureFiles.text("tables/broken-cells.txt")
        let points = Array(text.unicodeScalars)
        for fact in try Self.facts(text) {
            var quote = String.UnicodeScalarView()
            quote.append(contentsOf: points[fact.place])
            #expect(String(quote) == fact.quote)
        }
    }

    @Test func runningTextBesideTablesIsReadAsBefore() throws {
        let facts = try Self.facts("全年粮食总产量650万吨，比上年增长1.3%。\n\n品种\t产量（万吨）\n稻谷\t83.1\n小麦\t40.2\n")
        #expect(facts.count == 4)
        #expect(facts.filter { $0.rule.hasPrefix("table.") }.count == 2)
    }

    @Test func rowsOfNamesAndTelephonesAreNoFacts() throws {
        #expect(try Self.facts("姓名\t电话\t地址\n张三\t8123456\t中山路12号\n李四\t8654321\t解放路7号\n").isEmpty)
    }

    @Test func missingCellsAreNoFacts() throws {
        let facts = try Self.facts("2017年渔业产量（吨）\n\n品种\t产量\t比上年增长（%）\n鱼类\t5120\t—\n虾蟹类\t830\t4.5\n")
        #expect(facts.map(\.quote) == ["5120", "830", "4.5"])
    }
}
