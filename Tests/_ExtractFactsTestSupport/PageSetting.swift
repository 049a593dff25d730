import ChineseText
import ExtractFacts
import FactRules

/// An article of Fixtures/articles as its paragraphs of running text and all that stands between them, so that the running
/// text can be set anew while headlines, bylines and tables stay as they are.
public struct PageSetting {
    public let text: String
    public let page: Page
    /// What stands before each of the paragraphs, and behind the last.
    private var between: [String] = []
    private var paragraphs: [String] = []

    public static let mender: Result<Mender, any Error> = Result { Mender(folding: try RuleSet(RuleFile.shipped).folding) }

    public init(article: String) throws {
        text = try FixtureFiles.text("articles/\(article).txt")
        page = try Self.mender.get().page(try TextDecoder.decode(Array(text.utf8)))
        let units = page.source.units
        var end = 0
        for paragraph in page.paragraphs where paragraph.kind == .body {
            var start = Int(page.origin[paragraph.span.lowerBound])
            // The blanks before it are its indent.
            while start > end, units[start - 1] == 0x20 || units[start - 1] == 0x3000 { start -= 1 }
            between.append(String(decoding: units[end..<start], as: UTF16.self))
            paragraphs.append(page.original(paragraph.span))
            end = Int(page.origin[paragraph.span.upperBound - 1]) + 1
        }
        between.append(String(decoding: units[end...], as: UTF16.self))
    }

    /// The whole text, its paragraphs wrapped anew.
    public func text(wrappedBy wrapper: Rewrapper, _ random: inout SeededRandom) -> String {
        var result = ""
        for (before, paragraph) in zip(between, paragraphs) { result += before + wrapper.wrap(paragraph, &random) }
        return result + (between.last ?? "")
    }
}
