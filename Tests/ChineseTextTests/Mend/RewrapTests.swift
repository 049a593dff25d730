import ChineseText
import Testing

/// Running text stays the same sentences however it is set in columns.
struct RewrapTests {
    /// The paragraphs of a fixture that are whole sentences.
    static func prose(_ name: String) -> [String] {
        let page = FixturePages.page(name)
        return page.strings(.body).filter { $0.hasSuffix("。") || $0.hasSuffix("。”") || $0.hasSuffix("！") }
    }

    @Test(arguments: FixturePages.names, [true, false])
    func wrappedTextMendsToTheSameSentences(name: String, hangs: Bool) {
        let paragraphs = Self.prose(name)
        #expect(paragraphs.count > 10)
        let expected = Page.mended(paragraphs.joined(separator: "\n")).proseSentences
        for width in 12...40 {
            for (seed, indent) in (0..<2).flatMap({ n in ["", "　　"].map { (n, $0) } }) {
                var random = SeededRandom(UInt64(width * 2 + (hangs ? 1 : 0) + seed * 1000))
                let wrapper = Rewrapper(
                    width: width * 2, hangs: hangs, indent: indent, blankLineEvery: 9, blankEvery: 5)
                let wrapped = paragraphs.map { wrapper.wrap($0, &random) }.joined()
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
}
