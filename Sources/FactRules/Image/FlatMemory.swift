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
