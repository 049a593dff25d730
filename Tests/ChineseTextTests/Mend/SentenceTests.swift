import ChineseText
import Testing

struct SentenceTests {
    @Test(arguments: [
        ("增长3.5%。达到2万人！真的吗？是的", ["增长3.5%。", "达到2万人！", "真的吗？", "是的"]),
        ("他说：“很好。”大家笑了。", ["他说：“很好。”", "大家笑了。"]),
        ("怎么会？！（没有人知道。）后来才明白。", ["怎么会？！", "（没有人知道。）", "后来才明白。"]),
    ])
    func endAtFullStops(text: String, sentences: [String]) { #expect(Page.mended(text).proseSentences == sentences) }

    /// Wherever among the units that are looked at together the full stop stands.
    @Test(arguments: 1...20) func endWhereverTheFullStopStands(length: Int) {
        let first = String(repeating: "山", count: length) + "。"
        let second = String(repeating: "川", count: 21 - length) + "？"
        #expect(Page.mended(first + second + "秀美").proseSentences == [first, second, "秀美"])
    }

    @Test func datelinesStandByThemselves() {
        let page = Page.mended("本报甲县讯（记者 张三）3月1日，大桥通车。全长1200米。")
        #expect(page.proseSentences == ["本报甲县讯（记者张三）", "3月1日，大桥通车。", "全长1200米。"])
    }

    @Test func semicolonsCountIfAsked() {
        let page = Page.mended("一是修路；二是架桥。")
        #expect(page.sentences().count == 1)
        let clauses = page.sentences(semicolons: true)
        #expect(clauses.map { page.string($0.span) } == ["一是修路；", "二是架桥。"])
        #expect(clauses.map(\.endsWithSemicolon) == [true, false])
    }
}
