/// The sorts of quantities that a pattern may ask for.
public enum QuantitySort: String, Sendable, CaseIterable {
    case counting, measure, percent, point, ratio, money, duration, rank, age, bare, person, times, one, few, quoted, titled, plain
}

/// Some sorts of quantities, as bits.
public struct QuantitySortSet: Sendable, Hashable {
    @usableFromInline var bits: UInt32 = 0

    @inlinable public init() {}

    /// A bit for each of them.
    @inlinable public var rawBits: UInt32 { bits }
    @inlinable public var isEmpty: Bool { bits == 0 }
    @inlinable public func contains(_ sort: QuantitySort) -> Bool { bits & Self.bit(of: sort) != 0 }
    @inlinable public func intersects(_ other: QuantitySortSet) -> Bool { bits & other.bits != 0 }
    @inlinable public mutating func insert(_ sort: QuantitySort) { bits |= Self.bit(of: sort) }
    /// Adds a sort where `condition` holds.
    @inlinable public mutating func insert(_ sort: QuantitySort, where condition: Bool) { if condition { insert(sort) } }
    @inlinable public mutating func formUnion(_ other: QuantitySortSet) { bits |= other.bits }

    /// The cases of an enumeration without values are numbered in one byte, and there are fewer than 32.
    @inlinable @inline(__always)
    static func bit(of sort: QuantitySort) -> UInt32 { 1 &<< UInt32(unsafeBitCast(sort, to: UInt8.self)) }
}
