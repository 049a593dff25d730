@testable import ExtractFacts
import Testing

@Suite struct FactWriterTests {
    static let fact = Fact(
        id: "f0123456789abcdef", documentID: "a.txt", article: 1, title: nil, published: "2024-03-05", indicator: "城镇新增就业",
        indicatorID: "employment.urban_new_jobs", subject: nil, value: nil, minimum: nil, maximum: nil, unit: "人", unitCode: nil,
        bound: .range, kind: .increase, basis: .yoy, role: .after, status: .actual, year: 2023, period: "2023", periodStart: "2023-01-01",
        periodEnd: "2023-12-31", domain: "employment", locality: "济宁市", localityCode: "370800", localitySource: .masthead,
        quote: "6.7万\n人", place: 421..<426, sentence: "全市城镇新增就业6.7万人。", rule: "verb.object", groupID: nil)

    @Test func everyKeyIsThereInOrder() {
        var bytes: [UInt8] = []
        FactWriter.append(Self.fact, to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"schema_version":"1","fact_id":"f0123456789abcdef","doc_id":"a.txt","article":1,"title":null,"published":"2024-03-05",\
                "indicator":"城镇新增就业","indicator_id":"employment.urban_new_jobs","subject":null,"value":null,"value_min":null,\
                "value_max":null,"unit":"人","unit_code":null,"bound":"range","kind":"increase","basis":"yoy","role":"after",\
                "status":"actual","year":2023,"period":"2023","period_start":"2023-01-01","period_end":"2023-12-31",\
                "domain":"employment","locality":"济宁市","locality_code":"370800","locality_source":"masthead","quote":"6.7万\\n人",\
                "char_start":421,"char_end":426,"sentence":"全市城镇新增就业6.7万人。","rule":"verb.object","group_id":null}

                """)
    }
}
