/// Decides which lines make a paragraph and of what kind it is.
///
/// One pass over the lines with a look at the next one: whatever the text, the time is linear.
struct LineJoiner {
    private let lines: [Line]
    private let text: UnsafePointer<UInt16>
    private let layout: Layout
    private var blocks: [Block] = []
    private var tables: Int32 = 0
    /// The last block is running text and may take the next line.
    private var isRunning = false
    /// A table's head that is repeated on every page has been seen: short lines by themselves are cells.
    private var isInNumberedTable = false

    static func blocks(of lines: [Line], text: UnsafePointer<UInt16>) -> [Block] {
        var joiner = LineJoiner(lines: lines, text: text)
        joiner.run()
        return joiner.blocks
    }

    private init(lines: [Line], text: UnsafePointer<UInt16>) {
        self.lines = lines
        self.text = text
        self.layout = Layout(lines, text: text)
        blocks.reserveCapacity(lines.count / 4 + 4)
    }

    private mutating func run() {
        var i = 0
        while i < lines.count {
            let line = lines[i]
            if isRunning, line.features.contains(.pageNumber), !lines[i - 1].endsSentence, i + 1 < lines.count,
                belongs(i + 1)
            {
                // The sentence goes on behind the page's end.
                blocks[blocks.count - 1].lines = blocks[blocks.count - 1].lines.lowerBound..<i + 2
                i += 2
            } else if line.features.contains(.direction) {
                add(i..<i + 1, .scrap, .title)
                isRunning = false
                i += 1
            } else if let end = verticalEnd(from: i) {
                add(i..<end, .scrap, .tight)
                isRunning = false
                i = end
            } else if isRunning, belongs(i) {
                blocks[blocks.count - 1].lines = blocks[blocks.count - 1].lines.lowerBound..<i + 1
                i += 1
            } else if let grid = CellGrid(lines, from: i, text: text) {
                i = take(grid)
            } else {
                isRunning = false
                i = begin(i)
            }
        }
    }

    private mutating func add(_ range: Range<Int>, _ kind: Paragraph.Kind, _ glue: Block.Glue, table: Int32 = -1) {
        blocks.append(Block(lines: range, kind: kind, glue: glue, table: table))
    }

    // MARK: going on

    /// Whether line `i` goes on with the running text before it.
    private func belongs(_ i: Int) -> Bool {
        let line = lines[i]
        let previous = lines[i > 1 && lines[i - 1].features.contains(.pageNumber) ? i - 2 : i - 1]
        if line.opensClosed { return true }
        let isIndented = layout.indent(of: line) >= 2
        let hasGap = layout.hasGap(before: line)
        if previous.endsSentence {
            return previous.isFull && !hasGap && !isIndented && !line.features.contains(.listMark) && !line.isByline
                && !isRow(i) && (line.isProse || line.isFull && leads(i, to: [.innerStop, .endsSentence])) && !hasDateline(line)
        }
        if previous.lastClass == UnitClass.colon {
            return previous.isFull && !isIndented && !line.features.contains(.listMark) && !line.isByline
        }
        if line.isByline { return false }
        if previous.lastClass == UnitClass.semicolon {
            return !(line.features.contains(.listMark) && (isIndented || hasGap || !previous.isFull))
        }
        if previous.endsOpen { return true }
        if line.tabs > 0, !line.isProse { return false }
        if previous.isFull { return true }
        if line.isNumber || isItem(i) || previous.features.contains(.shortTail) { return false }
        if previous.lastClass == UnitClass.close, hasGap || isIndented { return false }
        if hasGap || isIndented { return Int(previous.dense) * 10 >= layout.commonWidth * 6 }
        return true
    }

    /// 本报嘉祥讯 and the like open a paragraph even where nothing else shows it.
    private func hasDateline(_ line: Line) -> Bool {
        guard Dateline.mayBegin(with: line.first) else { return false }
        let end = Int(line.end)
        return Dateline(UnsafeBufferPointer(start: text, count: end), Int(line.start)..<end) != nil
    }

    // MARK: beginning

    /// Begins a block at line `i`; returns the line behind what it took.
    private mutating func begin(_ i: Int) -> Int {
        let line = lines[i]
        if line.isByline {
            add(i..<i + 1, .byline, .title)
            return i + 1
        }
        if line.isNumber {
            add(i..<i + 1, .scrap, .title)
            return takeNarrowCell(after: i)
        }
        if layout.repeats(line, in: text) { isInNumberedTable = true }
        if isRow(i) {
            add(i..<i + 1, .row, line.tabs > 0 || line.gaps > 0 ? .cells : .tokens, table: currentTable())
            return i + 1
        }
        if opensSentence(i) {
            add(i..<i + 1, .body, .prose)
            isRunning = true
            return i + 1
        }
        if isInNumberedTable, !line.features.contains(.listMark) {
            var end = i + 1
            while end < lines.count, isNarrowCell(end) { end += 1 }
            add(i..<end, .row, .lines, table: currentTable())
            return end
        }
        add(i..<i + 1, .heading, .title)
        return i + 1
    }

    /// The table of the row before, or a new one.
    private mutating func currentTable() -> Int32 {
        if let last = blocks.last, last.kind == .row { return last.table }
        tables += 1
        return tables - 1
    }

    /// Whether line `i` is one more line of a cell that lists names.
    private func isNarrowCell(_ i: Int) -> Bool {
        let line = lines[i]
        if line.isNumber || line.isByline || line.features.contains(.listMark) || line.features.contains(.direction) {
            return false
        }
        return !isRow(i) && !opensSentence(i)
    }

    /// Whether line `i`, with no sentence open before it, is running text and no heading.
    private func opensSentence(_ i: Int) -> Bool {
        let line = lines[i]
        if line.endsSentence || line.endsOpen || line.features.contains(.innerStop) { return true }
        // A note in brackets is no sentence.
        let hasComma = line.features.contains(.comma) && (line.first != 0xFF08 || line.last != 0xFF09)
        if hasComma, line.dense >= 50 { return true }
        guard i + 1 < lines.count else { return false }
        let turns = lines[i + 1].features.contains(.pageNumber) && i + 2 < lines.count
        let next = lines[turns ? i + 2 : i + 1]
        let hasGap = layout.hasGap(before: next)
        if next.opensClosed, !next.isByline { return true }
        if !hasGap {
            if line.features.contains(.unclosed) { return true }
            if line.lastClass == UnitClass.digit, !next.isNumber,
                next.firstClass == UnitClass.digit || next.firstClass == UnitClass.sign
            {
                return true
            }
        }
        if isInNumberedTable, line.dense >= 40, next.isProse { return true }
        let lacksIndent = layout.indentsParagraphs && layout.indent(of: line) < 2
        if line.isFull || line.features.contains(.nearlyFull) {
            // A headline that is as wide as a column by chance leads to no sentence.
            if !hasComma || (lacksIndent && layout.hasGap(before: line)) {
                guard leads(i, to: lacksIndent ? [.innerStop, .endsSentence] : [.comma, .innerStop, .endsSentence]) else { return false }
            }
        }
        if line.isFull {
            // Where paragraphs are indented, a line that is not and stands apart is a headline, unless the next goes on.
            if lacksIndent, layout.hasGap(before: line), hasGap || !(next.isFull || hasComma) {
                if layout.indent(of: next) >= 2 || next.isByline { return false }
                let isFollowed = i + 2 < lines.count && !layout.hasGap(before: lines[i + 2])
                return next.endsSentence || (next.isFull && (next.isProse || isFollowed))
            }
            if isItem(i + 1), next.firstClass == UnitClass.mark { return false }
            if hasComma { return true }
            if line.first == 0x2014 { return false }
            if next.isByline || isItem(i + 1) { return false }
            return next.isFull || next.isProse
        }
        if line.features.contains(.nearlyFull), !hasGap, next.isFull, line.first != 0x2014, next.first != 0x2014 {
            return true
        }
        if hasComma, !hasGap, !next.isByline, next.isProse || next.isFull {
            let difference = Int(next.dense) - Int(line.dense)
            return abs(difference) <= 7 || (next.endsSentence && difference <= 0)
        }
        return false
    }

    /// Whether one of the lines from `i` on has the marks of a sentence, before anything that begins anew.
    private func leads(_ i: Int, to marks: Line.Features) -> Bool {
        for j in i..<min(i + 16, lines.count) {
            let line = lines[j]
            if j > i {
                if line.features.contains(.pageNumber) { continue }
                if line.isByline || line.isNumber || line.features.contains(.direction) || isItem(j) || isRow(j) { return false }
                if layout.indentsParagraphs, layout.indent(of: line) >= 2 { return false }
            }
            if !line.features.isDisjoint(with: marks) { return true }
        }
        return false
    }

    /// Whether line `i` opens with a list mark; "62）" behind "（J9" is none.
    private func isItem(_ i: Int) -> Bool {
        lines[i].features.contains(.listMark) && !(i > 0 && lines[i - 1].features.contains(.unclosed))
    }

    // MARK: what is no running text

    /// A row of a table: cells parted by tabs or wide gaps, or a label and numbers side by side.
    private func isRow(_ i: Int) -> Bool {
        let line = lines[i]
        if line.isByline { return false }
        if line.tabs > 0 {
            return !line.features.contains(.innerStop) && (line.tabs > 1 || line.numbers > 0 || line.dense < 60)
        }
        if line.isProse { return false }
        if line.gaps > 1, line.numbers > 0 { return true }
        if line.gaps > 0, line.numbers > 0, line.tokens <= line.gaps + 1 { return true }
        if line.tokens >= 3, line.trailingNumbers >= 2 {
            // A full line before more prose is prose with stray blanks in its last number.
            return !(line.isFull && i + 1 < lines.count && (lines[i + 1].isProse || lines[i + 1].isFull))
        }
        // A header over rows of as many cells.
        if line.gaps > 0, line.tokens == line.gaps + 1, i + 1 < lines.count {
            let next = lines[i + 1]
            if next.gaps == line.gaps, next.tokens == line.tokens, next.trailingNumbers >= 1, !next.isProse { return true }
        }
        return line.tokens >= 3 && layout.repeats(line, in: text)
    }

    /// Behind a row's number: the narrow lines of its name, up to running text, are one cell.
    private mutating func takeNarrowCell(after number: Int) -> Int {
        var end = number + 1
        var widest = 0
        while end < lines.count, end - number <= 12 {
            let line = lines[end]
            if line.dense > 16 || line.isProse || line.isNumber || line.isByline || line.features.contains(.listMark) {
                break
            }
            // Every line of a cell is as wide as the cell but its last.
            if end > number + 1, Int(lines[end - 1].dense) + 5 < widest { break }
            widest = max(widest, Int(line.dense))
            end += 1
        }
        if end > number + 1 { add(number + 1..<end, .heading, .tight) }
        return max(end, number + 1)
    }

    /// The end of a run of lines of one or two characters, a headline set vertically; nil if there is none at `start`.
    private func verticalEnd(from start: Int) -> Int? {
        func isNarrow(_ i: Int) -> Bool {
            let line = lines[i]
            return line.dense <= 4 && !line.isNumber && !line.endsSentence && !line.opensClosed
        }
        guard isNarrow(start) else { return nil }
        var end = start + 1
        while end < lines.count, lines[end].dense <= 4, !lines[end].isNumber, lines[end].blanksBefore == 0 { end += 1 }
        if end - start >= 3 { return end }
        // A short run counts where it stands in a column of such runs.
        let follows = end < lines.count && isNarrow(end)
        let follow = blocks.last.map { $0.kind == .scrap && $0.glue == .tight } ?? false
        return !isRunning && (follows || follow) ? end : nil
    }

    /// Takes a table whose cells stand one a line.
    private mutating func take(_ grid: CellGrid) -> Int {
        isRunning = false
        let table = tables
        tables += 1
        for i in grid.captions { add(i..<i + 1, .heading, .title, table: table) }
        for row in grid.rows { add(row, .row, .lines, table: table) }
        return grid.end
    }
}
