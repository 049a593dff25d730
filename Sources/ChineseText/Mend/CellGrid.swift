/// A table whose cells stand one a line: header cells, then a label and its numbers again and again.
///
/// Communiqués published on the Web come so, each cell a paragraph of its own.
struct CellGrid {
    /// The lines before the header that name the table and its unit.
    private(set) var captions: Range<Int>
    /// Each row's lines; a line is a cell.
    private(set) var rows: [Range<Int>] = []
    /// The line behind the table.
    private(set) var end: Int

    /// Looks for a table that begins at line `start`, its captions included; nil if there is none.
    init?(_ lines: [Line], from start: Int, text: UnsafePointer<UInt16>) {
        func isLabel(_ i: Int) -> Bool {
            let line = lines[i]
            return !line.isNumber && line.dense <= 44 && line.tabs == 0 && !line.isByline
                && line.features.isDisjoint(with: [.fullComma, .innerStop, .endsSentence, .direction])
                && line.lastClass != UnitClass.comma
        }
        // The labels in front of the first number: captions, header, first label. More than twelve are no table's.
        var first = start
        while first < lines.count, first - start < 12, isLabel(first) { first += 1 }
        guard first > start, first < lines.count, lines[first].isNumber else { return nil }
        var cells = 0
        while first + cells < lines.count, lines[first + cells].isNumber { cells += 1 }
        guard cells <= 12 else { return nil }

        // The records behind it, and how many cells of words each has before its numbers: two where one gives the unit.
        var starts: [(label: Int, numbers: Int, end: Int)] = []
        var i = first + cells
        var words = 3
        while i < lines.count {
            var label = i
            while label < lines.count, label - i < 3, isLabel(label) { label += 1 }
            guard label > i, label < lines.count, lines[label].isNumber else { break }
            var numbers = label
            while numbers < lines.count, numbers - label < cells, lines[numbers].isNumber { numbers += 1 }
            starts.append((i, label, numbers))
            words = min(words, label - i)
            i = numbers
        }
        guard starts.count >= 2 else { return nil }
        if first - words - start < cells { words = 1 }
        end = i
        var records: [Range<Int>] = [first - words..<first + cells]
        for record in starts {
            for section in record.label..<record.numbers - words { records.append(section..<section + 1) }
            records.append(record.numbers - words..<record.end)
        }

        // The header: from the cell that names the indicators, or the cells just before the first label.
        let labels = start..<first - words
        var header = labels.first { CellGrid.namesIndicators(lines[$0], text) } ?? first - cells - 2 * words
        if header < start || header + cells + words > first - words {
            header = first - words
            captions = start..<first - words
        } else {
            captions = start..<header
            rows.append(header..<header + cells + words)
            for section in header + cells + words..<first - words { rows.append(section..<section + 1) }
        }
        rows += records
    }

    /// 指标, 项目, 名称, 分类, 地区, 产品: what the first cell of a header says.
    private static func namesIndicators(_ line: Line, _ text: UnsafePointer<UInt16>) -> Bool {
        var units: [UInt16] = []
        var i = Int(line.start)
        while i < Int(line.end), units.count < 2 {
            if text[i] > 0x20 { units.append(text[i]) }
            i += 1
        }
        return ["指标", "项目", "名称", "分类", "地区", "产品", "类别"].contains { $0.utf16.elementsEqual(units) }
    }
}
