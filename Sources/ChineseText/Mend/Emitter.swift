/// Puts the units of blocks together to the working text.
struct Emitter {
    private let source: UnsafePointer<UInt16>
    private let classes: UnsafePointer<UInt8>
    private let lines: [Line]
    private let text: UnsafeMutablePointer<UInt16>
    private let origin: UnsafeMutablePointer<Int32>
    private(set) var count = 0
    /// Where the paragraph at hand begins.
    private var start = 0
    private var doubleOpen = false
    private var singleOpen = false
    private var bracketsOpen = 0

    /// `text` and `origin` have room for every unit of the source and one more for each line.
    init(
        folded: UnsafePointer<UInt16>, classes: UnsafePointer<UInt8>, lines: [Line],
        text: UnsafeMutablePointer<UInt16>, origin: UnsafeMutablePointer<Int32>
    ) {
        self.source = folded
        self.classes = classes
        self.lines = lines
        self.text = text
        self.origin = origin
    }

    /// Writes a block and the `\n` that ends it; returns its span, or nil if nothing of it is left.
    mutating func emit(_ block: Block) -> Range<Int>? {
        start = count
        doubleOpen = false
        singleOpen = false
        bracketsOpen = 0
        for i in block.lines {
            let line = lines[i]
            if block.glue == .prose, line.features.contains(.pageNumber) { continue }
            if block.glue == .lines, count > start { append(0x09, from: Int(line.start)) }
            emit(line, glue: block.glue, following: i + 1 < block.lines.upperBound ? lines[i + 1].firstClass : UnitClass.lineEnd)
        }
        if count == start { return nil }
        let span = start..<count
        append(0x0A, from: Int(lines[block.lines.upperBound - 1].end))
        return span
    }

    @inline(__always)
    private mutating func append(_ unit: UInt16, from offset: Int) {
        text[count] = unit
        origin[count] = Int32(truncatingIfNeeded: offset)
        count &+= 1
    }

    /// Writes units as they stand.
    private mutating func copy(_ range: Range<Int>) {
        (text + count).update(from: source + range.lowerBound, count: range.count)
        let target = origin + count
        var offset = Int32(truncatingIfNeeded: range.lowerBound)
        for k in 0..<range.count {
            target[k] = offset
            offset &+= 1
        }
        count &+= range.count
    }

    /// `following` is the class of the first unit of the block's next line.
    private mutating func emit(_ line: Line, glue: Block.Glue, following: UInt8) {
        var i = Int(line.start)
        let end = Int(line.end)
        // The line break stands for a blank.
        var gapStart = i
        var gap = count > start && glue != .lines ? 1 : 0
        if line.features.contains(.smooth) {
            if gap > 0 { bridge(gap: gap, tab: false, wraps: true, from: i, to: i, end: end, glue: glue) }
            copy(i..<end)
            return
        }
        var gapTab = false
        while i < end {
            let unit = source[i]
            let kind = classes[Int(unit)]
            if kind == UnitClass.wide, gap == 0 {
                // The run of wide characters, which is most of the text.
                var k = count
                repeat {
                    text[k] = source[i]
                    origin[k] = Int32(truncatingIfNeeded: i)
                    k &+= 1
                    i &+= 1
                } while i < end && classes[Int(source[i])] == UnitClass.wide
                count = k
                continue
            }
            if kind == UnitClass.blank || kind == UnitClass.tab {
                if gap == 0 { gapStart = i }
                gap &+= 1
                if kind == UnitClass.tab { gapTab = true }
                i &+= 1
                continue
            }
            if kind == UnitClass.nothing {
                i &+= 1
                continue
            }
            if kind == UnitClass.asterisk, i &+ 1 < end, source[i &+ 1] == 0x2A {
                // Markdown's bold.
                i &+= 2
                continue
            }
            if gap > 0 {
                if count > start {
                    let wraps = gapStart == Int(line.start)
                    bridge(gap: gap, tab: gapTab, wraps: wraps, from: gapStart, to: i, end: end, glue: glue)
                }
                gap = 0
                gapTab = false
            }
            if kind == UnitClass.ascii {
                append(punctuation(unit, at: i, end: end, following: following), from: i)
            } else {
                append(unit, from: i)
            }
            i &+= 1
        }
    }

    /// Writes what stands for a run of blanks between the unit written last and the one at `next`.
    private mutating func bridge(
        gap: Int, tab: Bool, wraps: Bool, from: Int, to next: Int, end: Int, glue: Block.Glue
    ) {
        let a = classes[Int(text[count &- 1])]
        let b = classes[Int(source[next])]
        switch glue {
        case .tight: break
        case .cells where tab || gap > 1, .tokens: append(0x09, from: from)
        case .prose:
            // Two words keep their blank, also over a line end; a word and a number keep one that was written.
            switch (a, b) {
            case (UnitClass.letter, UnitClass.letter): append(0x20, from: from)
            case (UnitClass.letter, UnitClass.digit), (UnitClass.digit, UnitClass.letter):
                if !wraps { append(0x20, from: from) }
            default:
                if !wraps, isLatin(a, text[count &- 1]), isLatin(b, source[next]),
                    a == UnitClass.letter || b == UnitClass.letter
                {
                    append(0x20, from: from)
                }
            }
        case .title, .cells, .lines:
            switch (a, b) {
            case (UnitClass.wide, UnitClass.wide):
                // Single characters set apart are one word: 指  标, 学 位.
                if isSingle(before: count &- 1), isSingle(at: next, end: end) { return }
                append(0x20, from: from)
            case (UnitClass.digit, UnitClass.digit): append(0x20, from: from)
            case (UnitClass.letter, UnitClass.letter), (UnitClass.letter, UnitClass.digit),
                (UnitClass.digit, UnitClass.letter):
                append(0x20, from: from)
            case (UnitClass.wide, UnitClass.mark), (UnitClass.wide, UnitClass.open), (UnitClass.close, UnitClass.wide),
                (UnitClass.close, UnitClass.open):
                append(0x20, from: from)
            case (UnitClass.wide, UnitClass.sign), (UnitClass.close, UnitClass.sign):
                if source[next] == 0x2014 { append(0x20, from: from) }
            default:
                if isLatin(a, text[count &- 1]), isLatin(b, source[next]),
                    a == UnitClass.letter || b == UnitClass.letter
                {
                    append(0x20, from: from)
                }
            }
        }
    }

    private func isLatin(_ kind: UInt8, _ unit: UInt16) -> Bool {
        kind == UnitClass.letter || (unit < 0x80 && kind != UnitClass.sign)
    }

    private func isSingle(before last: Int) -> Bool {
        last == start || classes[Int(text[last &- 1])] != UnitClass.wide
            || classes[Int(source[Int(origin[last]) &- 1])] != UnitClass.wide
    }

    private func isSingle(at next: Int, end: Int) -> Bool {
        next &+ 1 >= end || classes[Int(source[next &+ 1])] == UnitClass.blank
            || classes[Int(source[next &+ 1])] == UnitClass.tab
    }

    /// An ASCII sign of the kind that Chinese has its own of: made Chinese beside Chinese text.
    private mutating func punctuation(_ unit: UInt16, at i: Int, end: Int, following: UInt8) -> UInt16 {
        let before = count > start ? classes[Int(text[count &- 1])] : UnitClass.lineEnd
        var j = i &+ 1
        while j < end, j &- i < 4, classes[Int(source[j])] == UnitClass.blank { j &+= 1 }
        let after = j < end ? classes[Int(source[j])] : following
        let isChinese = UnitClass.isChinese(before) || UnitClass.isChinese(after)
        switch unit {
        case 0x22:
            doubleOpen.toggle()
            return doubleOpen ? 0x201C : 0x201D
        case 0x27:
            if before == UnitClass.letter, after == UnitClass.letter { return unit }
            singleOpen.toggle()
            return singleOpen ? 0x2018 : 0x2019
        case 0x28:
            if isChinese { bracketsOpen &+= 1 }
            return isChinese ? 0xFF08 : unit
        case 0x29:
            if bracketsOpen > 0 {
                bracketsOpen &-= 1
                return 0xFF09
            }
            return isChinese ? 0xFF09 : unit
        default: break
        }
        if before == UnitClass.digit, after == UnitClass.digit { return unit }
        guard isChinese || before == UnitClass.sign else { return unit }
        switch unit {
        case 0x2C: return 0xFF0C
        case 0x3B: return 0xFF1B
        case 0x3A: return 0xFF1A
        case 0x21: return 0xFF01
        case 0x3F: return 0xFF1F
        default: return unit
        }
    }
}
