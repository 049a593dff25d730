import ChineseText
import FactRules

/// Finds the domain of a figure by the words around it: its indicator first, then its sentence, then headings.
struct DomainScorer {
    let table: DomainTable

    /// Adds the triggers of a span to the scores of the domains, each longest match once.
    func add(_ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>, times factor: Int32, to scores: UnsafeMutablePointer<Int32>) {
        let index = table.index
        var at = span.lowerBound
        while let (_, hit) = index.firstMatch(in: text, from: at, to: span.upperBound) {
            for trigger in table.triggers(of: hit.value) { scores[Int(trigger.domain)] &+= trigger.weight &* factor }
            at = hit.end
        }
    }

    /// Adds scores of a larger text, scaled so that they make up `share` together.
    func add(_ other: ArraySlice<Int32>, share: Int32, to scores: UnsafeMutablePointer<Int32>) {
        other.withUnsafeBufferPointer { other in
            var total: Int64 = 0
            for score in other { total &+= Int64(score) }
            guard total > 0 else { return }
            // Most domains have nothing, and a division takes as long as all the rest.
            for i in other.indices where other[i] != 0 {
                scores[i] &+= Int32(truncatingIfNeeded: Int64(other[i]) * Int64(share) / total)
            }
        }
    }
}
