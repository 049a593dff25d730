/// Where a text stands in a pool.
struct TextSpan: BitwiseCopyable, Sendable {
    var start: UInt32
    var count: UInt32

    static let empty = TextSpan(start: 0, count: 0)
}
