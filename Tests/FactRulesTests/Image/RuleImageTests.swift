import ChineseText
import FactRules
import Testing

/// Tables as an image has them.
@Suite struct RuleImageTests {
    /// The shipped rules read from their files, and read from an image of those.
    static let text = Result { try RuleSet(RuleFile.shipped) }
    static let image = text.map { RuleImage(copy(of: $0.imageBytes)) }

    /// Where an image stays as long as the program runs.
    private static func copy(of bytes: [UInt8]) -> UnsafeRawPointer {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        return UnsafeRawPointer(copy)
    }

    @Test func tablesOfAnImageAreThoseOfTheText() throws {
        let (text, imaged) = (try Self.text.get(), try RuleSet(RuleFile.shipped, image: Self.image.get()))
        let isSame = text.imageBytes == imaged.imageBytes
        #expect(isSame)
        // The bytes say that nothing is lost on the way; these, that there is something.
        let unit = imaged.units.unit(at: try #require(imaged.units.place(of: "公斤")))
        #expect(unit.form == "公斤" && unit.dimension == .mass && unit.code == "kg" && unit.factor == ExactDecimal(1))
        let place = imaged.gazetteer.places[try #require(imaged.gazetteer.place(code: "370800"))]
        #expect(place.name == "济宁市" && place.level == .prefecture && imaged.gazetteer.places[place.parent].code == "370000")
        #expect(imaged.gazetteer.places(named: Array("济宁".utf16)).contains { imaged.gazetteer.places[Int($0)].code == "370800" })
        let id = Array("城镇新增就业".utf8).withUnsafeBufferPointer { imaged.indicators.indicator(named: $0).map { String(decoding: $0.id, as: UTF8.self) } }
        #expect(id == "employment.urban_new_jobs")
        #expect(imaged.latinPlaces["jining"]?.isEmpty == false)
        #expect(imaged.folding[0x9EDE] == text.folding[0x9EDE])
        #expect(imaged.rules.count > 20 && imaged.rules.map(\.id) == text.rules.map(\.id))
        #expect(imaged.writtenRules.map(\.rule.id) == text.rules.map(\.id) && imaged.writtenRules.allSatisfy { !$0.examples.isEmpty })
        let label = Array("同比增长".utf16)
        #expect(imaged.tableWords.roles(of: label) == text.tableWords.roles(of: label))
        let word = Array("上半年".utf16)
        word.withUnsafeBufferPointer { word in
            #expect(imaged.periodWords.word(in: word, at: 0, to: 3)?.meaning == .months(1, 6))
            #expect(imaged.vocabulary.index.longestMatch(in: word, from: 0, to: 3) == text.vocabulary.index.longestMatch(in: word, from: 0, to: 3))
        }
    }

    /// What a folder is laid over is read from its text, and what refers to it; the rest comes from the image.
    @Test func foldersAreLaidOverAnImage() throws {
        let own = [
            RuleFile(
                name: "lexicon/units.tsv", path: "own/lexicon/units.tsv",
                bytes: Array("form\tunit\tdimension\tfactor\tbase\tcode\tnote\n蒲式耳\t蒲式耳\tvolume\t\t\t\t\n".utf8)),
            RuleFile(name: "quantity/counted-nouns.tsv", path: "own/quantity/counted-nouns.tsv", bytes: Array("form\tunit\n燕麦\t蒲式耳\n".utf8)),
        ]
        let (text, imaged) = (
            try RuleSet(RuleFile.shipped, overlays: [own]), try RuleSet(RuleFile.shipped, overlays: [own], image: Self.image.get())
        )
        let place = try #require(imaged.units.place(of: "蒲式耳"))
        let noun = Array("燕麦".utf16)
        noun.withUnsafeBufferPointer { #expect(imaged.countedNouns.noun(in: $0, at: 0, to: 2)?.unit == place) }
        let isSame = text.imageBytes == imaged.imageBytes
        #expect(isSame)
    }

    /// Rules in place of the shipped ones have nothing of the image.
    @Test func otherRulesUseNoImage() throws {
        let own = [RuleFile(name: "lexicon/units.tsv", path: "own/lexicon/units.tsv", bytes: Array("form\tunit\tdimension\tfactor\tbase\tcode\tnote\n".utf8))]
        let rules = try RuleSet(own, image: Self.image.get())
        #expect(rules.units.units.isEmpty && rules.gazetteer.places.isEmpty && rules.vocabulary.isEmpty)
    }
}
