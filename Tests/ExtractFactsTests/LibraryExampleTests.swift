import ExtractFacts
import Testing

/// What README.md shows of the library, as it stands there.
@Suite struct LibraryExampleTests {
    @Test func readsADocument() throws {
        let bytes = Array("去年，全市城镇新增就业6.7万人。".utf8)
        let extractor = try Extractor()
        let document = Document(id: "a.txt", bytes: bytes, published: "2024-03-05", locality: "济宁市")
        var lines: [UInt8] = []
        for fact in try extractor.facts(in: document) {
            print(fact.indicator, fact.value ?? 0, fact.unit ?? "")
            FactWriter.append(fact, to: &lines)
        }
        let line = String(decoding: lines, as: UTF8.self)
        #expect(line.contains("\"indicator\":\"城镇新增就业\""))
        #expect(line.contains("\"year\":2023"))
        #expect(line.hasSuffix("}\n"))
    }
}
