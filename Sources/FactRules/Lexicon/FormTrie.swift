/// A set of forms over UTF-16 units with longest-match lookup: the automaton under every lexicon.
///
/// Nodes are laid out breadth first; the children of a node stand side by side, sorted by unit, so that a step is one
/// table look-up for the first unit and a short binary search for the others. Immutable and Sendable once built.
public struct FormTrie: Sendable {
    /// For each first unit the node reached, 0 if no form begins with it.
    private var roots: [Int32]
    private var units: [UInt16]
    private var firstChild: [Int32]
    private var childCount: [Int32]
    private var values: [Int32]

    /// A form found at a place.
    public struct Hit: Sendable, Equatable {
        /// The offset after the form's last unit.
        public var end: Int
        /// What the form was entered with.
        public var value: Int32
    }

    /// Builds the trie. Where a form stands twice the last one wins; empty forms are left out; values are not negative.
    public init(_ forms: [(form: [UInt16], value: Int32)]) {
        roots = [Int32](repeating: 0, count: 0x10000)
        units = [0]
        firstChild = [0]
        childCount = [0]
        values = [-1]
        var sorted = forms.filter { !$0.form.isEmpty }.enumerated().map { ($0.offset, $0.element) }
        sorted.sort { a, b in
            if a.1.form == b.1.form { return a.0 < b.0 }
            return a.1.form.lexicographicallyPrecedes(b.1.form)
        }
        // A queue of (node, depth, range of sorted forms that share the node's prefix).
        var queue: [(node: Int, depth: Int, range: Range<Int>)] = [(0, 0, 0..<sorted.count)]
        var next = 0
        while next < queue.count {
            let (node, depth, range) = queue[next]
            next += 1
            var i = range.lowerBound
            while i < range.upperBound, sorted[i].1.form.count == depth {
                values[node] = sorted[i].1.value
                i += 1
            }
            firstChild[node] = Int32(units.count)
            while i < range.upperBound {
                let unit = sorted[i].1.form[depth]
                var j = i + 1
                while j < range.upperBound, sorted[j].1.form[depth] == unit { j += 1 }
                let child = units.count
                units.append(unit)
                firstChild.append(0)
                childCount.append(0)
                values.append(-1)
                childCount[node] += 1
                queue.append((child, depth + 1, i..<j))
                if depth == 0 { roots[Int(unit)] = Int32(child) }
                i = j
            }
        }
    }

    /// The longest form that begins at `start` and ends at or before `limit`, or nil.
    public func longestMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        var found: Hit?
        forEachMatch(in: text, from: start, to: limit) { found = $0 }
        return found
    }

    /// Calls `body` for each form that begins at `start` and ends at or before `limit`, shortest first.
    public func forEachMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, _ body: (Hit) -> Void) {
        guard start < limit else { return }
        var node = Int(roots[Int(text[start])])
        guard node != 0 else { return }
        var at = start + 1
        while true {
            let value = values[node]
            if value >= 0 { body(Hit(end: at, value: value)) }
            guard at < limit else { return }
            let unit = text[at]
            var low = Int(firstChild[node])
            var high = low + Int(childCount[node])
            while low < high {
                let middle = (low + high) >> 1
                if units[middle] < unit { low = middle + 1 } else { high = middle }
            }
            guard low < Int(firstChild[node]) + Int(childCount[node]), units[low] == unit else { return }
            node = low
            at += 1
        }
    }

    /// Whether any form begins with `unit`.
    public func begins(with unit: UInt16) -> Bool { roots[Int(unit)] != 0 }
}
