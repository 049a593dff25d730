/// A set of forms over UTF-16 units with longest-match lookup: the automaton under every lexicon.
///
/// Nodes are laid out breadth first; the children of a node stand side by side, sorted by unit, so that a step is one
/// table look-up for the first unit and a short binary search for the others. Immutable and Sendable once built.
public struct FormTrie: Sendable {
    /// For each first unit the node reached, 0 if no form begins with it.
    private var roots: [Int32]
    private var nodes: [Node]
    /// One bit for the first two units of every form, hashed: most places of a text are told from forms by these four kilobytes.
    private var pairs: [UInt64]
    /// Whether some form is a single unit, which the bits say nothing of.
    private var hasSingles = false

    /// One unit of a form: all that a step needs stands in one line of the cache.
    private struct Node {
        var unit: UInt16
        var childCount: UInt16 = 0
        var firstChild: Int32 = 0
        /// What the form that ends here was entered with, -1 if none does.
        var value: Int32 = -1
    }

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
        nodes = [Node(unit: 0)]
        pairs = [UInt64](repeating: 0, count: 512)
        for (form, _) in forms {
            if form.count == 1 { hasSingles = true }
            if form.count > 1 {
                let bit = Self.bit(form[0], form[1])
                pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
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
                nodes[node].value = sorted[i].1.value
                i += 1
            }
            nodes[node].firstChild = Int32(nodes.count)
            while i < range.upperBound {
                let unit = sorted[i].1.form[depth]
                var j = i + 1
                while j < range.upperBound, sorted[j].1.form[depth] == unit { j += 1 }
                let child = nodes.count
                nodes.append(Node(unit: unit))
                nodes[node].childCount += 1
                queue.append((child, depth + 1, i..<j))
                if depth == 0 { roots[Int(unit)] = Int32(child) }
                i = j
            }
        }
    }

    /// The longest form that begins at `start` and ends at or before `limit`, or nil.
    public func longestMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard start < limit else { return nil }
        if !hasSingles {
            guard start + 1 < limit, hasPair(text[start], text[start + 1]) else { return nil }
        }
        let root = Int(roots[Int(text[start])])
        guard root != 0 else { return nil }
        if nodes[root].value < 0, start + 1 >= limit || !hasPair(text[start], text[start + 1]) { return nil }
        return nodes.withUnsafeBufferPointer { nodes in
            var found: Hit?
            var node = nodes[root]
            var at = start + 1
            while true {
                if node.value >= 0 { found = Hit(end: at, value: node.value) }
                guard at < limit, node.childCount > 0 else { return found }
                let child = Self.child(of: node, text[at], in: nodes)
                guard child >= 0 else { return found }
                node = nodes[child]
                at += 1
            }
        }
    }

    private static func bit(_ first: UInt16, _ second: UInt16) -> Int {
        Int(truncatingIfNeeded: ((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 17)
    }

    /// Whether a form may begin with two units; false is certain.
    private func hasPair(_ first: UInt16, _ second: UInt16) -> Bool {
        let bit = Self.bit(first, second)
        return pairs[bit >> 6] >> UInt64(bit & 63) & 1 != 0
    }

    /// The child of a node for a unit, -1 if there is none.
    private static func child(of node: Node, _ unit: UInt16, in nodes: UnsafeBufferPointer<Node>) -> Int {
        var low = Int(node.firstChild)
        let end = low + Int(node.childCount)
        var high = end
        while low < high {
            let middle = (low + high) >> 1
            if nodes[middle].unit < unit { low = middle + 1 } else { high = middle }
        }
        return low < end && nodes[low].unit == unit ? low : -1
    }

    /// Calls `body` for each form that begins at `start` and ends at or before `limit`, shortest first.
    public func forEachMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, _ body: (Hit) -> Void) {
        guard start < limit else { return }
        let root = Int(roots[Int(text[start])])
        guard root != 0 else { return }
        nodes.withUnsafeBufferPointer { nodes in
            var node = nodes[root]
            var at = start + 1
            while true {
                if node.value >= 0 { body(Hit(end: at, value: node.value)) }
                guard at < limit else { return }
                let child = Self.child(of: node, text[at], in: nodes)
                guard child >= 0 else { return }
                node = nodes[child]
                at += 1
            }
        }
    }

    /// Whether any form begins with `unit`.
    public func begins(with unit: UInt16) -> Bool { roots[Int(unit)] != 0 }
}
