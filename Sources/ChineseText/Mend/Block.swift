/// A paragraph to be: lines that belong together, and how their text is put together.
struct Block {
    /// How blanks and line ends between the units are treated.
    enum Glue {
        /// Running text: they go, but between Latin words.
        case prose
        /// Titles: one blank stays between words and phrases.
        case title
        /// Cells broken over narrow lines, vertical headlines: they go.
        case tight
        /// A row: tabs and wide gaps part cells.
        case cells
        /// A row: single blanks part cells too.
        case tokens
        /// A row: each line is a cell.
        case lines
    }

    var lines: Range<Int>
    var kind: Paragraph.Kind
    var glue: Glue
    var table: Int32 = -1
}
