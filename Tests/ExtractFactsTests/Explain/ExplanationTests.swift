import ExtractFacts
import Testing
import _ExtractFactsTestSupport

/// What an explanation tells is what extraction did.
@Suite struct ExplanationTests {
    static let extractor = try? Extractor()

    private func explain(_ text: String, at offset: Int? = nil, published: String? = nil, locality: String? = nil) throws -> Explanation {
        let document = Document(id: "-", bytes: Array(text.utf8), published: published, locality: locality, encoding: "UTF-8")
        return try #require(Self.extractor).explanation(of: document, at: offset)
    }

    private func source(_ key: FactKey, _ figure: Explanation.Figure?) -> String? { figure?.keys.first { $0.key == key }?.source }

    @Test(arguments: FixtureFiles.articles)
    func factsAreThoseOfExtraction(article: String) throws {
        let text = try FixtureFiles.text("articles/\(article).txt")
        let document = Document(id: article, bytes: Array(text.utf8))
        let extractor = try #require(Self.extractor)
        let explanation = try extractor.explanation(of: document)
        let figures = explanation.sentences.flatMap(\.figures)
        #expect(figures.compactMap { $0.fact?.id }.sorted() == (try extractor.facts(in: document).map(\.id).sorted()))
        for figure in figures {
            #expect((figure.fact != nil) == (figure.outcome == .fact), "\(figure.text)")
            guard let fact = figure.fact else { continue }
            for key in figure.keys { #expect(key.value == fact.text(of: key.key)) }
        }
        // Places are code points of the text. Cells of a table may stand in another order there.
        let scalars = Array(text.unicodeScalars)
        for sentence in explanation.sentences {
            for token in sentence.tokens where token.kind == "quantity" {
                #expect(sentence.place.contains(token.place.lowerBound) && token.place.upperBound <= scalars.count)
            }
            for figure in sentence.figures {
                guard let fact = figure.fact else { continue }
                #expect(figure.place == fact.place)
            }
        }
    }

    @Test func winnerIsTheWeightiest() throws {
        let figure = try explain("全市森林覆盖率为31.5%。").sentences.first?.figures.first
        let won = figure?.matches.first
        #expect(won?.verdict == "won" && won?.counts == true && won?.rule == figure?.fact?.rule)
        #expect(figure?.reason.contains("weight") == true)
        #expect(won?.captures.first?.text == "森林覆盖率")
    }

    @Test func refusalIsTold() throws {
        let figure = try explain("24小时内办结。").sentences.first?.figures.first
        #expect(figure?.outcome == .refused)
        #expect(figure?.reason == "not.hours-within says that it is no fact")
        #expect(figure?.matches.contains { $0.rule == "not.hours-within" && $0.verdict == "refuses" } == true)
    }

    @Test func keysTellWhereTheyComeFrom() throws {
        let text = "去年我市城镇新增就业6.7万人。梁山县新建老年人食堂200处。全年培训3000人。"
        let sentences = try explain(text, published: "2024-03-05", locality: "济宁市").sentences
        let first = sentences.first?.figures.first
        #expect(source(.year, first) == "‘去年’ before it in the sentence, counted from 2024-03-05")
        #expect(source(.locality, first) == "‘我市’ before it in the sentence")
        #expect(source(.domain, first)?.hasPrefix("the catalogue's for employment.") == true)
        let second = sentences.dropFirst().first?.figures.first
        #expect(source(.year, second) == "in force since ‘去年’")
        #expect(source(.locality, second) == "‘梁山县’ before it in the sentence")
        #expect(source(.domain, second)?.contains("indicator 老年人食堂") == true)
        let third = sentences.dropFirst(2).first?.figures.first
        #expect(source(.locality, third) == "in force since ‘梁山县’")
    }

    @Test func articleDefaultsAreExplained() throws {
        let explanation = try explain("新建公厕20座。", published: "2024-03-05", locality: "370800")
        #expect(explanation.articles.first?.locality?.value == "济宁市 370800")
        #expect(explanation.articles.first?.locality?.source == "given by the caller as ‘370800’")
        #expect(source(.locality, explanation.sentences.first?.figures.first)?.hasPrefix("the article's place: given by the caller") == true)
    }

    @Test func offsetChoosesTheSentence() throws {
        let text = "新建公厕20座。改造老旧小区31个。"
        #expect(try explain(text, at: 8).sentences.map(\.text) == ["改造老旧小区31个。"])
        #expect(try explain(text, at: 99).sentences.isEmpty)
        #expect(try explain("").sentences.isEmpty)
    }
}
