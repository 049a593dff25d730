/// An exact decimal number: as many digits as were written, and a power of ten.
public struct ExactDecimal: Hashable, Sendable, Comparable, CustomStringConvertible {
    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool { fatalError() }
    public var description: String { fatalError() }
}
