/// Values as cells of CSV or TSV (RFC 4180).
///
/// A cell is quoted where a quotation mark, the separator or a line break stands in it, and quotation marks in it are doubled.
/// Null is an empty cell, an empty text a quoted one. A text that a spreadsheet would run as a formula, because it begins with
/// `=`, `+`, `-`, `@`, a tab or a line break (the signs in full width, too), gets an apostrophe before it, which makes it plain
/// text there; a sign that stands alone, as in the document id `-`, is no formula. Numbers are left as they are.
struct SeparatedCells: CellFormat {
    let separator: UInt8
    /// Whether texts are guarded from being run as formulas.
    let guardsFormulas: Bool

    func append(text: FactText, to line: inout ByteLine) {
        if text.isNone { return }
        let bytes = text.bytes
        let isGuarded = guardsFormulas && Self.isFormula(bytes)
        guard bytes.isEmpty || bytes.contains(where: isSpecial) else {
            if isGuarded { line.append(Self.apostrophe) }
            return line.append(bytes)
        }
        line.append(Self.quotationMark)
        if isGuarded { line.append(Self.apostrophe) }
        for byte in bytes {
            if byte == Self.quotationMark { line.append(byte) }
            line.append(byte)
        }
        line.append(Self.quotationMark)
    }

    func append(number: FactText, to line: inout ByteLine) { line.append(number.bytes) }

    func append(integer: Int?, to line: inout ByteLine) {
        if let integer { line.append(decimal: integer) }
    }

    private static let quotationMark = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")

    @inline(__always)
    private func isSpecial(_ byte: UInt8) -> Bool { byte == Self.quotationMark || byte == separator || byte == 0x0A || byte == 0x0D }

    private static func isFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 1 else { return false }
        switch bytes[0] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
        // ＋ － ＝ ＠ are EF BC 8B, 8D, 9D and A0.
        case 0xEF: return bytes.count > 3 && bytes[1] == 0xBC && [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[2])
        default: return false
        }
    }
}
