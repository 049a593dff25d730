/// What a `FormIndex` points into.
struct FormIndexParts: Sendable {
    /// As many as a power of two.
    var slots: FlatArray<FormIndex.Slot>
    /// Their bits are as many as a power of two.
    var pairs: FlatArray<UInt64>
    var singles: FlatArray<UInt64>
    var singleValues: FlatArray<Int32>
    var nodes: FlatArray<UInt32>
    var firstSingle: Int
}

extension FormIndexParts: ImagedTable {
    init(_ image: inout ImageReader) {
        slots = image.array()
        pairs = image.array()
        singles = image.array()
        singleValues = image.array()
        nodes = image.array()
        firstSingle = image.number()
    }

    func write(to image: inout ImageWriter) {
        image.add(slots)
        image.add(pairs)
        image.add(singles)
        image.add(singleValues)
        image.add(nodes)
        image.add(firstSingle)
    }
}
