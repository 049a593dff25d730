/// Tells by what a text was cut into lines: type is set by cells, of which a digit takes half as many as a Chinese
/// character; programs cut by characters, one as good as another.
enum LineMeasure {
    /// Cells by which lines of one column differ.
    private static let slack = 3

    /// Where lines were cut by characters, gives every character two cells.
    static func unify(_ lines: inout [Line], usualIndent: Int16) {
        guard isByCharacters(lines, usualIndent) else { return }
        for i in lines.indices {
            let narrow = lines[i].narrow
            lines[i].dense = min(1023, lines[i].dense + narrow)
            lines[i].width = min(1023, lines[i].width + narrow + Int16(max(1, lines[i].tokens)) - 1)
        }
    }

    /// Asks each pair of neighbouring lines of prose that differ in one measure whether they agree in the other.
    private static func isByCharacters(_ lines: [Line], _ usualIndent: Int16) -> Bool {
        var characters = 0
        var cells = 0
        for i in lines.indices.dropFirst() {
            let (a, b) = (lines[i - 1], lines[i])
            guard a.narrow != b.narrow, a.isProse, b.isProse, !a.endsSentence, !b.endsSentence else { continue }
            let indents = a.firstLineIndent(usual: usualIndent) - b.firstLineIndent(usual: usualIndent)
            let byCells = abs(Int(a.dense) - Int(b.dense) + indents)
            let byCharacters = abs(Int(a.dense + a.narrow) - Int(b.dense + b.narrow) + indents) / 2
            if byCharacters == 0, byCells > slack { characters += 1 }
            if byCells <= 1, byCharacters >= 2 { cells += 1 }
        }
        return characters >= 2 && characters > 2 * cells
    }
}
