import ChineseText
import ExtractFacts
import Testing

@Suite struct FactIDTests {
    @Test func theIDIsTheSameForEver() {
        let ids = FactID(document: "Fixtures/articles/a.txt")
        // A changed value here breaks every store of facts that goes by the id.
        #expect(ids.id(place: 10..<14, value: nil, minimum: nil, maximum: nil) == "f85c5b053abff9fd3")
    }

    @Test func documentPlaceAndValueCount() {
        let ids = FactID(document: "a")
        let one = ids.id(place: 1..<2, value: nil, minimum: nil, maximum: nil)
        #expect(one == FactID(document: "a").id(place: 1..<2, value: nil, minimum: nil, maximum: nil))
        #expect(one != FactID(document: "b").id(place: 1..<2, value: nil, minimum: nil, maximum: nil))
        #expect(one != ids.id(place: 1..<3, value: nil, minimum: nil, maximum: nil))
        #expect(one != ids.id(place: 2..<3, value: nil, minimum: nil, maximum: nil))
        #expect(one.wholeMatch(of: /f[0-9a-f]{16}/) != nil)
    }
}
