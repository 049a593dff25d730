import ChineseText
import FactRules

/// Finds the domain of a figure by the words around it: its indicator first, then its sentence, then headings.
struct DomainScorer {
    let table: DomainTable

    /// Adds the triggers of a span to the scores of the domains, each longest match once.
    func add(_ text: UnsafeBufferPointer<UInt16>, _ span: Range<Int>, times factor: Int32, to scores: inout [Int32]) {
        var at = span.lowerBound
        while at < span.upperBound {
            guard let hit = table.trie.longestMatch(in: text, from: at, to: span.upperBound) else {
                at += 1
                continue
            }
            for trigger in table.triggers[Int(hit.value)] { scores[Int(trigger.domain)] += trigger.weight * factor }
            at = hit.end
        }
    }

    /// Adds the triggers of an indicator's name. The last counts more: the head of a Chinese name stands at its end.
    func add(name text: UnsafeBufferPointer<UInt16>, times factor: Int32, to scores: inout [Int32]) {
        var at = 0
        var last: Int32 = -1
        while at < text.count {
            guard let hit = table.trie.longestMatch(in: text, from: at, to: text.count) else {
                at += 1
                continue
            }
            for trigger in table.triggers[Int(hit.value)] { scores[Int(trigger.domain)] += trigger.weight * factor }
            last = hit.value
            at = hit.end
        }
        if last >= 0 {
            for trigger in table.triggers[Int(last)] { scores[Int(trigger.domain)] += trigger.weight * factor / 2 }
        }
    }

    /// Adds scores of a larger text, scaled so that they make up `share` together.
    func add(_ other: [Int32], share: Int32, to scores: inout [Int32]) {
        let total = other.reduce(0, +)
        guard total > 0 else { return }
        for i in scores.indices { scores[i] += other[i] * share / total }
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
