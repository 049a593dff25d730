/// Reads what an `ImageWriter` wrote, in the same order.
struct ImageReader {
    private let image: UnsafeRawPointer
    private var entry: UnsafePointer<UInt64>

    init(image: UnsafeRawPointer, entry: UnsafePointer<UInt64>) {
        self.image = image
        self.entry = entry
    }

    private mutating func next() -> UInt64 {
        defer { entry += 1 }
        return entry.pointee
    }

    mutating func number() -> Int { Int(Int64(bitPattern: next())) }

    mutating func array<Element>() -> FlatArray<Element> {
        let place = next()
        let base = (image + Int(place & 0xFFFF_FFFF)).assumingMemoryBound(to: Element.self)
        return FlatArray(base, count: Int(place >> 32), owner: nil)
    }
}
