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

    init(_ lines: [Line]) {
        var blanks = [Int](repeating: 0, count: 256)
        var indents = [Int](repeating: 0, count: 1024)
        var widths = [Int](repeating: 0, count: 1024)
        for line in lines.dropFirst() { blanks[Int(line.blanksBefore)] += 1 }
        for line in lines {
            indents[Int(line.indent)] += 1
            if line.isProse, !line.endsSentence { widths[Int(line.dense)] += 1 }
        }
        func mode(_ counts: [Int]) -> Int { counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0 }
        usualBlanks = UInt8(mode(blanks))
        usualIndent = Int16(mode(indents))
        let width = mode(widths)
        commonWidth = width == 0 ? 40 : min(max(width, 16), 80)
        var heads = 0
        var indented = 0
        for i in lines.indices.dropFirst() where lines[i - 1].endsSentence {
            heads += 1
            if lines[i].indent - usualIndent >= 2 { indented += 1 }
        }
        indentsParagraphs = heads >= 2 && indented * 5 >= heads * 3
        repeated = []
    }

    /// Cells by which a line is indented beyond the others.
    func indent(of line: Line) -> Int { max(0, Int(line.indent) - Int(usualIndent)) }

    /// Whether more blank lines than usual stand before the line.
    func hasGap(before line: Line) -> Bool { line.blanksBefore > usualBlanks }

    func repeats(_ line: Line, in text: UnsafePointer<UInt16>) -> Bool { false }
}
