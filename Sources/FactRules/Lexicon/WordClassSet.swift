/// Some word classes, as bits: a `Set` of them would hash their names.
public struct WordClassSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    @usableFromInline var bits: UInt64 = 0

    @inlinable public init() {}
    init(bits: UInt64) { self.bits = bits }
    @inlinable public init(arrayLiteral classes: WordClass...) { for wordClass in classes { insert(wordClass) } }

    /// A bit for each of them.
    @inlinable public var rawBits: UInt64 { bits }
    @inlinable public var isEmpty: Bool { bits == 0 }
    @inlinable public func contains(_ wordClass: WordClass) -> Bool { bits & Self.bit(of: wordClass) != 0 }
    @inlinable public func intersects(_ other: WordClassSet) -> Bool { bits & other.bits != 0 }
    public func union(_ other: WordClassSet) -> WordClassSet {
        var all = self
        all.bits |= other.bits
        return all
    }
    @inlinable public mutating func insert(_ wordClass: WordClass) { bits |= Self.bit(of: wordClass) }

    @inlinable @inline(__always)
    static func bit(of wordClass: WordClass) -> UInt64 { 1 &<< UInt64(wordClass.number) }
}

extension WordClass {
    /// Its place among the classes. The cases of an enumeration without values are numbered in one byte, and there are fewer
    /// than 64.
    @inlinable @inline(__always)
    var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }

    /// The class of a number that some class has.
    @inlinable @inline(__always)
    init(number: UInt8) { self = unsafeBitCast(number, to: WordClass.self) }
}
