import ExtractFacts
import Testing
import _ExtractFactsTestSupport

/// Short documents that tell their year or their place at a head, a foot, or by who speaks in them: where no sentence names it.
@Suite struct YearAndPlaceTests {
    /// A line of Fixtures/years-and-places.tsv; `⏎` in its text ends a line of the document.
    struct Case {
        var id: String
        var document: Document
        /// What the facts bear, one after the other, the last for all that follow; empty where the text does not tell.
        var years: [String]
        var places: [String]

        init(_ line: Substring) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            id = cells[0]
            document = Document(id: "-", bytes: Array(cells[1].split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n").utf8))
            years = cells[2].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            places = cells[3].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    static func cases() throws -> [Case] {
        try FixtureFiles.text("years-and-places.tsv").split(separator: "\n").dropFirst().map(Case.init)
    }

    @Test func holdEnoughCases() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 80)
        #expect(Set(cases.map(\.id)).count == cases.count)
    }

    @Test func tellsTheYearAndThePlaceOfEachFigure() throws {
        let extractor = try Extractor()
        for found in try Self.cases() {
            let facts = try extractor.facts(in: found.document)
            #expect(!facts.isEmpty, "\(found.id) has no facts")
            for (number, fact) in facts.enumerated() {
                let year = found.years[min(number, found.years.count - 1)]
                let place = found.places[min(number, found.places.count - 1)]
                #expect(fact.year.map(String.init) ?? "" == year, "\(found.id): the year of \(fact.quote)")
                #expect(fact.locality ?? "" == place, "\(found.id): the place of \(fact.quote)")
            }
        }
    }
}
