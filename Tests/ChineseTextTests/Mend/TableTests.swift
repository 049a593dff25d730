import ChineseText
import Testing

struct TableTests {
    private func rows(_ page: Page) -> [String] { page.strings(.row).map { $0.replacing("\t", with: "|") } }

    @Test func tabsPartCells() {
        let page = Page.mended(
            "各区人均拨款如下：\n\n区县\t2012年\t2016年\t增长率\n甲区\t10714\t12354\t15%\n乙区\t8921\t10653\t19%\n\n甲区最多，乙区最少，相差不大。")
        #expect(rows(page) == ["区县|2012年|2016年|增长率", "甲区|10714|12354|15%", "乙区|8921|10653|19%"])
        #expect(Set(page.paragraphs.filter { $0.kind == .row }.map(\.table)) == [0])
        #expect(page.strings.first == "各区人均拨款如下：")
        #expect(page.paragraphs.last?.kind == .body)
    }

    @Test func numbersSideBySideAreNeverGlued() {
        let page = Page.mended("甲区 10714 12354 15%\n乙区 8921 10653 19%")
        #expect(rows(page) == ["甲区|10714|12354|15%", "乙区|8921|10653|19%"])
    }

    @Test func wideGapsPartCells() {
        #expect(rows(Page.mended("小麦  650.0  17.3\n玉米  540.4  -1.8")) == ["小麦|650.0|17.3", "玉米|540.4|-1.8"])
    }

    @Test func cellsOnLinesOfTheirOwnMakeRows() {
        let cells = [
            "2019年主要产品产量", "单位：万吨", "指  标  名  称", "产量", "同比增长（±%）", "全年", "小  麦", "65.0", "1.3", "玉  米", "54.4", "-2.8",
            "棉花、油料", "7.0", "1.6",
        ]
        let page = Page.mended("全年生产平稳，形势很好。\n\n" + cells.map { "\t\t\t" + $0 + "\n\n" }.joined() + "\t全年完成造林5万亩，增长1%。")
        #expect(rows(page) == ["指标名称|产量|同比增长（±%）", "全年", "小麦|65.0|1.3", "玉米|54.4|-2.8", "棉花、油料|7.0|1.6"])
        let captions = page.paragraphs.filter { $0.table == 0 && $0.kind == .heading }.map { page.string($0.span) }
        #expect(captions == ["2019年主要产品产量", "单位：万吨"])
        #expect(page.strings.last == "全年完成造林5万亩，增长1%。")
    }

    @Test func narrowCellsBesideWideOnes() {
        let page = Page.mended(
            """
            序号 项目名称 实施内容及目标 承办单位

            一、养老方面

            1

            新增老年食

            堂 20 0 处

            2021年计划新建老年食堂200处，缓解老年人用餐难的问题，全年服务老年人

            3万人次以上。

            市民政局

            各县区政府

            序号 项目名称 实施内容及目标 承办单位

            2

            培训护理员

            300名

            1. 全年计划培训护理员300名，持证上岗率达到90%，让老年人在家门口就能

            享受服务。

            2. 建立考评制度，每季度公布结果。

            市卫生健康委

            序号 项目名称 实施内容及目标 承办单位
            """)
        #expect(page.strings(.heading) == ["一、养老方面", "新增老年食堂200处", "培训护理员300名"])
        #expect(page.strings(.scrap) == ["1", "2"])
        #expect(
            page.strings(.body) == [
                "2021年计划新建老年食堂200处，缓解老年人用餐难的问题，全年服务老年人3万人次以上。",
                "1.全年计划培训护理员300名，持证上岗率达到90%，让老年人在家门口就能享受服务。", "2.建立考评制度，每季度公布结果。",
            ])
        #expect(rows(page).contains("市民政局|各县区政府"))
    }
}
