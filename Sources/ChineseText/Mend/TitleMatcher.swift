/// Tells which of the articles nearby a headline speaks of, by the pairs of characters that they share.
///
/// Each article's pairs are held as bits of a small table; only the articles around the place at hand are kept.
struct TitleMatcher {
    private static let words = 512  // of 64 bits: 32,768 bits, of which an article of 1,000 characters sets 3 %
    static let kept = 8
    private var tables = [UInt64](repeating: 0, count: words * kept)

    @inline(__always)
    private static func bit(_ a: UInt16, _ b: UInt16) -> Int {
        Int(truncatingIfNeeded: (UInt32(a) &* 0x9E37_79B1 ^ UInt32(b) &* 0x85EB_CA6B) >> 17)
    }

    /// Takes in an article's text under a number; the article eight numbers before is forgotten.
    mutating func add(_ article: Int, _ text: UnsafeBufferPointer<UInt16>, _ spans: some Sequence<Range<Int>>) {
        let base = article % Self.kept * Self.words
        tables.withUnsafeMutableBufferPointer { tables in
            for i in base..<base + Self.words { tables[i] = 0 }
            for span in spans where span.count > 1 {
                for i in span.lowerBound..<span.upperBound - 1 {
                    let bit = Self.bit(text[i], text[i + 1])
                    tables[base + bit >> 6] |= 1 << UInt64(bit & 63)
                }
            }
        }
    }

    /// For each candidate the share of the title's pairs that it holds; a pair that several hold counts less for each.
    func scores(_ title: Range<Int>, _ text: UnsafeBufferPointer<UInt16>, candidates: Range<Int>) -> [Double] {
        var scores = [Double](repeating: 0, count: candidates.count)
        var total = 0
        guard title.count > 1 else { return scores }
        for i in title.lowerBound..<min(title.upperBound - 1, title.lowerBound + 80) where text[i] >= 0x30 && text[i + 1] >= 0x30 {
            let bit = Self.bit(text[i], text[i + 1])
            total += 1
            var holders = 0
            for article in candidates where holds(article, bit) { holders += 1 }
            if holders == 0 { continue }
            for (k, article) in candidates.enumerated() where holds(article, bit) { scores[k] += 1 / Double(holders) }
        }
        return total == 0 ? scores : scores.map { $0 / Double(total) }
    }

    private func holds(_ article: Int, _ bit: Int) -> Bool {
        tables[article % Self.kept * Self.words + bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }
}
