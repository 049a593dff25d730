import ChineseText
import FactRules

/// Finds the domain of a figure by the words around it: its indicator first, then its sentence, then headings.
struct DomainScorer {
    let table: DomainTable

    /// Adds the triggers of a span to the scores of the domains, each longest match once.
    func add(_ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>, times factor: Int32, to scores: inout [Int32]) {
        var at = span.lowerBound
        while let (_, hit) = table.trie.firstMatch(in: text, from: at, to: span.upperBound) {
            for trigger in table.triggers(of: hit.value) { scores[Int(trigger.domain)] += trigger.weight * factor }
            at = hit.end
        }
    }

    /// Adds scores of a larger text, scaled so that they make up `share` together.
    func add(_ other: [Int32], share: Int32, to scores: inout [Int32]) {
        let total = other.reduce(Int64(0)) { $0 + Int64($1) }
        guard total > 0 else { return }
        for i in scores.indices { scores[i] += Int32(truncatingIfNeeded: Int64(other[i]) * Int64(share) / total) }
    }

    /// Adds scores, each so many times.
    func add(_ other: ArraySlice<Int32>, times factor: Int32, to scores: inout [Int32]) {
        for (i, score) in other.enumerated() { scores[i] += score * factor }
    }

    /// The domain of the highest score, or nil for none or a tie.
    func best(of scores: [Int32]) -> Int? {
        var best = 0
        var isTied = false
        for i in 1..<max(1, scores.count) {
            if scores[i] > scores[best] {
                best = i
                isTied = false
            } else if scores[i] == scores[best], i != best {
                isTied = true
            }
        }
        return scores.isEmpty || scores[best] == 0 || isTied ? nil : best
    }
}
