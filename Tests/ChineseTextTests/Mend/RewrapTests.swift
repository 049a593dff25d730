import ChineseText
import Testing
import _ExtractFactsTestSupport

/// Running text stays the same sentences however it is set in columns.
struct RewrapTests {
    /// The paragraphs of a fixture that are whole sentences.
    static func prose(_ name: String) -> [String] {
        let page = FixturePages.page(name)
        return page.strings(.body).filter { $0.hasSuffix("。") || $0.hasSuffix("。”") || $0.hasSuffix("！") }
    }

    static let manners: [(measure: Rewrapper.Measure, hangs: Bool)] = [(.cells, true), (.cells, false), (.characters, false)]

    @Test(arguments: FixturePages.names, manners)
    func wrappedTextMendsToTheSameSentences(name: String, manner: (measure: Rewrapper.Measure, hangs: Bool)) {
        let paragraphs = Self.prose(name)
        #expect(paragraphs.count > 10)
        let expected = Page.mended(paragraphs.joined(separator: "\n")).proseSentences
        for width in 12...40 {
            for (seed, indent) in (0..<2).flatMap({ n in ["", "　　"].map { (n, $0) } }) {
                var random = SeededRandom(UInt64(width * 2 + (manner.hangs ? 1 : 0) + seed * 1000))
                var wrapper = Rewrapper(width: width, measure: manner.measure)
                wrapper.hangs = manner.hangs
                wrapper.indent = indent
                wrapper.blankLineEvery = 9
                wrapper.partsParagraphs = true
                wrapper.blankEvery = 5
                let wrapped = paragraphs.map { wrapper.wrap($0, &random) + "\n" }.joined()
                let found = Page.mended(wrapped).proseSentences
                if found != expected {
                    let at =
                        zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
                        ?? min(found.count, expected.count)
                    Issue.record(
                        """
                        width \(width), indent '\(indent)': \(found.count) sentences for \(expected.count), the first that differs:
                        \(at < found.count ? found[at] : "-")
                        \(at < expected.count ? expected[at] : "-")
                        """)
                }
            }
        }
    }

    /// Headlines, bylines, rows and paragraphs stay what they are where the running text between them is set anew.
    @Test(arguments: FixturePages.names, Rewrapper.Measure.allCases)
    func wrappedPagesHaveTheSameParagraphs(name: String, measure: Rewrapper.Measure) throws {
        let setting = try PageSetting(article: name)
        let expected = Self.outline(setting.page)
        for width in 12...40 {
            var random = SeededRandom(UInt64(width))
            var wrapper = Rewrapper(width: width, measure: measure)
            for blanks in [false, true] {
                wrapper.blankLineEvery = blanks ? 8 : 0
                wrapper.blankEvery = blanks ? 6 : 0
                let wrapped = setting.text(wrappedBy: wrapper, &random)
                let found = Self.outline(try PageSetting.mender.get().page(try TextDecoder.decode(Array(wrapped.utf8))))
                let changes = found.difference(from: expected).prefix(4).map { "\($0)".prefix(200) }
                #expect(changes.isEmpty, "width \(width)\(blanks ? " with blanks" : ""): \(changes.joined(separator: "\n"))")
            }
        }
    }

    /// Each paragraph's article, kind and text.
    private static func outline(_ page: Page) -> [String] {
        page.paragraphs.map { "\($0.article) \($0.kind) \(page.string($0.span))" }
    }
}
