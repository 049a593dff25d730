/// A set of forms over UTF-16 units with longest-match lookup: the automaton under every lexicon.
///
/// Nodes are laid out breadth first; the children of a node stand side by side, sorted by unit. The first unit is looked
/// up in a bitmap that counts, the others by a short binary search. Immutable and Sendable once built.
public struct FormTrie: Sendable {
    /// For each 32 first units a word: which of them begin a form, and in the upper half how many before them do.
    private var roots: [UInt64]
    private var nodes: [Node]
    /// One bit for the first two units of every form, hashed: most places of a text are told from forms by these four kilobytes.
    private var pairs: [UInt64]
    /// Whether some form is a single unit, which the bits say nothing of.
    private var hasSingles = false

    /// One unit of a form: all that a step needs stands in one line of the cache.
    struct Node {
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
    init(_ forms: FormList) {
        nodes = FormTrieBuilder.nodes(of: forms)
        roots = [UInt64](repeating: 0, count: 0x10000 / 32)
        for child in 0..<Int(nodes[0].childCount) {
            let unit = Int(nodes[child + 1].unit)
            roots[unit >> 5] |= 1 << UInt64(unit & 31)
        }
        pairs = [UInt64](repeating: 0, count: 512)
        for child in 1..<(1 + Int(nodes[0].childCount)) {
            if nodes[child].value >= 0 { hasSingles = true }
            let first = Int(nodes[child].firstChild)
            for next in first..<(first + Int(nodes[child].childCount)) {
                let bit = Self.bit(nodes[child].unit, nodes[next].unit)
                pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        var before: UInt64 = 0
        for i in roots.indices {
            let own = UInt64(roots[i].nonzeroBitCount)
            roots[i] |= before << 32
            before += own
        }
    }

    /// The node of a first unit, 0 if no form begins with it. The children of the root follow it, sorted.
    @inline(__always)
    private func root(_ unit: UInt16) -> Int {
        let word = roots[Int(unit >> 5)]
        let bit = UInt32(1) << UInt32(unit & 31)
        let bits = UInt32(truncatingIfNeeded: word)
        guard bits & bit != 0 else { return 0 }
        return Int(word >> 32) + (bits & (bit - 1)).nonzeroBitCount + 1
    }

    /// The longest form that begins at `start` and ends at or before `limit`, or nil.
    public func longestMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard start < limit else { return nil }
        if !hasSingles {
            guard start + 1 < limit, hasPair(text[start], text[start + 1]) else { return nil }
        }
        let root = root(text[start])
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
        let root = root(text[start])
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
    public func begins(with unit: UInt16) -> Bool { roots[Int(unit >> 5)] & (1 << UInt64(unit & 31)) != 0 }
}
