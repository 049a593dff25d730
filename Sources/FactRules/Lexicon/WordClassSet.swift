/// Some word classes, as bits: a `Set` of them would hash their names.
public struct WordClassSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits: UInt64 = 0

    public init(arrayLiteral classes: WordClass...) { for wordClass in classes { insert(wordClass) } }

    public var isEmpty: Bool { bits == 0 }
    public func contains(_ wordClass: WordClass) -> Bool { bits & Self.bit(of: wordClass) != 0 }
    public func intersects(_ other: WordClassSet) -> Bool { bits & other.bits != 0 }
    public func union(_ other: WordClassSet) -> WordClassSet {
        var all = self
        all.bits |= other.bits
        return all
    }
    public mutating func insert(_ wordClass: WordClass) { bits |= Self.bit(of: wordClass) }

    /// The cases of an enumeration without values are numbered in one byte, and there are fewer than 64.
    private static func bit(of wordClass: WordClass) -> UInt64 { 1 << UInt64(unsafeBitCast(wordClass, to: UInt8.self)) }
}
