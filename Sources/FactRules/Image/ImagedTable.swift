/// A table that can be put into an image of the rules and found in it again: what is written in `write(to:)` is read in the
/// same order.
protocol ImagedTable: Sendable {
    init(_ image: inout ImageReader)
    func write(to image: inout ImageWriter)
}
