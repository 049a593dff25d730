import ChineseText

/// The rows and captions of one table as the mender delivers them.
struct TableGrid {
    /// One row.
    struct Row {
        /// Index in `Page.paragraphs`.
        var paragraph: Int
        /// The cells in `Page.text`, blanks around them left out.
        var cells: [Range<Int>]
        /// How many blanks stand before it in the source: a row that is set in belongs to the one before.
        var indent: Int
    }
    var article: Int
    /// Spans of what stands above the rows: title and unit, nearest last.
    var captions: [Range<Int>] = []
    /// The paragraphs of captions that only give the unit.
    var unitLines: [Int] = []
    var rows: [Row] = []

    /// The tables of a page, in order.
    static func tables(of page: Page) -> [TableGrid] {
        var tables: [TableGrid] = []
        var last = -1
        page.text.withUnsafeBufferPointer { text in
            for (index, paragraph) in page.paragraphs.enumerated() where paragraph.table >= 0 && !paragraph.span.isEmpty {
                if paragraph.table != last || tables.last?.article != paragraph.article {
                    last = paragraph.table
                    tables.append(TableGrid(article: paragraph.article))
                    if paragraph.kind == .row { tables[tables.count - 1].takeCaptions(before: index, of: page) }
                }
                let at = tables.count - 1
                if paragraph.kind == .row {
                    let cells = cells(of: paragraph.span, text)
                    if cells.isEmpty { continue }
                    tables[at].rows.append(Row(paragraph: index, cells: cells, indent: indent(of: cells[0].lowerBound, page)))
                } else if tables[at].rows.isEmpty {
                    tables[at].captions.append(paragraph.span)
                    if TableCaption.isUnitLine(page.text[paragraph.span]) { tables[at].unitLines.append(index) }
                }
            }
        }
        return tables
    }

    /// Looks at the lines before a table that has no captions of its own: headings, and text that announces it.
    private mutating func takeCaptions(before first: Int, of page: Page) {
        var index = first - 1
        while index >= 0, first - index <= 2 {
            let paragraph = page.paragraphs[index]
            guard paragraph.article == article, paragraph.table < 0, !paragraph.span.isEmpty, paragraph.span.count <= 60 else { return }
            let end = page.text[paragraph.span.upperBound - 1]
            let announces = end == 0xFF1A || end == 0x3A
            guard paragraph.kind == .heading || (paragraph.kind == .body && announces) else { return }
            captions.insert(paragraph.span, at: 0)
            // Above a line that only gives the unit stands the title.
            guard TableCaption.isUnitLine(page.text[paragraph.span]) else { return }
            unitLines.append(index)
            index -= 1
        }
    }

    private static func cells(of span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = span.lowerBound
        for at in span.lowerBound...span.upperBound where at == span.upperBound || text[at] == 0x09 {
            var cell = start..<at
            while !cell.isEmpty, text[cell.lowerBound] == 0x20 { cell = (cell.lowerBound + 1)..<cell.upperBound }
            while !cell.isEmpty, text[cell.upperBound - 1] == 0x20 { cell = cell.lowerBound..<(cell.upperBound - 1) }
            if !cell.isEmpty { cells.append(cell) }
            start = at + 1
        }
        return cells
    }

    private static func indent(of offset: Int, _ page: Page) -> Int {
        var at = Int(page.origin[offset]) - 1
        var width = 0
        while at >= 0, width < 1000 {
            switch page.source.units[at] {
            case 0x20, 0xA0: width += 1
            case 0x3000: width += 2
            case 0x09: width += 8
            default: return width
            }
            at -= 1
        }
        return width
    }
}
