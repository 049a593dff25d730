/// An array that never changes, of values that are nothing but their bytes: it stands in memory of its own, or in an image of
/// the rules, which is part of the program and costs nothing to load. Elements have no gaps between their fields, so that the same
/// values are the same bytes whenever an image is made.
public struct FlatArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let base: UnsafePointer<Element>
    public let count: Int
    /// What `base` points into; nil where that is part of the program.
    private let owner: FlatMemory?

    /// A copy of an array.
    init(_ elements: [Element]) {
        let memory = FlatMemory(byteCount: elements.count * MemoryLayout<Element>.stride)
        let copy = memory.base.bindMemory(to: Element.self, capacity: elements.count)
        copy.initialize(from: elements, count: elements.count)
        self.init(UnsafePointer(copy), count: elements.count, owner: memory)
    }

    /// Values that stand in memory of the owner's, or in the program.
    init(_ base: UnsafePointer<Element>, count: Int, owner: FlatMemory?) {
        self.base = base
        self.count = count
        self.owner = owner
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    @inlinable
    public subscript(_ index: Int) -> Element {
        assert(index >= 0 && index < count)
        return base[index]
    }

    /// Its values, valid as long as the array is.
    var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
