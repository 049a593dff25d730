/// Makes a trie of forms, the nodes breadth first: each node's forms are sorted by their next unit, which makes its children. The
/// root comes first.
struct FormTrieBuilder {
    /// One unit of a form. Its children stand side by side, sorted by unit.
    struct Node: BitwiseCopyable, Sendable {
        var unit: UInt16
        var childCount: UInt16 = 0
        var firstChild: Int32 = 0
        /// What the form that ends here was entered with, -1 if none does.
        var value: Int32 = -1

        init(unit: UInt16) { self.unit = unit }
    }

    private let units: UnsafeBufferPointer<UInt16>
    private let ends: UnsafeBufferPointer<Int32>
    private let values: UnsafeBufferPointer<Int32>
    private let nodes: UnsafeMutableBufferPointer<Node>
    private var count = 1
    /// The forms below each node: ranges of `order`.
    private let spans: UnsafeMutableBufferPointer<(lower: Int32, upper: Int32)>
    /// A word for each form: above, the unit behind the node's own and one, 0 where the form ends; below, its place in the
    /// list. So sorting puts forms that end first, and of the same forms the last one last.
    private let order: UnsafeMutableBufferPointer<UInt64>

    /// The nodes of some forms.
    static func nodes(of forms: FormList) -> FlatArray<Node> {
        // No form has more nodes of its own than units.
        let capacity = forms.units.count + 1
        let memory = FlatMemory(byteCount: capacity * MemoryLayout<Node>.stride)
        let nodes = UnsafeMutableBufferPointer(start: memory.base.bindMemory(to: Node.self, capacity: capacity), count: capacity)
        var count = 0
        nodes.initializeElement(at: 0, to: Node(unit: 0))
        withUnsafeTemporaryAllocation(of: (lower: Int32, upper: Int32).self, capacity: capacity) { spans in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, forms.count)) { order in
                forms.withBuffers { units, ends, values in
                    var builder = FormTrieBuilder(units: units, ends: ends, values: values, nodes: nodes, spans: spans, order: order)
                    builder.build()
                    count = builder.count
                }
            }
        }
        return FlatArray(nodes.baseAddress!, count: count, owner: memory)
    }

    private mutating func build() {
        var formCount = 0
        for form in ends.indices where start(of: form) < Int(ends[form]) {
            order[formCount] = UInt64(form)
            formCount += 1
        }
        spans[0] = (0, Int32(formCount))
        var depth = 0
        var node = 0
        while node < count {
            let levelEnd = count
            while node < levelEnd {
                let span = spans[node]
                if span.upper - span.lower == 1 {
                    extend(node, Int(span.lower), depth)
                } else {
                    branch(node, Int(span.lower)..<Int(span.upper), depth)
                }
                node += 1
            }
            depth += 1
        }
    }

    @inline(__always)
    private func start(of form: Int) -> Int { form == 0 ? 0 : Int(ends[form - 1]) }

    /// The next unit of a form behind `depth` units and one, 0 where it ends.
    @inline(__always)
    private func key(_ form: Int, _ depth: Int) -> UInt64 {
        let at = start(of: form) &+ depth
        return at < Int(ends[form]) ? UInt64(units[at]) &+ 1 : 0
    }

    /// Gives a node that leads to one form its child, if the form goes on.
    private mutating func extend(_ node: Int, _ place: Int, _ depth: Int) {
        let form = Int(order[place] & 0xFFFF_FFFF)
        let key = key(form, depth)
        if key == 0 {
            nodes[node].value = values[form]
        } else {
            nodes[node].firstChild = Int32(truncatingIfNeeded: count)
            nodes[node].childCount = 1
            addNode(key, place..<(place + 1))
        }
    }

    /// Gives a node that leads to several forms its children.
    private mutating func branch(_ node: Int, _ range: Range<Int>, _ depth: Int) {
        for i in range {
            let form = order[i] & 0xFFFF_FFFF
            order[i] = key(Int(form), depth) << 32 | form
        }
        WordSort.sort(UnsafeMutableBufferPointer(rebasing: order[range]))
        var i = range.lowerBound
        while i < range.upperBound, order[i] >> 32 == 0 {
            nodes[node].value = values[Int(order[i])]
            i += 1
        }
        let firstChild = count
        nodes[node].firstChild = Int32(firstChild)
        while i < range.upperBound {
            let key = order[i] >> 32
            let lower = i
            repeat { i += 1 } while i < range.upperBound && order[i] >> 32 == key
            addNode(key, lower..<i)
        }
        nodes[node].childCount = UInt16(count - firstChild)
    }

    private mutating func addNode(_ key: UInt64, _ range: Range<Int>) {
        nodes.initializeElement(at: count, to: Node(unit: UInt16(truncatingIfNeeded: key &- 1)))
        spans[count] = (Int32(truncatingIfNeeded: range.lowerBound), Int32(truncatingIfNeeded: range.upperBound))
        count &+= 1
    }
}
