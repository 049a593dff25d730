import ChineseText

/// How a format writes one value. No text, and nil, stand for what the document does not tell.
///
/// Records are written key by key through this, so that a key's value is said in one place for all formats; the compiler makes
/// a writer of its own for each format.
protocol CellFormat {
    func append(text: FactText, to line: inout ByteLine)
    /// A number by its digits.
    func append(number: FactText, to line: inout ByteLine)
    func append(integer: Int?, to line: inout ByteLine)
}

extension CellFormat {
    /// A text that stands in no arena.
    func append(text: String?, to line: inout ByteLine) {
        guard var text else { return append(text: .none, to: &line) }
        text.withUTF8 { append(text: FactText(start: $0.baseAddress ?? Self.nowhere, count: $0.count, isPlain: false), to: &line) }
    }

    func append(decimal: ExactDecimal?, to line: inout ByteLine) {
        guard let decimal else { return append(number: .none, to: &line) }
        var digits: [UInt8] = []
        decimal.append(to: &digits)
        digits.withUnsafeBufferPointer { append(number: FactText(start: $0.baseAddress, count: $0.count, isPlain: true), to: &line) }
    }

    /// Where an empty text stands, which is not the same as none.
    private static var nowhere: UnsafePointer<UInt8> { StaticString("").utf8Start }
}

/// Values as JSON.
struct JSONCells: CellFormat {
    @inline(__always)
    func append(text: FactText, to line: inout ByteLine) {
        if text.isPlain {
            if text.isNone { line.appendNull() } else { line.append(quoted: text.bytes) }
        } else {
            line = appended(text, to: line)
        }
    }

    /// A line with a text that may have to be escaped.
    @inline(never)
    private func appended(_ text: FactText, to line: ByteLine) -> ByteLine {
        var line = line
        if JSONText.mayNeedEscape(text.bytes) {
            var escaped: [UInt8] = []
            escaped.append(json: text.bytes)
            escaped.withUnsafeBufferPointer { line.append($0) }
        } else {
            line.append(quoted: text.bytes)
        }
        return line
    }

    @inline(__always)
    func append(number: FactText, to line: inout ByteLine) {
        if number.isNone { line.appendNull() } else { line.append(number.bytes) }
    }

    @inline(__always)
    func append(integer: Int?, to line: inout ByteLine) {
        if let integer { line.append(decimal: integer) } else { line.appendNull() }
    }
}
