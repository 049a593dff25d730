import FactRules
import Testing
import _ExtractFactsTestSupport

@Suite("The places of the vocabulary")
struct VocabularyTests {
    /// Places and words that share characters with them, so that they hide each other and cross each other's borders.
    private static let pieces = [
        "北京", "北京市", "河北", "京剧", "南京", "市长", "长江", "江西", "西安", "安全", "全市", "全县", "我县", "县委", "海南", "上海", "南海", "海洋", "和平",
        "建设", "中山", "山东", "东营", "营业", "在", "，", "的", "和", "新增", "人口", "口岸", "岸线", "1", "吉林", "林业", "业务", "华山", "石河子", "子女", "台州",
    ]

    @Test(arguments: 0..<60) func areThoseThatCuttingWordByWordFinds(seed: Int) throws {
        let vocabulary = try RuleSet(RuleFile.shipped).vocabulary
        var random = SeededRandom(UInt64(seed))
        let text = Array((0..<60).map { _ in Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }.joined().utf16)
        text.withUnsafeBufferPointer { text in
            for common in [false, true] {
                for (start, limit) in [(0, text.count), (seed % 7, text.count - seed % 5)] {
                    var found: [Range<Int>] = []
                    var from = start
                    while let (_, span) = vocabulary.nextPlace(in: text, from: from, to: limit, common: common) {
                        found.append(span)
                        from = span.upperBound
                    }
                    #expect(found == cut(text, start..<limit, vocabulary, common: common))
                }
            }
        }
    }

    /// The places among all words, one word after the other by longest match.
    private func cut(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>, _ vocabulary: Vocabulary, common: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard let hit = vocabulary.index.longestMatch(in: text, from: at, to: range.upperBound) else {
                at += 1
                continue
            }
            let entry = Vocabulary.Entry(hit.value)
            if entry.place >= 0, entry.isCommon, !common {
                at += 1
                continue
            }
            if entry.place >= 0 || entry.wordClass.isDeixis { found.append(at..<hit.end) }
            at = hit.end
        }
        return found
    }
}
