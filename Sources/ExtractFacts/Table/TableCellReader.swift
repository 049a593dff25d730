import ChineseText
import FactRules

/// Tells figures from words in the cells of a table.
struct TableCellReader {
    let text: UnsafeBufferPointer<UInt16>
    let scanner: Scanner

    /// The figure that a cell is from end to end, or nil.
    func figure(_ cell: Range<Int>) -> Quantity? {
        guard cell.count <= 24, cell.contains(where: { text[$0].isDigit }) else { return nil }
        var found: [Quantity] = []
        scanner.quantities.scan(text, in: cell, into: &found)
        guard found.count == 1, let only = found.first, only.span.lowerBound <= cell.lowerBound, only.span.upperBound == cell.upperBound,
            !only.isName
        else { return nil }
        // 007, 20240131
        let digits = only.number
        if text[digits.lowerBound] == 0x30, digits.count > 1, text[digits.lowerBound + 1].isDigit { return nil }
        return only.kind == .age || isDate(cell) ? nil : only
    }

    func isFigure(_ cell: Range<Int>) -> Bool { figure(cell) != nil }

    /// Whether a cell holds nothing but a year.
    func isYear(_ cell: Range<Int>) -> Bool {
        guard cell.count == 4 || (cell.count == 5 && text[cell.upperBound - 1] == 0x5E74) else { return false }
        let digits = cell.prefix(4)
        guard digits.allSatisfy({ text[$0].isDigit }) else { return false }
        return (1949...2100).contains(digits.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) })
    }

    /// Whether a cell stands for a value that lacks: —, …, /.
    func isMissing(_ cell: Range<Int>) -> Bool {
        cell.allSatisfy { [0x2D, 0x2014, 0x2015, 0x2013, 0x2F, 0x2E, 0x2026, 0xFF0D, 0x5C].contains(text[$0]) }
    }

    /// Whether a cell is a sentence or a list of them.
    func isProse(_ cell: Range<Int>) -> Bool {
        if cell.count > 40 { return true }
        return cell.contains { [0x3002, 0xFF1B, 0xFF0C, 0xFF01, 0xFF1F].contains(text[$0]) }
    }

    private func isDate(_ cell: Range<Int>) -> Bool {
        guard cell.contains(where: { [0x5E74, 0x6708, 0x65E5].contains(text[$0]) }) else { return false }
        var found = Scanner.Result()
        scanner.scan(text, in: cell, into: &found)
        return found.periods.first?.span == cell
    }
}
