/// A set of forms over UTF-16 units with longest-match lookup: the automaton under every lexicon.
///
/// Nodes are laid out breadth first; the children of a node stand side by side, sorted by unit. The first unit is looked
/// up in a bitmap that counts, the others by a short binary search. Immutable and Sendable once built.
public struct FormTrie: @unchecked Sendable {
    /// What the pointers point into: a trie is looked into a thousand times for every fact, by several threads, and nothing is
    /// counted on the way.
    private let storage: (nodes: FlatArray<Node>, words: FlatArray<UInt64>)
    /// For each 32 first units, from `firstRoot` on, a word: which of them begin a form, and in the upper half how many before
    /// them do.
    @usableFromInline let roots: UnsafePointer<UInt64>
    @usableFromInline let firstRoot: Int
    @usableFromInline let rootCount: Int
    @usableFromInline let nodes: UnsafePointer<Node>
    /// One bit for the first two units of every form, hashed: most places of a text are told from forms by these few kilobytes.
    @usableFromInline let pairs: UnsafePointer<UInt64>
    @usableFromInline let pairShift: UInt32
    /// Whether some form is a single unit, which the bits say nothing of.
    @usableFromInline let hasSingles: Bool

    /// One unit of a form: all that a step needs stands in one line of the cache.
    @usableFromInline
    struct Node: BitwiseCopyable, Sendable {
        @usableFromInline var unit: UInt16
        @usableFromInline var childCount: UInt16 = 0
        @usableFromInline var firstChild: Int32 = 0
        /// What the form that ends here was entered with, -1 if none does.
        @usableFromInline var value: Int32 = -1

        init(unit: UInt16) { self.unit = unit }
    }

    /// A form found at a place.
    public struct Hit: Sendable, Equatable {
        /// The offset after the form's last unit.
        public var end: Int
        /// What the form was entered with.
        public var value: Int32

        @inlinable
        init(end: Int, value: Int32) {
            self.end = end
            self.value = value
        }
    }

    /// Builds the trie. Where a form stands twice the last one wins; empty forms are left out; values are not negative.
    init(_ forms: FormList) {
        let nodes = FormTrieBuilder.nodes(of: forms)
        let first = 1..<(1 + Int(nodes[0].childCount))
        firstRoot = first.isEmpty ? 0 : Int(nodes[first.lowerBound].unit >> 5)
        rootCount = first.isEmpty ? 0 : Int(nodes[first.upperBound - 1].unit >> 5) - firstRoot + 1
        var pairCount = 0
        var hasSingles = false
        for child in first {
            if nodes[child].value >= 0 { hasSingles = true }
            pairCount += Int(nodes[child].childCount)
        }
        self.hasSingles = hasSingles
        // Eight bits for a pair: one place in eight that begins no form is looked at in vain.
        var logarithm: UInt32 = 9
        while logarithm < 18, 1 << logarithm < 8 * pairCount { logarithm += 1 }
        pairShift = 32 - logarithm
        let wordCount = rootCount + 1 << (logarithm - 6)
        let memory = FlatMemory(byteCount: wordCount * MemoryLayout<UInt64>.stride)
        let words = memory.base.bindMemory(to: UInt64.self, capacity: wordCount)
        let pairs = words + rootCount
        for child in first {
            let unit = Int(nodes[child].unit)
            words[unit >> 5 - firstRoot] |= 1 << UInt64(unit & 31)
            let second = Int(nodes[child].firstChild)
            for next in second..<(second + Int(nodes[child].childCount)) {
                let bit = Self.bit(nodes[child].unit, nodes[next].unit, pairShift)
                pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        var before: UInt64 = 0
        for i in 0..<rootCount {
            let own = UInt64(words[i].nonzeroBitCount)
            words[i] |= before << 32
            before += own
        }
        storage = (nodes, FlatArray(words, count: wordCount, owner: memory))
        self.nodes = nodes.base
        roots = UnsafePointer(words)
        self.pairs = UnsafePointer(pairs)
    }

    /// The node of a first unit, 0 if no form begins with it. The children of the root follow it, sorted.
    @inlinable @inline(__always)
    func root(_ unit: UInt16) -> Int {
        let place = Int(unit >> 5) &- firstRoot
        guard place >= 0, place < rootCount else { return 0 }
        let word = roots[place]
        let bit = UInt32(1) &<< UInt32(unit & 31)
        let bits = UInt32(truncatingIfNeeded: word)
        guard bits & bit != 0 else { return 0 }
        return Int(word >> 32) &+ (bits & (bit &- 1)).nonzeroBitCount &+ 1
    }

    /// The longest form that begins at `start` and ends at or before `limit`, or nil.
    @inlinable @inline(__always)
    public func longestMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard start < limit else { return nil }
        let isPair = start &+ 1 < limit && hasPair(text[start], text[start &+ 1])
        guard isPair || hasSingles else { return nil }
        return isPair ? walk(text, start, limit) : single(text[start], start)
    }

    /// The form of one unit, or nil.
    @inlinable
    func single(_ unit: UInt16, _ start: Int) -> Hit? {
        let root = root(unit)
        guard root != 0, nodes[root].value >= 0 else { return nil }
        return Hit(end: start &+ 1, value: nodes[root].value)
    }

    /// The longest form at a place where one of two units may begin.
    @usableFromInline
    func walk(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> Hit? {
        let root = root(text[start])
        guard root != 0 else { return nil }
        var value: Int32 = -1
        var end = start
        var node = nodes + root
        var at = start &+ 1
        while true {
            if node.pointee.value >= 0 {
                value = node.pointee.value
                end = at
            }
            guard at < limit, node.pointee.childCount > 0 else { break }
            let child = child(of: node, text[at])
            guard child >= 0 else { break }
            node = nodes + child
            at &+= 1
        }
        return value >= 0 ? Hit(end: end, value: value) : nil
    }

    /// The first place from `start` on where a form begins that ends at or before `limit`, with the longest there; nil if there is
    /// none.
    public func firstMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> (start: Int, hit: Hit)? {
        var at = start
        while at < limit {
            if let hit = longestMatch(in: text, from: at, to: limit) { return (at, hit) }
            at &+= 1
        }
        return nil
    }

    @inlinable @inline(__always)
    static func bit(_ first: UInt16, _ second: UInt16, _ shift: UInt32) -> Int {
        Int(truncatingIfNeeded: ((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) &>> shift)
    }

    /// Whether a form may begin with two units; false is certain.
    @inlinable @inline(__always)
    func hasPair(_ first: UInt16, _ second: UInt16) -> Bool {
        let bit = Self.bit(first, second, pairShift)
        return pairs[bit >> 6] &>> UInt64(bit & 63) & 1 != 0
    }

    /// The child of a node for a unit, -1 if there is none.
    @inline(__always)
    private func child(of node: UnsafePointer<Node>, _ unit: UInt16) -> Int {
        var low = Int(node.pointee.firstChild)
        let end = low &+ Int(node.pointee.childCount)
        var high = end
        while low < high {
            let middle = (low &+ high) >> 1
            if nodes[middle].unit < unit { low = middle &+ 1 } else { high = middle }
        }
        return low < end && nodes[low].unit == unit ? low : -1
    }

    /// Calls `body` with the two units that each form begins with, and with one and nil for a form of one unit.
    func forEachBeginning(_ body: (_ first: UInt16, _ second: UInt16?) -> Void) {
        for child in 1..<(1 + Int(nodes[0].childCount)) {
            let root = nodes[child]
            if root.value >= 0 { body(root.unit, nil) }
            for next in 0..<Int(root.childCount) { body(root.unit, nodes[Int(root.firstChild) + next].unit) }
        }
    }

    /// Whether any form begins with `unit`.
    @inlinable
    public func begins(with unit: UInt16) -> Bool { root(unit) != 0 }
}

extension FormTrie: ImagedTable {
    init(_ image: inout ImageReader) {
        storage = (image.array(), image.array())
        firstRoot = image.number()
        rootCount = image.number()
        pairShift = UInt32(image.number())
        hasSingles = image.number() != 0
        nodes = storage.nodes.base
        roots = storage.words.base
        pairs = roots + rootCount
    }

    func write(to image: inout ImageWriter) {
        image.add(storage.nodes)
        image.add(storage.words)
        image.add(firstRoot)
        image.add(rootCount)
        image.add(Int(pairShift))
        image.add(hasSingles ? 1 : 0)
    }
}
