/// Some tokens of a sentence, in order, by their places. They stand in a `FactArena` and are valid as long as it keeps them.
struct TokenList: RandomAccessCollection {
    private let base: UnsafePointer<Int32>?
    private let length: Int32

    init() {
        base = nil
        length = 0
    }

    init(_ base: UnsafePointer<Int32>, count: Int) {
        self.base = base
        length = Int32(truncatingIfNeeded: count)
    }

    /// The tokens of a part of another list.
    init(_ slice: Slice<TokenList>) {
        base = slice.base.base.map { $0 + slice.startIndex }
        length = Int32(truncatingIfNeeded: slice.count)
    }

    @inline(__always)
    var startIndex: Int { 0 }
    @inline(__always)
    var endIndex: Int { Int(length) }
    @inline(__always)
    subscript(_ index: Int) -> Int { Int(base.unsafelyUnwrapped[index]) }
}

extension FactArena {
    /// Makes a list of tokens: `fill` writes no more than `capacity` of them and gives how many.
    @inline(__always)
    func tokens(_ capacity: Int, _ fill: (UnsafeMutablePointer<Int32>) -> Int) -> TokenList {
        if capacity <= 0 { return TokenList() }
        let list = room(Int32.self, capacity)
        let count = fill(list)
        take(count &* MemoryLayout<Int32>.stride)
        return TokenList(list, count: count)
    }

    /// The tokens of a range.
    func tokens(_ range: Range<Int>) -> TokenList {
        tokens(range.count) { list in
            for (i, token) in range.enumerated() { list[i] = Int32(truncatingIfNeeded: token) }
            return range.count
        }
    }
}
