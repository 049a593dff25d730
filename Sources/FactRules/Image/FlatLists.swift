/// Lists of values by number, one list after the other in one array.
struct FlatLists<Element: BitwiseCopyable & Sendable>: Sendable {
    private let values: FlatArray<Element>
    private let ends: FlatArray<Int32>

    /// So many lists of values that are given each with the number of its list; in a list they keep their order.
    init(_ values: [(list: Int, value: Element)], count: Int) {
        var ends = [Int32](repeating: 0, count: count)
        for value in values { ends[value.list] += 1 }
        var sum: Int32 = 0
        for list in ends.indices { (ends[list], sum) = (sum, sum + ends[list]) }
        let sorted = [Element](unsafeUninitializedCapacity: values.count) { sorted, sortedCount in
            for value in values {
                sorted.initializeElement(at: Int(ends[value.list]), to: value.value)
                ends[value.list] += 1
            }
            sortedCount = values.count
        }
        self.values = FlatArray(sorted)
        self.ends = FlatArray(ends)
    }

    /// A list. Valid as long as the lists are.
    subscript(_ number: Int) -> UnsafeBufferPointer<Element> {
        let start = number == 0 ? 0 : Int(ends[number - 1])
        return UnsafeBufferPointer(rebasing: values.buffer[start..<Int(ends[number])])
    }
}

extension FlatLists: ImagedTable {
    init(_ image: inout ImageReader) {
        values = image.array()
        ends = image.array()
    }

    func write(to image: inout ImageWriter) {
        image.add(values)
        image.add(ends)
    }
}
