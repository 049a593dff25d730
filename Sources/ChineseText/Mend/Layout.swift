/// How a document is set, as far as that can be counted: what its usual line distance and indent are.
struct Layout {
    /// Blank lines that stand between any two lines.
    let usualBlanks: UInt8
    /// Cells before every line.
    let usualIndent: Int16
    /// Paragraphs begin with an indent.
    let indentsParagraphs: Bool
    /// The width in cells of the most lines of prose; 40 if there are none.
    let commonWidth: Int
    /// Hashes of lines of several tokens that stand three times and more: the heads of tables on every page.
    private let repeated: Set<UInt64>

    init(_ lines: [Line], text: UnsafePointer<UInt16>) {
        usualBlanks = UInt8(Layout.mode(lines.dropFirst()) { Int($0.blanksBefore) })
        usualIndent = Layout.usualIndent(of: lines)
        let width = Layout.mode(lines[...]) { $0.isProse && !$0.endsSentence ? Int($0.dense) : -1 }
        commonWidth = width == 0 ? 40 : min(max(width, 16), 80)
        var heads = 0
        var indented = 0
        // Behind a full line a paragraph need not begin; what is no prose is no paragraph.
        for i in lines.indices.dropFirst() where lines[i - 1].endsSentence && !lines[i - 1].isFull && (lines[i].isProse || lines[i].isFull) {
            heads += 1
            if lines[i].indent - usualIndent >= 2 { indented += 1 }
        }
        indentsParagraphs = heads >= 2 && indented * 5 >= heads * 3
        repeated = Layout.heads(lines, text)
    }

    /// Cells before the most lines.
    static func usualIndent(of lines: [Line]) -> Int16 { Int16(mode(lines[...]) { Int($0.indent) }) }

    /// The value that the most lines have, the smallest of several; 0 where none has one. Negative values are none.
    private static func mode(_ lines: ArraySlice<Line>, _ value: (Line) -> Int) -> Int {
        var largest = -1
        for line in lines { largest = max(largest, value(line)) }
        if largest <= 0 { return 0 }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: largest + 1) { counts in
            counts.initialize(repeating: 0)
            for line in lines where value(line) >= 0 { counts[value(line)] += 1 }
            var best = 0
            for (value, count) in counts.enumerated() where count > counts[best] { best = value }
            return best
        }
    }

    /// Cells by which a line is indented beyond the others.
    func indent(of line: Line) -> Int { max(0, Int(line.indent) - Int(usualIndent)) }

    /// Whether more blank lines than usual stand before the line.
    func hasGap(before line: Line) -> Bool { line.blanksBefore > usualBlanks }

    /// Whether the line is the head of a table that is repeated on page after page.
    func repeats(_ line: Line, in text: UnsafePointer<UInt16>) -> Bool {
        !repeated.isEmpty && Layout.mayBeHead(line) && repeated.contains(Layout.hash(line, text))
    }

    private static func heads(_ lines: [Line], _ text: UnsafePointer<UInt16>) -> Set<UInt64> {
        var counts: [UInt64: Int] = [:]
        for line in lines where mayBeHead(line) { counts[hash(line, text), default: 0] += 1 }
        return Set(counts.filter { $0.value >= 3 }.keys)
    }

    private static func mayBeHead(_ line: Line) -> Bool {
        line.tokens >= 3 && line.tokens <= 20 && line.numbers == 0 && !line.isProse && !line.isByline
            && line.dense <= 120
    }

    /// FNV-1a over the units of a line; at most some two hundred of them, for the line is no wider.
    private static func hash(_ line: Line, _ text: UnsafePointer<UInt16>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for i in Int(line.start)..<min(Int(line.end), Int(line.start) + 240) where text[i] > 0x20 {
            hash = (hash ^ UInt64(text[i])) &* 0x100_0000_01B3
        }
        return hash
    }
}
