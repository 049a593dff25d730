import ExtractFacts
import Testing

@Suite("Listing quantities")
struct QuantityListerTests {
    private func list(_ text: String, numbers: Bool = false, reference: PeriodReference? = nil) -> [String] {
        let units = Array(text.utf16)
        let lister = QuantityLister(scanner: ScanText.scanner, includesNumbers: numbers)
        let records = units.withUnsafeBufferPointer { lister.records(in: $0, range: 0..<$0.count, reference: reference) }
        return records.map { record in
            let words = String(decoding: units[record.span], as: UTF16.self)
            let cells = [
                words, record.sort.rawValue, record.value?.description, record.minimum?.description, record.maximum?.description,
                record.bound?.rawValue, record.unit, record.unitCode, record.period, record.periodStart, record.periodEnd,
            ]
            return cells.map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    @Test func quantitiesAndPeriodsInOrder() {
        let records = list("截至2023年11月，完成投资13.98亿元，同比增长约9.5%，惠及4万余人。")
        #expect(
            records == [
                "截至2023年11月 period - - - - - - 2023-11 2023-11-01 2023-11-30",
                "13.98亿元 money 1398000000 1398000000 1398000000 exact 元 CNY - - -",
                "约9.5% percent 9.5 - - approx % % - - -",
                "4万余人 count 40000 40000 - min 人 - - - -",
            ])
    }

    @Test func relativePeriodsAsWritten() {
        #expect(list("去年") == ["去年 period - - - - - - 去年 - -"])
        #expect(list("去年", reference: PeriodReference(year: 2024, month: 1)) == ["去年 period - - - - - - 2023 2023-01-01 2023-12-31"])
        #expect(list("党的十八大以来") == ["党的十八大以来 period - - - - - - 2012-11/ 2012-11-01 -"])
        #expect(list("2023年3月1日") == ["2023年3月1日 date - - - - - - 2023-03-01 2023-03-01 2023-03-01"])
    }

    @Test func samePeriodFollowsTheOneBefore() {
        let records = list("2023年1—11月增长，上年同期下降", reference: PeriodReference(year: 2024, month: 1))
        #expect(records.last == "上年同期 period - - - - - - 2022-01/2022-11 2022-01-01 2022-11-30")
    }

    @Test func numbersOnlyWhenAsked() {
        #expect(list("指数为137.8") == [])
        #expect(list("指数为137.8", numbers: true) == ["137.8 number 137.8 137.8 137.8 exact - - - - -"])
        #expect(list("500强和5G", numbers: true) == [])
    }

    /// 数十 tells that there are some and what of, but no number.
    @Test func vagueNumbersHaveNoValue() {
        #expect(list("数十家企业") == ["数十家 count - - - approx 家 - - - -"])
        #expect(list("投资超过几百万元") == ["超过几百万元 money - - - min 元 CNY - - -"])
    }

    @Test(arguments: [
        ("第十四届", "第十四届 ordinal 14 14 14 exact 届 - - - -"), ("69岁", "69岁 age 69 69 69 exact 岁 a - - -"),
        ("零下5℃", "零下5℃ temperature -5 -5 -5 exact 摄氏度 Cel - - -"), ("约400米", "约400米 measure 400 - - approx 米 m - - -"),
        ("3天", "3天 duration 3 3 3 exact 天 d - - -"), ("2—3个", "2—3个 count - 2 3 range 个 - - - -"),
    ])
    func sorts(text: String, record: String) { #expect(list(text) == [record]) }
}
