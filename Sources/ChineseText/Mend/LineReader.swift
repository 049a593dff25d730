/// Reads the words at the head and the tail of one line. Every look is bounded: no line is read twice in full.
struct LineReader {
    let text: UnsafePointer<UInt16>
    let classes: UnsafePointer<UInt8>
    let start: Int
    let end: Int

    private func kind(_ i: Int) -> UInt8 { classes[Int(text[i])] }

    private func has(_ word: StaticString, at i: Int) -> Bool {
        // The words are given in UTF-8 and compared as units; all of them lie in the BMP.
        var j = i
        var matches = true
        word.withUTF8Buffer { bytes in
            var k = 0
            while k < bytes.count {
                let unit: UInt16
                if bytes[k] < 0x80 {
                    unit = UInt16(bytes[k])
                    k += 1
                } else {
                    unit =
                        UInt16(bytes[k] & 0x0F) << 12 | UInt16(bytes[k + 1] & 0x3F) << 6 | UInt16(bytes[k + 2] & 0x3F)
                    k += 3
                }
                while j < end, kind(j) == UnitClass.blank { j += 1 }
                if j >= end || text[j] != unit {
                    matches = false
                    return
                }
                j += 1
            }
        }
        return matches
    }

    private func skipBlanks(_ i: Int) -> Int {
        var i = i
        while i < end, kind(i) == UnitClass.blank || kind(i) == UnitClass.asterisk { i += 1 }
        return i
    }

    /// Sets the features that words tell.
    func mark(_ line: inout Line) {
        if isListMark {
            line.features.insert(.listMark)
            // The 、 of 一、 is no comma of running text.
            if line.commas == 1, kind(start) != UnitClass.mark, commaInMark { line.features.remove(.comma) }
        }
        if isDirection { line.features.insert(.direction) }
        if isPageNumber { line.features.formUnion([.direction, .pageNumber]) }
        if let photo = byline(line) {
            line.features.insert(.byline)
            if photo { line.features.insert(.photo) }
        }
    }

    /// Where a line falls into two: behind "2版>>" or "（上接1版）" at its head, before "（下转3版）" or
    /// "■记者 … 摄" at its tail.
    func cut(innerMark: Int) -> Int? {
        if let close = directionEnd(from: start), skipBlanks(close) < end { return close }
        if end - start > 12, kind(end - 1) == UnitClass.close {
            var i = end - 2
            while i > start, end - i < 16, kind(i) != UnitClass.open { i -= 1 }
            if i > start, kind(i) == UnitClass.open, directionEnd(from: i) == end { return i }
        }
        if innerMark > start, end - innerMark < 40 {
            let word = skipBlanks(innerMark + 1)
            if has("记者", at: word) || has("本报", at: word) || has("通讯员", at: word) || has("摄", at: end - 1) {
                return innerMark
            }
        }
        return nil
    }

    /// The end of "2版>>", "（上接1版）" or "（下转第3版）" that begins at `i`.
    private func directionEnd(from i: Int) -> Int? {
        if kind(i) == UnitClass.open || text[i] == 0x28 {
            guard has("上接", at: i + 1) || has("下转", at: i + 1) || has("紧接", at: i + 1) || has("转自", at: i + 1) else {
                return nil
            }
            var j = i + 3
            while j < end, j - i < 16 {
                if kind(j) == UnitClass.close || text[j] == 0x29 { return j + 1 }
                j += 1
            }
            return nil
        }
        guard kind(i) == UnitClass.digit else { return nil }
        var j = i
        while j < end, j - i < 3, kind(j) == UnitClass.digit { j += 1 }
        guard j < end, text[j] == 0x7248 else { return nil }
        j += 1
        let arrows = j
        while j < end, j - arrows < 3, text[j] == 0x3E || text[j] == 0x300B || text[j] == 0x25B6 || text[j] == 0x2192 {
            j += 1
        }
        return j > arrows ? j : nil
    }

    private var isDirection: Bool { directionEnd(from: start) == end }

    /// "— 3 —", "-3-", "第3页".
    private var isPageNumber: Bool {
        guard end - start <= 12, end - start >= 3 else { return false }
        let dash = text[start] == 0x2014 || text[start] == 0x2D
        guard dash, text[end - 1] == text[start] else { return false }
        var digits = 0
        for i in start..<end {
            switch kind(i) {
            case UnitClass.digit: digits += 1
            case UnitClass.blank: break
            default: if text[i] != text[start] { return false }
            }
        }
        return digits > 0 && digits < 5
    }

    /// 一、 （一） 1. 1、 ■ ❶ ①
    private var isListMark: Bool {
        var i = start
        if kind(i) == UnitClass.mark { return true }
        let bracket = text[i] == 0xFF08 || text[i] == 0x28
        if bracket { i = skipBlanks(i + 1) }
        let numeral = i
        if i < end, kind(i) == UnitClass.digit {
            while i < end, i - numeral < 3, kind(i) == UnitClass.digit { i += 1 }
            if i >= end { return false }
            if bracket { return text[i] == 0xFF09 || text[i] == 0x29 }
            if text[i] == 0x3001 { return true }
            guard text[i] == 0x2E || text[i] == 0x29 || text[i] == 0xFF09 else { return false }
            i = skipBlanks(i + 1)
            return i < end && kind(i) != UnitClass.digit
        }
        while i < end, i - numeral < 4, text[i].isListNumeral { i += 1 }
        guard i > numeral, i < end else { return false }
        return bracket ? text[i] == 0xFF09 || text[i] == 0x29 : text[i] == 0x3001
    }

    private var commaInMark: Bool {
        for i in start..<min(end, start + 5) where text[i] == 0x3001 { return true }
        return false
    }

    /// Whether the line only names people who wrote or took pictures; true inside for pictures alone, nil if not.
    private func byline(_ line: Line) -> Bool? {
        guard line.dense <= 72, !line.features.contains(.innerStop), !line.endsSentence,
            !line.features.contains(.fullComma)
        else { return nil }
        if isImprint { return false }
        var i = start
        let marked = kind(i) == UnitClass.mark && text[i] >= 0x25A0
        if marked { i = skipBlanks(i + 1) }
        guard i < end else { return nil }
        let tail = tailWord
        let photo = tail == .photo
        var words = 0
        // Offices: each leads to names.
        while has("本报", at: i) || has("本刊", at: i) || has("见习", at: i) || has("全媒体", at: i) || has("新华社", at: i)
            || has("融媒体", at: i)
        {
            i = skipBlanks(i + (has("全媒体", at: i) || has("新华社", at: i) || has("融媒体", at: i) ? 3 : 2))
        }
        if has("记者", at: i) {
            words = 2
        } else if has("通讯员", at: i) || has("实习生", at: i) {
            words = 3
        } else if has("首席记者", at: i) {
            words = 4
        }
        if words > 0 {
            let next = i + words
            if next >= end { return marked ? photo : nil }
            // A name stands apart, or the line is marked or says what was done.
            if kind(next) == UnitClass.blank || marked || tail != .none || text[next] == 0xFF1A {
                return tail == .none && !marked && line.dense > 60 ? nil : photo
            }
            return nil
        }
        if marked {
            if tail != .none { return photo }
            // A name alone: two to four characters, blanks aside.
            var characters = 0
            for j in i..<end {
                if kind(j) == UnitClass.wide { characters += 1 } else if kind(j) != UnitClass.blank { return nil }
            }
            return characters >= 2 && characters <= 4 && text[start] != 0x25CF ? false : nil
        }
        return nil
    }

    /// "发布时间：2011-04-26", "发布日期：…": what stands below a title on the web.
    private var isImprint: Bool {
        guard text[start] == 0x53D1, has("发布", at: start) || has("发表", at: start) else { return false }
        let label = start + 2
        if has("时间", at: label) || has("日期", at: label) { return label + 2 < end && (text[label + 2] == 0xFF1A || text[label + 2] == 0x3A) }
        return has("于", at: label) && label + 1 < end && (text[label + 1] == 0xFF1A || text[label + 1] == 0x3A)
    }

    private enum Tail { case none, report, photo }

    private var tailWord: Tail {
        if text[end - 1] == 0x6444 { return .photo }
        if end - start > 2, text[end - 2] == 0x62A5, text[end - 1] == 0x9053 { return .report }
        if end - start > 2, text[end - 2] == 0x6444, text[end - 1] == 0x5F71 { return .photo }
        return .none
    }
}

extension UInt16 {
    /// 一二三四五六七八九十: what a list counts by.
    fileprivate var isListNumeral: Bool {
        switch self {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
        default: false
        }
    }
}
