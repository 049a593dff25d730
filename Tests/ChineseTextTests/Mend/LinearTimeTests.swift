import ChineseText
import Testing
import _ExtractFactsTestSupport

/// Texts made to hurt: each a megabyte, each done in the time that a megabyte takes.
struct LinearTimeTests {
    static let megabyte = 350_000

    static let texts: [(name: String, text: [UInt16])] = [
        ("one line", repeated("产量达到三万吨，增长二成")),
        ("line ends", repeated("\n")),
        ("blanks", repeated(" ")),
        ("blank lines", repeated("　\n")),
        ("one character a line", repeated("字\n")),
        ("two kinds by turns", repeated("一 ")),
        ("digits by turns", repeated("1 \n")),
        ("quotes", repeated("\"“”'")),
        ("brackets", repeated("（（")),
        ("marks", repeated("■记者 ")),
        ("datelines", repeated("本报讯\n天\n")),
        ("bylines", repeated("□记者 张三\n天。\n")),
        ("labels and numbers", repeated("甲\n1\n")),
        ("labels", repeated("甲乙丙丁戊\n")),
        ("table heads", repeated("序号 名称 单位\n")),
        ("page directions", repeated("（上接1版）")),
        ("tabs", repeated("甲\t1\t")),
        ("stops", repeated("。")),
        ("semicolons", repeated("甲；")),
        ("vertical", repeated("甲\n\n")),
        ("surrogates", repeated("😀")),
    ]

    private static func repeated(_ pattern: String) -> [UInt16] {
        let units = Array(pattern.utf16)
        return (0..<megabyte / units.count).flatMap { _ in units }
    }

    @Test(arguments: texts.map(\.name))
    func ugly(name: String) {
        let units = Self.texts.first { $0.name == name }!.text
        let seconds = ProcessorTime.of {
            let page = Mender(folding: Folding(pairs: [])).page(SourceText(units: units))
            #expect(page.sentences(semicolons: true).count <= units.count)
        }
        // Unoptimised; a quadratic pass would take hours.
        #expect(seconds < 60)
    }
}
