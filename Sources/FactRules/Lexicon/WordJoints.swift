/// The pairs of units that stand side by side within some form, as bits: between two others every word ends.
struct WordJoints: Sendable {
    /// As many bits as a power of two.
    private let bits: FlatArray<UInt64>

    init(_ forms: FormList) {
        // Eight bits for a pair, and most stand in several forms.
        let count = forms.units.count * 4
        var logarithm = 9
        while logarithm < 22, 1 << logarithm < count { logarithm += 1 }
        var bits = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
        forms.forEach { form, _ in
            for i in form.indices.dropLast() {
                let bit = FormIndex.hash(UInt32(form[i]) << 16 | UInt32(form[i + 1])) >> UInt32(32 - logarithm)
                bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
            }
        }
        self.bits = FlatArray(bits)
    }

    /// Whether two units may stand side by side in a word; false is certain.
    @inline(__always)
    func join(_ first: UInt16, _ second: UInt16) -> Bool {
        let shift = UInt32(truncatingIfNeeded: bits.count.leadingZeroBitCount &- 37)
        let bit = FormIndex.hash(UInt32(first) << 16 | UInt32(second)) &>> shift
        return bits[Int(bit >> 6)] &>> UInt64(bit & 63) & 1 != 0
    }
}

extension WordJoints: ImagedTable {
    init(_ image: inout ImageReader) { bits = image.array() }
    func write(to image: inout ImageWriter) { image.add(bits) }
}
