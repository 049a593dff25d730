import Foundation
import Testing
import _ExtractFactsTestSupport

/// `extract-facts quantities` as it is used.
@Suite struct QuantitiesTests {
    private static let keys: Set<String> = [
        "doc_id", "text", "char_start", "char_end", "type", "value", "value_min", "value_max", "bound", "unit", "unit_code", "period",
        "period_start", "period_end",
    ]

    private func records(_ text: String, _ arguments: String...) throws -> [[String: Any]] {
        let run = try CommandRun.run(CommandRun.command, ["quantities"] + arguments, input: Data(text.utf8))
        #expect(run.code == 0)
        return try run.output.split(separator: 0x0A).map { try #require(JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]) }
    }

    @Test func listsQuantitiesAndPeriods() throws {
        let text = "去年全区植树12.5万株，截至6月，共有2—3个品种，70岁的老人也来了，编号8086。"
        let found = try records(text, "--published", "2021-03-05")
        #expect(found.map { $0["type"] as? String } == ["period", "count", "period", "count", "age"])
        #expect(found.allSatisfy { Set($0.keys) == Self.keys })
        #expect(found[0]["period"] as? String == "2020")
        #expect(found[1]["value"] as? Int == 125_000)
        #expect(found[2]["period"] as? String == "2020-06")
        #expect(found[3]["value_min"] as? Int == 2 && found[3]["value_max"] as? Int == 3)
        let scalars = Array(text.unicodeScalars)
        for record in found {
            let start = try #require(record["char_start"] as? Int)
            let end = try #require(record["char_end"] as? Int)
            #expect(String(String.UnicodeScalarView(scalars[start..<end])) == record["text"] as? String)
        }
    }

    @Test func listsBareNumbersWhereAsked() throws {
        #expect(try records("总指数为99.5。", "--numbers").map { $0["type"] as? String } == ["number"])
        #expect(try records("总指数为99.5。").isEmpty)
    }
}
