/// Tells which of the articles nearby a headline speaks of, by the pairs of characters that they share.
///
/// Each article's pairs are held as bits of a small table; only the articles around the place at hand are kept.
struct TitleMatcher {
    private static let words = 512  // of 64 bits: 32,768 bits, of which an article of 1,000 characters sets 3 %
    static let kept = 8
    private var tables: [UInt64]
    /// The articles before this one find their tables empty.
    private let fresh: Int

    /// A matcher for so many articles.
    init(articles: Int) {
        fresh = min(articles, Self.kept)
        tables = [UInt64](repeating: 0, count: Self.words * fresh)
    }

    @inline(__always)
    private static func bit(_ a: UInt16, _ b: UInt16) -> Int {
        Int(truncatingIfNeeded: (UInt32(a) &* 0x9E37_79B1 ^ UInt32(b) &* 0x85EB_CA6B) >> 17)
    }

    /// Takes in an article's text under a number; the article eight numbers before is forgotten.
    mutating func add(_ article: Int, _ text: UnsafeBufferPointer<UInt16>, _ spans: some Sequence<Range<Int>>) {
        let base = article % Self.kept * Self.words
        let isFresh = article < fresh
        tables.withUnsafeMutableBufferPointer { tables in
            let table = tables.baseAddress! + base
            if !isFresh { table.update(repeating: 0, count: Self.words) }
            for span in spans where span.count > 1 {
                var unit = text[span.lowerBound]
                for i in (span.lowerBound + 1)..<span.upperBound {
                    let next = text[i]
                    let bit = Self.bit(unit, next)
                    table[bit >> 6] |= 1 &<< UInt64(bit & 63)
                    unit = next
                }
            }
        }
    }

    /// For each candidate the share of the title's pairs that it holds; a pair that several hold counts less for each.
    func scores(_ title: Range<Int>, _ text: UnsafeBufferPointer<UInt16>, candidates: Range<Int>) -> [Double] {
        var scores = [Double](repeating: 0, count: candidates.count)
        var hits = [Int](repeating: 0, count: candidates.count)
        var total = 0
        guard title.count > 1 else { return scores }
        for i in title.lowerBound..<min(title.upperBound - 1, title.lowerBound + 80)
        where text[i] >= 0x30 && text[i + 1] >= 0x30 {
            let bit = Self.bit(text[i], text[i + 1])
            total += 1
            var holders: UInt8 = 0
            for (k, article) in candidates.enumerated() where holds(article, bit) { holders |= 1 << UInt8(k) }
            if holders == 0 { continue }
            let weight = 1 / Double(holders.nonzeroBitCount)
            for k in 0..<candidates.count where holders & (1 << UInt8(k)) != 0 {
                scores[k] += weight
                hits[k] += 1
            }
        }
        // One pair in common is chance.
        for k in scores.indices { scores[k] = hits[k] < 2 ? 0 : scores[k] / Double(total) }
        return scores
    }

    private func holds(_ article: Int, _ bit: Int) -> Bool {
        tables[article % Self.kept * Self.words + bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }
}

/// The headings between two bodies, and how well each goes with the articles around.
struct BlockMatch {
    /// Indices of paragraphs.
    var headings: [Int]
    var candidates: Range<Int>
    /// For each heading the score of each candidate.
    var scores: [[Double]]

    /// Shares below this one are chance.
    private static let chance = 0.12
    /// What it costs that a heading goes with another article than the heading before it.
    private static let change = 0.3

    /// The article of each heading: the best sequence, in which neighbours like to stay together and headings that go
    /// with nothing go with `usual`, the article that a heading here usually belongs to. `weight` says how usual.
    func owners(usual: Int, weight: Double) -> [Int] {
        guard !headings.isEmpty, !candidates.isEmpty else { return [] }
        let usual = min(max(usual, candidates.lowerBound), candidates.upperBound - 1) - candidates.lowerBound
        func value(_ heading: Int, _ candidate: Int) -> Double {
            let score = scores[heading][candidate]
            return (score < Self.chance ? 0 : score) + (candidate == usual ? weight : 0)
        }
        var best = (0..<candidates.count).map { value(0, $0) }
        var came: [[Int]] = []
        for heading in 1..<max(1, headings.count) {
            let top = best.indices.max { best[$0] < best[$1] } ?? 0
            var from: [Int] = []
            var next: [Double] = []
            for candidate in 0..<candidates.count {
                let stays = best[candidate] >= best[top] - Self.change
                from.append(stays ? candidate : top)
                next.append((stays ? best[candidate] : best[top] - Self.change) + value(heading, candidate))
            }
            came.append(from)
            best = next
        }
        var state = best.indices.max { best[$0] < best[$1] } ?? 0
        var owners = [state]
        for from in came.reversed() {
            state = from[state]
            owners.append(state)
        }
        return owners.reversed().map { $0 + candidates.lowerBound }
    }
}
