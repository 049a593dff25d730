import ChineseText
import FactRules

/// A unit that stands in a header, a label or a caption: the scale words before it and the unit itself.
struct TableUnit {
    /// As facts name it.
    var text: String
    var code: String?
    var dimension: Unit.Dimension
    /// The power of ten that the scale words stand for: 万 4, 亿 8.
    var scale: Int

    /// Whether changes and shares are counted in it.
    var isRatio: Bool { dimension == .percent || dimension == .permille || dimension == .point || dimension == .ratio }
}

/// Reads units where they stand apart from numbers.
struct TableUnitReader {
    let table: UnitTable
    let text: UnsafeBufferPointer<UInt16>

    /// The unit that a span is from end to end (万吨, ±%, 亿元), or nil.
    func unit(_ span: Range<Int>) -> TableUnit? {
        var start = span.lowerBound
        while start < span.upperBound, [0xB1, 0x2B, 0x2D, 0x20, 0x2F].contains(text[start]) { start += 1 }
        var end = span.upperBound
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        guard start < end, end - start <= 12 else { return nil }
        // The unit begins as early as it can: 亿千瓦时 is 亿 and 千瓦时.
        var scale = 0
        while start < end {
            if let found = table.match(in: text, from: start, to: end), found.end == end { return made(found.index, scale: scale) }
            guard let power = Self.scales[text[start]], scale + power <= 16 else { return nil }
            scale += power
            start += 1
        }
        return scale > 0 ? TableUnit(text: "", code: nil, dimension: .other, scale: scale) : nil
    }

    /// The units that a span lists (亿元、%); empty if anything else stands in it.
    func units(_ span: Range<Int>) -> [TableUnit] {
        var found: [TableUnit] = []
        var start = span.lowerBound
        for at in span.lowerBound...span.upperBound where at == span.upperBound || [0x3001, 0xFF0C, 0xFF1B, 0x2C, 0x3B].contains(text[at]) {
            guard let unit = unit(start..<at) else { return [] }
            found.append(unit)
            start = at + 1
        }
        return found
    }

    /// Takes the unit off the end of a label: 产量（万吨）, 比例%, 总产值 亿元.
    func split(_ label: Range<Int>) -> (label: Range<Int>, units: [TableUnit]) {
        guard label.count > 1 else { return (label, []) }
        let last = label.upperBound - 1
        if text[last] == 0xFF09 || text[last] == 0x29 {
            var open = last - 1
            while open > label.lowerBound, text[open] != 0xFF08, text[open] != 0x28 { open -= 1 }
            guard text[open] == 0xFF08 || text[open] == 0x28, open >= label.lowerBound else { return (label, []) }
            var inside = open + 1
            if let colon = (inside..<last).first(where: { text[$0] == 0xFF1A || text[$0] == 0x3A }) { inside = colon + 1 }
            let found = inside < last ? units(inside..<last) : []
            return found.isEmpty ? (label, []) : (trimmed(label.lowerBound..<open), found)
        }
        if text[last] == 0x25 || text[last] == 0x2030, let unit = unit(last..<last + 1) {
            return (trimmed(label.lowerBound..<last), [unit])
        }
        if let blank = label.reversed().first(where: { text[$0] == 0x20 }), last - blank >= 2, let unit = unit(blank + 1..<label.upperBound) {
            return (trimmed(label.lowerBound..<blank), [unit])
        }
        return (label, [])
    }

    private func trimmed(_ span: Range<Int>) -> Range<Int> {
        var end = span.upperBound
        while end > span.lowerBound, [0x20, 0xB1].contains(text[end - 1]) { end -= 1 }
        return span.lowerBound..<end
    }

    private func made(_ index: Int, scale: Int) -> TableUnit {
        let unit = table.unit(at: index)
        return TableUnit(text: unit.text, code: unit.code, dimension: unit.dimension, scale: scale)
    }

    private static let scales: [UInt16: Int] = [0x5341: 1, 0x767E: 2, 0x5343: 3, 0x4E07: 4, 0x4EBF: 8]
}
