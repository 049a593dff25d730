/// Folds the units and finds the lines, in one pass over the text.
struct LineScanner {
    private let source: UnsafeBufferPointer<UInt16>
    private let folded: UnsafeMutablePointer<UInt16>
    private let folding: UnsafePointer<UInt16>
    private let classes: UnsafePointer<UInt8>
    private let plain: UnsafePointer<UInt64>
    private var lines: [Line] = []

    /// Writes the folded units to `folded` and returns the lines that are not blank.
    /// - Parameter plain: the bits of a `PlainIdeographs` of the same folding.
    static func scan(
        _ source: UnsafeBufferPointer<UInt16>, folding: UnsafePointer<UInt16>, classes: UnsafePointer<UInt8>, plain: UnsafePointer<UInt64>,
        into folded: UnsafeMutablePointer<UInt16>
    ) -> [Line] {
        guard let base = source.baseAddress else { return [] }
        // All at once; what is not plain is folded where it stands.
        folded.update(from: base, count: source.count)
        var scanner = LineScanner(source: source, folded: folded, folding: folding, classes: classes, plain: plain)
        scanner.lines.reserveCapacity(source.count / 48 + 4)
        scanner.run()
        return scanner.lines
    }

    private init(
        source: UnsafeBufferPointer<UInt16>, folded: UnsafeMutablePointer<UInt16>, folding: UnsafePointer<UInt16>,
        classes: UnsafePointer<UInt8>, plain: UnsafePointer<UInt64>
    ) {
        self.source = source
        self.folded = folded
        self.folding = folding
        self.classes = classes
        self.plain = plain
    }

    private mutating func run() {
        let count = source.count
        var i = 0
        var blankLines = 0
        while i < count {
            // Leading blanks.
            var indent = 0
            while i < count {
                let unit = source[i]
                if PlainIdeographs.has(unit, plain) { break }
                let f = folding[Int(unit)]
                folded[i] = f
                let kind = classes[Int(f)]
                if kind == UnitClass.blank {
                    indent &+= unit == 0x3000 ? 2 : 1
                } else if kind == UnitClass.tab {
                    indent &+= 4
                } else if kind != UnitClass.nothing {
                    break
                }
                i &+= 1
            }
            if i >= count { break }
            if classes[Int(folded[i])] == UnitClass.lineEnd {
                i = skipLineEnd(at: i)
                blankLines &+= 1
                continue
            }
            var line = Line(start: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: i))
            line.indent = Int16(min(indent, 1023))
            line.blanksBefore = UInt8(min(blankLines, 255))
            i = scanContent(of: &line, from: i)
            blankLines = 0
            lines.append(line)
        }
    }

    /// Steps over one line end, CR LF being one.
    private func skipLineEnd(at i: Int) -> Int {
        folded[i] = 0x0A
        if source[i] == 0x0D, i &+ 1 < source.count, source[i &+ 1] == 0x0A {
            folded[i &+ 1] = 0x0A
            return i &+ 2
        }
        return i &+ 1
    }

    /// Scans a line from its first unit to behind its end.
    private func scanContent(of line: inout Line, from start: Int) -> Int {
        let count = source.count
        let source = source.baseAddress!
        let (folded, folding, classes, plain) = (folded, folding, classes, plain)
        let hasPlainComma = folding[0xFF0C] == 0xFF0C
        var i = start
        var lastContent = start
        var width = 0
        var narrow = 0
        var blanks = 0
        var gapRun = 0
        var gapTab = false
        var gaps = 0
        var tabs = 0
        var tokens = 0
        var numbers = 0
        var trailing = 0
        var numeric = true
        var hasDigit = false
        var opened = 0
        var stopWidth = -1
        var commas = 0
        var stopPending = false
        var features: Line.Features = .smooth
        var previous = UnitClass.blank
        while i < count {
            var f: UInt16 = 0
            var kind = UnitClass.wide
            if !PlainIdeographs.has(source[i], plain) {
                f = folding[Int(source[i])]
                folded[i] = f
                kind = classes[Int(f)]
            }
            if kind == UnitClass.wide {
                if gapRun > 0 { closeGap() }
                // The run of plain ideographs, which is most of the text.
                let runStart = i
                repeat { i &+= 1 } while i < count && PlainIdeographs.has(source[i], plain)
                width &+= 2 &* (i &- runStart)
                lastContent = i &- 1
                if stopPending {
                    stopPending = false
                    features.insert(.innerStop)
                }
                numeric = false
                previous = UnitClass.wide
                // A comma behind it, which most others are.
                if hasPlainComma, i < count, source[i] == 0xFF0C {
                    width &+= 2
                    commas &+= 1
                    stopWidth = -1
                    features.insert(.comma)
                    features.insert(.fullComma)
                    lastContent = i
                    previous = UnitClass.comma
                    i &+= 1
                }
                continue
            }
            if kind == UnitClass.lineEnd {
                i = skipLineEnd(at: i)
                break
            }
            if kind == UnitClass.nothing {
                features.remove(.smooth)
                i &+= 1
                continue
            }
            if kind == UnitClass.blank || kind == UnitClass.tab {
                features.remove(.smooth)
                gapRun &+= 1
                if kind == UnitClass.tab { gapTab = true }
                i &+= 1
                continue
            }
            if gapRun > 0 { closeGap() }
            width &+= f < 0x80 ? 1 : 2
            if f < 0x80 { narrow &+= 1 }
            lastContent = i
            if kind == UnitClass.ascii || kind == UnitClass.asterisk { features.remove(.smooth) }
            if kind == UnitClass.ascii { kind = chinese(f, after: previous, at: i) }
            switch kind {
            case UnitClass.stop:
                stopPending = true
                stopWidth = width
                numeric = false
            case UnitClass.close:
                if f == 0xFF09 || f == 0x300B || f == 0x3011 || f == 0x29 { opened &-= 1 }
                numeric = false
            default:
                if stopPending {
                    stopPending = false
                    features.insert(.innerStop)
                }
                switch kind {
                case UnitClass.digit: hasDigit = true
                case UnitClass.sign, UnitClass.ascii: break
                case UnitClass.comma:
                    numeric = false
                    commas &+= 1
                    stopWidth = -1
                    features.insert(.comma)
                    if f != 0x3001 { features.insert(.fullComma) }
                case UnitClass.semicolon:
                    numeric = false
                    stopWidth = -1
                    features.insert(.innerStop)
                case UnitClass.open:
                    if f == 0xFF08 || f == 0x300A || f == 0x3010 || f == 0x28 { opened &+= 1 }
                    numeric = false
                case UnitClass.mark:
                    if i != start { line.innerMark = Int32(truncatingIfNeeded: i) }
                    numeric = false
                default: numeric = false
                }
            }
            previous = kind
            i &+= 1
        }
        closeToken()
        if stopPending { features.insert(.endsSentence) }
        if stopWidth >= 0, width - stopWidth <= 20 { features.insert(.shortTail) }
        if opened > 0 { features.insert(.unclosed) }
        if tokens == 1, numbers == 1 { features.insert(.number) }
        line.end = Int32(truncatingIfNeeded: lastContent &+ 1)
        line.first = folded[start]
        line.firstClass = classes[Int(line.first)]
        line.last = folded[lastContent]
        line.lastClass = previous
        line.width = Int16(min(width &+ blanks, 1023))
        line.dense = Int16(min(width, 1023))
        line.narrow = Int16(min(narrow, 1023))
        line.tabs = UInt8(min(tabs, 255))
        line.gaps = UInt8(min(gaps, 255))
        line.tokens = UInt8(min(tokens, 255))
        line.numbers = UInt8(min(numbers, 255))
        line.trailingNumbers = UInt8(min(trailing, 255))
        line.commas = UInt8(min(commas, 255))
        line.features = features
        return i

        func closeToken() {
            tokens &+= 1
            if numeric {
                trailing &+= 1
                if hasDigit || tokens > 1 { numbers &+= 1 }
            } else {
                trailing = 0
            }
            numeric = true
            hasDigit = false
        }
        func closeGap() {
            if gapTab { tabs &+= 1 } else if gapRun > 1 { gaps &+= 1 }
            blanks &+= gapTab ? 4 : 1
            gapRun = 0
            gapTab = false
            closeToken()
        }
    }

    /// What an ASCII sign is taken for: beside Chinese characters it is their punctuation.
    private func chinese(_ unit: UInt16, after previous: UInt8, at i: Int) -> UInt8 {
        let besideChinese = UnitClass.isChinese(previous) || previous == UnitClass.sign
        switch unit {
        case 0x22, 0x27: return previous == UnitClass.stop ? UnitClass.close : UnitClass.symbol
        case 0x28: return UnitClass.open
        case 0x29: return UnitClass.close
        case 0x2C: return besideChinese ? UnitClass.comma : UnitClass.ascii
        case 0x3B: return besideChinese ? UnitClass.semicolon : UnitClass.ascii
        case 0x3A: return besideChinese ? UnitClass.colon : UnitClass.ascii
        case 0x21, 0x3F: return besideChinese ? UnitClass.stop : UnitClass.ascii
        default: return UnitClass.ascii
        }
    }
}
