import ChineseText
import Testing

/// Blanks and line ends inside sentences, and the punctuation of typists.
struct BlankTests {
    @Test(arguments: [
        ("余额达到1025 . 8 亿元。", "余额达到1025.8亿元。"),
        ("同比增加\n9 . 52%，创新高。", "同比增加9.52%，创新高。"),
        ("归集金额 115 . 6 8 亿元。", "归集金额115.68亿元。"),
        ("累计投入资金1\n3.69亿元，惠及全县。", "累计投入资金13.69亿元，惠及全县。"),
        ("整修了约 400\n米，路面平整。", "整修了约400米，路面平整。"),
        ("2023 年12 月20日，路通了。", "2023年12月20日，路通了。"),
        ("去年 1 — 11 月，全县增收。", "去年1—11月，全县增收。"),
        ("新增 幼 儿 园 学 位 600 个。", "新增幼儿园学位600个。"),
        ("接入 Open Data 平台，用 App 查询。", "接入Open Data平台，用App查询。"),
        ("零宽\u{200B}字符和\u{FEFF}标记都不留。", "零宽字符和标记都不留。"),
    ])
    func proseLosesThem(text: String, mended: String) { #expect(Page.mended(text).strings.joined() == mended) }

    @Test(arguments: [
        ("厚植根基 服务万家", "厚植根基 服务万家"), ("粮  食", "粮食"), ("指         标", "指标"), ("总理  王某", "总理 王某"),
    ])
    func headingsKeepOneBetweenPhrases(text: String, mended: String) {
        let page = Page.mended(text)
        #expect(page.strings == [mended])
        #expect(page.paragraphs[0].kind == .heading)
    }

    @Test(arguments: [
        ("新增3万人,增长5%,全省第一.", "新增3万人，增长5%，全省第一."), ("共1,234户,其中12:30前到的有30户;", "共1,234户，其中12:30前到的有30户；"),
        ("两病(高血压、糖尿病)都报销!", "两病（高血压、糖尿病）都报销！"), ("提供\"就近办\"\"上门办\"服务。", "提供“就近办”“上门办”服务。"),
        ("他说\"去'创业之家'看看\"。", "他说“去‘创业之家’看看”。"), ("See a, b; c (d): it's fine!", "See a, b; c (d): it's fine!"),
    ])
    func typistsPunctuationBecomesChinese(text: String, mended: String) {
        #expect(Page.mended(text).strings == [mended])
    }

    @Test func pageNumbersInsideSentencesGo() {
        let page = Page.mended(
            """
            全市开展培训，参加培训的共有各类人员三千多人，其中

            — 3 —

            妇女占一半以上，培训合格率达到百分之九十五以上，共

            发放证书两千八百本，比上年有所增加，群众都很满意。

            — 4 —

            第二段从这里开始，写得很短。
            """)
        #expect(
            page.strings(.body).first == "全市开展培训，参加培训的共有各类人员三千多人，其中妇女占一半以上，培训合格率达到百分之九十五以上，共发放证书两千八百本，比上年有所增加，群众都很满意。")
        #expect(page.strings(.scrap) == ["—4—"])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}", "\u{85}"])
    func everyLineEndIsOne(lineEnd: String) {
        let page = Page.mended("全县种植小麦三十万亩，比上年多两万亩，预计总产\(lineEnd)十五万吨。\(lineEnd)\(lineEnd)第二段写完了。")
        #expect(page.strings == ["全县种植小麦三十万亩，比上年多两万亩，预计总产十五万吨。", "第二段写完了。"])
    }
}
