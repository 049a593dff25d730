import ExtractFacts
import Testing
import _ExtractFactsTestSupport

/// Sentences with the body that each of their figures is of, and many whose figures are the place's own.
@Suite struct SubjectTests {
    /// A line of Fixtures/subjects.tsv: `figure=body` for each figure, separated by `|`; nothing after `=` for none.
    struct Case {
        var id: String
        var document: Document
        var expected: [(figure: String, subject: String?)]
        var isTodo: Bool

        init(_ line: Substring) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            id = cells[0]
            document = Document(
                id: "-", bytes: Array(cells[1].utf8), published: cells[2].isEmpty ? nil : cells[2], locality: cells[3].isEmpty ? nil : cells[3])
            expected = cells[4].split(separator: "|").map { pair in
                let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                return (parts[0], parts[1].isEmpty ? nil : parts[1])
            }
            isTodo = cells[5] == "todo"
        }
    }

    static func cases() throws -> [Case] { try FixtureFiles.text("subjects.tsv").split(separator: "\n").dropFirst().map(Case.init) }

    @Test func holdEnoughCases() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 50)
        #expect(cases.filter { $0.expected.allSatisfy { $0.subject == nil } }.count >= 20)
        #expect(Set(cases.map(\.id)).count == cases.count)
    }

    /// Each case is met; one marked `todo` is not, or else the mark is to be taken away.
    @Test func givesTheBodyOfEachFigure() throws {
        let extractor = try Extractor()
        for found in try Self.cases() {
            let facts = try extractor.facts(in: found.document)
            var problems: [String] = []
            for (figure, subject) in found.expected {
                guard let fact = facts.first(where: { $0.quote.contains(figure) }) else {
                    problems.append("\(figure) is not read")
                    continue
                }
                if fact.subject != subject { problems.append("\(figure) is of \(fact.subject ?? "none"), not \(subject ?? "none")") }
            }
            if found.isTodo {
                #expect(!problems.isEmpty, "\(found.id) passes: take its todo away")
            } else {
                #expect(problems.isEmpty, "\(found.id): \(problems.joined(separator: "; "))")
            }
        }
    }
}
