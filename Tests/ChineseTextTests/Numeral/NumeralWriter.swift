/// Writes exact decimals in the ways that Chinese texts write them: the counterpart that the reader is tested with.
struct NumeralWriter {
    /// The digits before the point, most significant first, no leading zeros; empty for 0.
    var whole: [UInt8]
    /// The digits behind the point.
    var fraction: [UInt8]

    private static let digits: [UInt16] = Array("〇一二三四五六七八九".utf16)
    private static let places: [[UInt16]] = [[], Array("十".utf16), Array("百".utf16), Array("千".utf16)]
    private static let scales: [[UInt16]] = [[], Array("万".utf16), Array("亿".utf16), Array("万亿".utf16)]
    private static let financialDigits: [UInt16] = Array("零壹贰叁肆伍陆柒捌玖".utf16)
    private static let financialPlaces: [[UInt16]] = [[], Array("拾".utf16), Array("佰".utf16), Array("仟".utf16)]

    /// 12345.67
    func arabic(fullWidth: Bool = false, commas: Bool = false, point: UInt16 = 0x2E) -> [UInt16] {
        let zero: UInt16 = fullWidth ? 0xFF10 : 0x30
        var text: [UInt16] = []
        if whole.isEmpty { text.append(zero) }
        for (i, digit) in whole.enumerated() {
            if commas, i > 0, (whole.count - i) % 3 == 0 { text.append(0x2C) }
            text.append(zero + UInt16(digit))
        }
        if !fraction.isEmpty {
            text.append(point)
            for digit in fraction { text.append(zero + UInt16(digit)) }
        }
        return text
    }

    /// 一万二千三百四十五点六七, or with 壹贰叁; nil for numbers of more than sixteen digits before the point.
    func chinese(financial: Bool = false) -> [UInt16]? {
        guard whole.count <= 16 else { return nil }
        let names = financial ? Self.financialDigits : Self.digits
        let places = financial ? Self.financialPlaces : Self.places
        let zero: UInt16 = 0x96F6
        var text: [UInt16] = []
        var isZeroPending = false
        let padded = [UInt8](repeating: 0, count: (4 - whole.count % 4) % 4) + whole
        let sections = padded.count / 4
        for s in 0..<sections {
            let scale = sections - 1 - s
            let section = padded[s * 4..<s * 4 + 4]
            // 万亿 is written once for both sections above 亿: 一万二千亿.
            for (i, digit) in section.enumerated() {
                if digit == 0 {
                    isZeroPending = !text.isEmpty
                    continue
                }
                if isZeroPending { text.append(zero) }
                isZeroPending = false
                // 十五, not 一十五, at the beginning.
                if !(digit == 1 && i == 2 && text.isEmpty && !financial) { text.append(names[Int(digit)]) }
                text += places[3 - i]
            }
            if section.contains(where: { $0 != 0 }) {
                let isBelow = scale == 3 && padded[(s + 1) * 4..<(s + 1) * 4 + 4].contains { $0 != 0 }
                text += scale == 3 ? (isBelow ? Array("万".utf16) : Array("万亿".utf16)) : Self.scales[scale]
                isZeroPending = false
                if section.last == 0 || (s + 1 < sections && padded[(s + 1) * 4] == 0) { isZeroPending = true }
            }
        }
        if text.isEmpty { text.append(zero) }
        if !fraction.isEmpty {
            text.append(0x70B9)
            for digit in fraction { text.append(financial ? names[Int(digit)] : (digit == 0 ? zero : names[Int(digit)])) }
        }
        // 伍 alone is a word's part, not a number.
        return financial && text.count == 1 ? nil : text
    }

    /// 1亿2345万6789, 3.5万: Arabic digits with scale words between them; nil where the number is too long.
    func mixed() -> [UInt16]? {
        guard (5...12).contains(whole.count) else { return nil }
        var text: [UInt16] = []
        let padded = [UInt8](repeating: 0, count: (4 - whole.count % 4) % 4) + whole
        let sections = padded.count / 4
        var isGap = false
        for s in 0..<sections {
            var section = Array(padded[s * 4..<s * 4 + 4])
            let scale = sections - 1 - s
            if s == 0 { while section.first == 0 { section.removeFirst() } }
            guard section.contains(where: { $0 != 0 }) else {
                isGap = true
                continue
            }
            if s > 0, scale > 0 || isGap {
                // 1亿零5万, 1亿零5: a section of fewer digits, or one behind a gap, is written behind 零.
                let count = section.count
                while section.first == 0 { section.removeFirst() }
                if section.count < count || isGap { text.append(0x96F6) }
                isGap = false
            }
            for digit in section { text.append(0x30 + UInt16(digit)) }
            text += Self.scales[scale]
        }
        return fraction.isEmpty ? text : nil
    }

    /// The number divided by 万 or 亿 with its scale word: 6.7万.
    func scaled(_ power: Int) -> [UInt16]? {
        guard whole.count > power - 4, whole.count + fraction.count > 0 else { return nil }
        let padded = [UInt8](repeating: 0, count: max(0, power - whole.count)) + whole
        var tail = Array(padded.suffix(power)) + fraction
        while tail.last == 0 { tail.removeLast() }
        let head = NumeralWriter(whole: Array(padded.dropLast(power)), fraction: tail)
        return head.arabic() + (power == 4 ? [0x4E07] : [0x4EBF])
    }

    /// With a blank on both sides of the point, as badly set type has it: 1025 . 8.
    func blanks() -> [UInt16]? {
        guard !fraction.isEmpty else { return nil }
        let text = arabic()
        let point = text.firstIndex(of: 0x2E) ?? 0
        return text[..<point] + [0x20, 0x2E, 0x20] + text[(point + 1)...]
    }
}
