/// Makes the parts of a `FormIndex` from the nodes of a trie.
///
/// A node of the index, in words of 32 bits: the number of its next units (in the upper half, where it is one, the length of
/// the stretch that follows without a branch or an end); these units, two a word, sorted; and for each of them, or for the
/// stretch, what the form that ends there was entered with and where it goes on, 0 where it does not.
struct FormIndexBuilder {
    private let trie: FlatArray<FormTrieBuilder.Node>
    private var words: [UInt32] = [0]
    /// Nodes of the trie that are still to be laid out, and the word that is to tell where.
    private var pending: [(node: Int, word: Int)] = []

    private static let longestStretch = 0xFFFF

    /// The parts of the index of a trie.
    static func parts(of trie: FlatArray<FormTrieBuilder.Node>) -> FormIndexParts {
        var builder = FormIndexBuilder(trie: trie)
        return builder.build()
    }

    private init(trie: FlatArray<FormTrieBuilder.Node>) {
        self.trie = trie
        words.reserveCapacity(trie.count * 2)
    }

    private func children(of node: Int) -> Range<Int> {
        let first = Int(trie[node].firstChild)
        return first..<(first + Int(trie[node].childCount))
    }

    private mutating func build() -> FormIndexParts {
        let firsts = children(of: 0)
        let pairCount = firsts.reduce(0) { $0 + Int(trie[$1].childCount) }
        let slots = layOutSlots(firsts, logarithm: Self.logarithm(pairCount + pairCount / 2 + 1, in: 4...30))
        // Eight bits for a pair: one place in eight that begins no form is looked at in vain. Where there are few, twice as many.
        let logarithm = Self.logarithm((pairCount < 8192 ? 16 : 8) * pairCount, in: 9...18)
        var pairs = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
        for first in firsts {
            for second in children(of: first) {
                let bit = Int(FormIndex.hash(pair(first, second)) >> UInt32(32 - logarithm))
                pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        let ends = firsts.filter { trie[$0].value >= 0 }
        let firstSingle = ends.first.map { Int(trie[$0].unit >> 5) } ?? 0
        var singles = [UInt64](repeating: 0, count: ends.last.map { Int(trie[$0].unit >> 5) - firstSingle + 1 } ?? 0)
        for end in ends { singles[Int(trie[end].unit >> 5) - firstSingle] |= 1 << UInt64(trie[end].unit & 31) }
        var before: UInt64 = 0
        for i in singles.indices {
            let own = UInt64(singles[i].nonzeroBitCount)
            singles[i] |= before << 32
            before += own
        }
        return FormIndexParts(
            slots: FlatArray(slots), pairs: FlatArray(pairs), singles: FlatArray(singles), singleValues: FlatArray(ends.map { trie[$0].value }),
            nodes: FlatArray(words), firstSingle: firstSingle)
    }

    private static func logarithm(_ count: Int, in range: ClosedRange<Int>) -> Int {
        var logarithm = range.lowerBound
        while logarithm < range.upperBound, 1 << logarithm < count { logarithm += 1 }
        return logarithm
    }

    private func pair(_ first: Int, _ second: Int) -> UInt32 { UInt32(trie[first].unit) << 16 | UInt32(trie[second].unit) }

    /// The slots of all pairs, and behind each other in `words` what goes on from them.
    private mutating func layOutSlots(_ firsts: Range<Int>, logarithm: Int) -> [FormIndex.Slot] {
        var slots = [FormIndex.Slot](repeating: FormIndex.Slot(pair: 0, value: -1, thirds: 0, node: 0), count: 1 << logarithm)
        for first in firsts {
            for second in children(of: first) {
                var slot = FormIndex.Slot(pair: pair(first, second), value: trie[second].value, thirds: 0, node: 0)
                if trie[second].childCount > 0 {
                    for third in children(of: second) { slot.thirds |= FormIndex.thirdBit(trie[third].unit) }
                    slot.node = layOut(second)
                }
                var place = Int(FormIndex.hash(slot.pair) >> UInt32(32 - logarithm))
                while slots[place].thirds != 0 || slots[place].value >= 0 { place = (place + 1) & (slots.count - 1) }
                slots[place] = slot
            }
        }
        return slots
    }

    /// Lays out a node that has children and all below it; gives where it stands.
    private mutating func layOut(_ root: Int) -> UInt32 {
        let start = UInt32(truncatingIfNeeded: words.count)
        pending.append((root, -1))
        while let (node, word) = pending.popLast() {
            if word >= 0 { words[word] = UInt32(truncatingIfNeeded: words.count) }
            if trie[node].childCount == 1 { layOutStretch(from: node) } else { layOutBranch(of: node) }
        }
        return start
    }

    private mutating func layOutStretch(from node: Int) {
        let header = words.count
        words.append(0)
        var length = 0
        var node = node
        repeat {
            node = Int(trie[node].firstChild)
            append(trie[node].unit, at: length)
            length += 1
        } while trie[node].value < 0 && trie[node].childCount == 1 && length < Self.longestStretch
        words[header] = 1 | UInt32(length) << 16
        appendTarget(node)
    }

    private mutating func layOutBranch(of node: Int) {
        words.append(UInt32(trie[node].childCount))
        let children = children(of: node)
        for (place, child) in children.enumerated() { append(trie[child].unit, at: place) }
        for child in children { appendTarget(child) }
    }

    /// Puts down a unit, two a word, the first of them in the half that comes first in memory.
    private mutating func append(_ unit: UInt16, at place: Int) {
        if place & 1 == 0 {
            words.append(UInt32(unit))
        } else {
            words[words.count - 1] |= UInt32(unit) << 16
        }
    }

    private mutating func appendTarget(_ node: Int) {
        words.append(UInt32(bitPattern: trie[node].value))
        words.append(0)
        if trie[node].childCount > 0 { pending.append((node, words.count - 1)) }
    }
}
