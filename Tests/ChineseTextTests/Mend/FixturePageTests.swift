import ChineseText
import Testing

/// The five real pages as a reader reads them.
struct FixturePageTests {
    @Test(arguments: FixturePages.names)
    func invariantsHold(name: String) { PageInvariants.check(FixturePages.page(name)) }

    @Test(arguments: [
        ("dazhong-jining-page-2024-01", "去年1—11月，济宁新增缴存人数50209人，新增归集金额115.68亿元，同比增加9.52%。"),
        ("dazhong-jining-page-2024-01", "日前，济宁累计归集住房公积金突破1000亿元大关，达到1025.8亿元。"),
        ("dazhong-jining-page-2024-01", "2023年，任城区城镇新增就业19611人，开发城乡公益岗11358个。"),
        ("jining-achievements-2023", "2023年，全市共发放创业担保贷款23.46亿元，扶持个人创业9194人、小微企业343家。"),
        ("jining-daily-page-2024-03", "在一次对困难群众全面排查中，嘉祥县民政局工作人员发现小顾发生了20多万元的医疗费用。"),
        ("jining-livelihood-review-2024", "目前，我市已开通跨省住院、门慢和普通门诊医疗机构家数分别为353、359和471家，实现异地联网结算服务条件的医疗机构全覆盖。"),
        ("jining-livelihood-tasks-2024", "1.在全市乡村领域推进电动汽车充电基础设施建设，实现107个乡镇充电站全覆盖，助力新能源汽车下乡。"),
        ("jining-livelihood-tasks-2024", "2024年覆盖约650万人。"),
    ])
    func sentencesAreMended(name: String, sentence: String) {
        #expect(FixturePages.page(name).proseSentences.contains { $0 == sentence || $0.hasSuffix("，" + sentence) })
    }

    @Test func articlesOfTheProvincialPage() {
        let page = FixturePages.page("dazhong-jining-page-2024-01")
        #expect(page.articles.count == 11)
        let datelines = page.articles.map { $0.dateline.map(page.original) }
        #expect(datelines == [nil, "本报微山讯", "本报济宁讯", nil, "本报济宁讯", "本报济宁讯", "本报济宁讯", nil, nil, "本报济宁讯", "本报济宁讯"])
        let titles = page.articles.map { $0.title.map(page.original) }
        #expect(titles[1] == "船员有了“暖心之家” 微山设立湖上户外劳动者服务驿站")
        #expect(titles[2] == "济宁累计归集住房公积金 突破1000亿元")
        #expect(titles[4] == "济宁大安机场 公交专线优化调整")
        #expect(titles[8] == nil)
    }

    @Test func articlesOfTheDaily() {
        let page = FixturePages.page("jining-daily-page-2024-03")
        let titles = page.articles.map { $0.title.map(page.original) }
        #expect(
            titles.prefix(5) == [
                "全市机构改革动员部署会议召开", "厚植民生福祉 擦亮为民底色 ——我市扎实推进保障和改善民生工作综述", "推动民生保障取得更大成效",
                "新春开工忙 奋进正当时", "省内首家县域算力中心 落户嘉祥",
            ])
        #expect(page.articles.compactMap { $0.dateline.map(page.original) } == ["本报济宁讯", "本报嘉祥讯"])
    }

    @Test func titlesOfTheOthers() {
        let notice = FixturePages.page("jining-livelihood-tasks-2024")
        #expect(notice.articles.map { $0.title.map(notice.string) } == ["济宁市人民政府\n关于办好2024年“重点民生实事”的通知"])
        #expect(FixturePages.page("jining-achievements-2023").articles.count == 5)
        let review = FixturePages.page("jining-livelihood-review-2024")
        #expect(review.articles.count == 1)
        #expect(review.strings(.heading).prefix(3) == ["稳固就业 筑牢幸福之基", "扩优提质 建设教育高地", "惠民利民 织密医疗保障网"])
    }

    @Test func thirtyTasksInTheNotice() {
        let page = FixturePages.page("jining-livelihood-tasks-2024")
        let numbers = page.strings(.scrap).compactMap { Int($0) }
        #expect(numbers == Array(1...30))
        let headings = page.strings(.heading)
        for name in ["改造2000户困难老年人家庭设施", "新增公办幼儿园学位6000个", "5G网络深度覆盖", "新增普通高中招生计划10000个以上"] {
            #expect(headings.contains(name))
        }
    }
}
