import FactRules
import Testing
import _ExtractFactsTestSupport

@Suite("The index of forms")
struct FormIndexTests {
    /// The longest of the words that begin at a place, looked for one after the other.
    private func longest(_ words: [String], _ text: ArraySlice<UInt16>) -> (end: Int, word: Int)? {
        let found = words.enumerated().filter { !$0.element.isEmpty && text.starts(with: $0.element.utf16) }
        // Of the same word entered twice the last one counts.
        guard let best = found.max(by: { ($0.element.utf16.count, $0.offset) < ($1.element.utf16.count, $1.offset) }) else { return nil }
        return (text.startIndex + best.element.utf16.count, best.offset)
    }

    @Test func takesTheLongestForm() {
        let index = FormIndex(["水", "水库", "水库管理局", "水利工程", "库"])
        let text = Array("水库管理局和水库管理所".utf16)
        text.withUnsafeBufferPointer { text in
            #expect(index.longestMatch(in: text, from: 0, to: text.count)?.value == 2)
            // A form that goes beyond the limit gives way to the one within it.
            #expect(index.longestMatch(in: text, from: 0, to: 4).map { [$0.end, Int($0.value)] } == [2, 1])
            #expect(index.longestMatch(in: text, from: 0, to: 1)?.value == 0)
            #expect(index.longestMatch(in: text, from: 6, to: text.count)?.end == 8)
            #expect(index.longestMatch(in: text, from: 2, to: text.count) == nil)
            #expect(index.longestMatch(in: text, from: 3, to: 3) == nil)
        }
    }

    @Test func findsTheFirstForm() {
        let index = FormIndex(["水", "水库", "大桥"])
        let text = Array("新修大桥，蓄水".utf16)
        text.withUnsafeBufferPointer { text in
            #expect(index.firstMatch(in: text, from: 0, to: text.count)?.start == 2)
            #expect(index.firstMatch(in: text, from: 3, to: text.count)?.start == 6)
            #expect(index.firstMatch(in: text, from: 0, to: 3) == nil)
        }
    }

    @Test func holdsNothingOfNothing() {
        let index = FormIndex([""])
        ([0x6C34, 0x5E93] as [UInt16]).withUnsafeBufferPointer { text in
            #expect(index.longestMatch(in: text, from: 0, to: 2) == nil)
            #expect(index.firstMatch(in: text, from: 0, to: 2) == nil)
        }
    }

    /// Words of few different units, which share beginnings, end within one another and go on for long, against a search word by
    /// word.
    @Test(arguments: 0..<40) func agreesWithASearchWordByWord(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let letters = Array(seed % 2 == 0 ? "甲乙丙" : "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北😀A")
        func string(_ most: UInt64) -> String { String((0..<(random.next() % most)).map { _ in letters[Int(random.next() % UInt64(letters.count))] }) }
        let words = (0..<(1 + seed * 7)).map { _ in string(random.oneIn(9) ? 30 : 5) }
        let index = FormIndex(words)
        let text = Array((0..<40).map { _ in random.oneIn(2) ? words[Int(random.next() % UInt64(words.count))] : string(6) }.joined().utf16)
        text.withUnsafeBufferPointer { buffer in
            for start in text.indices {
                for limit in [start + 1, min(start + 4, text.count), text.count] {
                    let expected = longest(words, text[start..<limit])
                    let found = index.longestMatch(in: buffer, from: start, to: limit)
                    #expect(found?.end == expected?.end && found.map { Int($0.value) } == expected?.word)
                }
                let first = index.firstMatch(in: buffer, from: start, to: text.count)
                #expect(first?.start == (start..<text.count).first { longest(words, text[$0...]) != nil })
            }
        }
    }
}
