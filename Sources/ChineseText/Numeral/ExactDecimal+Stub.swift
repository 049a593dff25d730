// STUB: to be dropped when ExactDecimal lands with its own `append(to:)`.
extension ExactDecimal {
    /// Appends the decimal as ASCII digits, without exponent.
    public func append(to buffer: inout [UInt8]) { buffer.append(UInt8(ascii: "0")) }
}
