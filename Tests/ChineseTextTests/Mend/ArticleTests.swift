import ChineseText
import Testing

struct ArticleTests {
    private func titles(_ page: Page) -> [String] { page.articles.map { $0.title.map(page.original) ?? "-" } }
    private func datelines(_ page: Page) -> [String] { page.articles.map { $0.dateline.map(page.original) ?? "-" } }

    @Test func bylinesAndDatelinesBeginArticles() {
        let page = Page.mended(
            """
            东河大桥建成通车
            □记者 张三 报道
            本报甲县讯 东河大桥今天建成通车，大桥全长1200米，总投资3亿元。

            果农喜获丰收
            新华社北京3月5日电（记者李四）今年苹果产量达到20万吨，果农喜获丰收，收入增加一成。
            """)
        #expect(titles(page) == ["东河大桥建成通车", "果农喜获丰收"])
        #expect(datelines(page) == ["本报甲县讯", "新华社北京3月5日电"])
    }

    @Test func headlinesBehindBodiesGoWithWhatTheySpeakOf() {
        let page = Page.mended(
            """
              □记者 张三 报道
              本报甲县讯 东河大桥今天建成通车，大桥全长1200米，总投资3亿元。

              □记者 李四 报道
              本报乙县讯 今年苹果产量达到20万吨，果农喜获丰收，收入增加一成。

            果农喜获丰收

            东河大桥建成通车

              □记者 王五 报道
              本报丙县讯 全县小学全部开设足球课，三千名学生参加联赛。

            小学开设足球课
            """)
        #expect(titles(page) == ["东河大桥建成通车", "果农喜获丰收", "小学开设足球课"])
    }

    @Test func briefNewsUnderOneDatelineIsOneArticle() {
        let page = Page.mended(
            "今日快讯\n央视网消息（新闻联播）：\n前9月列车开行1.4万列\n记者获悉，前9月列车开行14689列，增长13%。\n全国养老机构达41万个\n记者了解到，全国共有养老机构41万个，同比有所增加。")
        #expect(titles(page) == ["今日快讯"])
        #expect(datelines(page) == ["央视网消息"])
        #expect(page.strings(.heading).count == 3)
        #expect(page.strings(.body).count == 2)
    }

    @Test func noticesHaveTheirIssuerAndSubjectAsTitle() {
        let page = Page.mended("甲市人民政府文件\n\n甲政发〔2021〕3号\n\n甲市人民政府\n关于做好春耕工作的通知\n\n各县区人民政府，各部门，各单位，现将有关事项通知如下。")
        #expect(titles(page) == ["甲市人民政府 关于做好春耕工作的通知"])
    }

    @Test(arguments: ["中国网民规模达到十亿人，据消息灵通人士说还会增长。", "本报记者从会上获悉，讯号塔已经建成30座。", "本台阶段共有资讯平台12个。", "新华社区有通讯设备30套，电器也不少。"])
    func whatOnlyLooksLikeADateline(text: String) { #expect(datelines(Page.mended(text)) == ["-"]) }

    @Test func photographersDoNotBeginArticles() {
        let page = Page.mended("春耕正忙\n全县农机全部下田，已经播种小麦三十万亩。 ■记者 赵六 摄\n各乡镇抢抓农时，组织了两百个服务队下田帮忙。")
        #expect(page.articles.count == 1)
        #expect(page.strings(.byline) == ["■记者 赵六 摄"])
    }

    @Test func pageDirectionsAreScraps() {
        let page = Page.mended("（上接1版）随后，代表们参观了工厂，听取了介绍。（下转第3版）\n2版>>全市春耕会议今天召开，安排了农时。")
        #expect(page.strings(.scrap) == ["（上接1版）", "（下转第3版）", "2版>>"])
        #expect(page.strings(.body) == ["随后，代表们参观了工厂，听取了介绍。", "全市春耕会议今天召开，安排了农时。"])
    }

    @Test func verticalHeadlinesAreScraps() {
        let page = Page.mended("全市春耕会议今天召开，安排了农时。\n\n抢\n抓\n农\n时\n\n播\n种\n希\n望\n")
        #expect(page.strings(.scrap) == ["抢抓农时", "播种希望"])
        #expect(page.strings(.body).count == 1)
    }

    @Test func blankTextHasNoArticle() {
        for text in ["", "\n\n", " 　\t\n"] {
            let page = Page.mended(text)
            #expect(page.articles.isEmpty && page.paragraphs.isEmpty && page.sentences().isEmpty)
        }
    }
}
