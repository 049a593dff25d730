import ChineseText

/// The period that a section's heading names, which holds for what stands under it: 一、2018年工作回顾.
struct SectionPeriod {
    private(set) var period: Period?
    /// Where the heading names it.
    private(set) var mention = 0..<0
    /// The depth of that heading.
    private var depth = Int.max

    /// Takes a heading in: one that names a period opens a section of it, one of the same depth or above closes it.
    mutating func enter(_ heading: SentenceScan, text: UnsafeBufferPointer<UInt16>, time: TimeContext) {
        let own = Self.depth(of: heading.span, text)
        let told = heading.periods.last { mention in
            guard mention.statesYear, !mention.isDate, mention.role != .vague, mention.role != .by, mention.role != .previous else { return false }
            switch mention.meaning {
            case .fixed, .now: return false
            default: return true
            }
        }
        if let told, let found = time.stated(told, current: nil) {
            period = found
            mention = told.span
            depth = own
        } else if own <= depth {
            period = nil
            mention = 0..<0
            depth = Int.max
        }
    }

    /// 一、 1, （一） 2, 1. 3; a heading without a number stands above those.
    private static func depth(of span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Int {
        var at = span.lowerBound
        let isBracketed = at < span.upperBound && (text[at] == 0xFF08 || text[at] == 0x28)
        if isBracketed { at += 1 }
        let start = at
        while at < span.upperBound, at - start < 3, isNumeral(text[at]) { at += 1 }
        if at > start, at < span.upperBound {
            if isBracketed, text[at] == 0xFF09 || text[at] == 0x29 { return 2 }
            if !isBracketed, text[at] == 0x3001 || text[at] == 0xFF0C { return 1 }
        }
        if start < span.upperBound, text[start].isDigit { return 3 }
        // ——
        if start < span.upperBound, text[start] == 0x2014 { return 4 }
        return 0
    }

    /// 一二三四五六七八九十
    private static func isNumeral(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
        default: false
        }
    }
}
