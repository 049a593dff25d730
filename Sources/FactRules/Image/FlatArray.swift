/// An array that never changes, of values that are nothing but their bytes: it stands in memory of its own, or in an image of
/// the rules, which is part of the program and costs nothing to load.
public struct FlatArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let base: UnsafePointer<Element>
    public let count: Int
    /// What `base` points into; nil where that is part of the program.
    private let owner: FlatMemory?

    /// A copy of an array.
    init(_ elements: [Element]) {
        // No byte is left to chance, between the fields of an element neither: two arrays of the same values are the same bytes.
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

/// Memory that is freed with the last table that looks into it.
final class FlatMemory: @unchecked Sendable {
    let base: UnsafeMutableRawPointer

    /// So many bytes, all 0.
    init(byteCount: Int) {
        base = .allocate(byteCount: Swift.max(byteCount, 1), alignment: 16)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }

    deinit { base.deallocate() }
}
