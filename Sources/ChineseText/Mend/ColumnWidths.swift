/// Finds the lines that fill a column: those as wide as several lines of prose nearby.
///
/// Several column widths may stand on one page, and they change from piece to piece, so the widths are counted in a
/// window that slides over the lines.
enum ColumnWidths {
    /// Lines on either side that count as near.
    private static let reach = 32
    /// Cells by which lines of one column differ: one hanging character, one that was pushed down.
    private static let slack = 3
    /// Below eight Chinese characters there are no columns; above 64 nobody could read them, so that it takes more
    /// lines to believe in one.
    private static let narrowest = 16
    private static let readable = 132
    private static let widest = 320

    /// Sets `.full` on the lines.
    static func mark(_ lines: inout [Line], usualIndent: Int16) {
        var counts = [Int32](repeating: 0, count: widest + 2 * slack + 2)
        let total = lines.count
        // How many lines are counted.
        var counted: Int32 = 0
        func extent(_ line: Line) -> Int { Int(line.dense) + line.firstLineIndent(usual: usualIndent) }
        // A line that ends at a comma may have been ended there by its writer: a clause a line is no column.
        func tells(_ line: Line) -> Bool {
            line.isProse && !line.endsSentence && line.lastClass != UnitClass.comma && line.lastClass != UnitClass.semicolon
                && line.lastClass != UnitClass.colon
        }
        func count(_ line: Line, _ step: Int32) {
            let width = extent(line)
            if width >= narrowest, width <= widest, tells(line) {
                counts[width + slack] += step
                counted += step
            }
        }
        func isColumn(_ width: Int, without own: Int32 = 0) -> Bool {
            guard width >= narrowest, width <= widest else { return false }
            var sum: Int32 = -own
            for w in width...(width + 2 * slack) { sum += counts[w] }
            return sum >= (width <= readable ? 2 : 6)
        }
        for i in 0..<min(reach, total) { count(lines[i], 1) }
        for i in 0..<total {
            if i + reach < total { count(lines[i + reach], 1) }
            if i > reach { count(lines[i - reach - 1], -1) }
            // Where every paragraph is one line there are no columns.
            if counted < 2 { continue }
            let line = lines[i]
            let own: Int32 = tells(line) ? 1 : 0
            let dense = Int(line.dense)
            let width = Int(line.width)
            // Two marks that may not open a line hang: ！”
            let hangs = line.lastClass == UnitClass.close || line.lastClass == UnitClass.stop || line.lastClass == UnitClass.comma
            let isFirst = extent(line) > dense
            var isFull = isColumn(dense, without: isFirst ? 0 : own) || (width != dense && isColumn(width))
                || (hangs && isColumn(dense - 2, without: own))
            // A first line is shorter by its indent, which may be given as two or as four cells or not at all.
            if !isFull {
                let indented = isColumn(dense + 4, without: isFirst ? own : 0) || (width != dense && isColumn(width + 4))
                if line.indent > 0 { isFull = indented || isColumn(width + Int(min(line.indent, 4))) }
                if indented, !isFull { lines[i].features.insert(.nearlyFull) }
            }
            if isFull { lines[i].features.insert(.full) }
        }
    }
}
