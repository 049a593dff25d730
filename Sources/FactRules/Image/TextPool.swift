/// The texts of a table, one behind the other: most of them are never asked for.
struct TextPool: Sendable {
    private let bytes: FlatArray<UInt8>

    /// A text. The cell is valid as long as the pool.
    func cell(_ span: TextSpan) -> Cell {
        Cell(bytes: UnsafeBufferPointer(start: bytes.base + Int(span.start), count: Int(span.count)))
    }

    subscript(_ span: TextSpan) -> String { withExtendedLifetime(bytes) { cell(span).string } }

    /// Takes texts up.
    struct Builder {
        private var bytes: [UInt8] = []
        private var last = TextSpan.empty

        /// Adds a text; that of the row before is not taken up again.
        mutating func add(_ cell: Cell) -> TextSpan {
            if cell.bytes.count == last.count, bytes[Int(last.start)...].prefix(Int(last.count)).elementsEqual(cell.bytes) { return last }
            last = TextSpan(start: UInt32(bytes.count), count: UInt32(cell.bytes.count))
            bytes.append(contentsOf: cell.bytes)
            return last
        }

        /// What has been taken up.
        var pool: TextPool { TextPool(bytes: FlatArray(bytes)) }
    }
}

extension TextPool: ImagedTable {
    init(_ image: inout ImageReader) { bytes = image.array() }
    func write(to image: inout ImageWriter) { image.add(bytes) }
}

extension ImageReader {
    /// A few texts that are asked for time and again, or at once.
    mutating func texts() -> [String] {
        let pool = TextPool(&self)
        let spans: FlatArray<TextSpan> = array()
        return spans.map { pool[$0] }
    }
}

extension ImageWriter {
    mutating func add(_ texts: [String]) {
        var pool = TextPool.Builder()
        let spans = texts.map { text in
            var text = text
            return text.withUTF8 { pool.add(Cell(bytes: $0)) }
        }
        pool.pool.write(to: &self)
        add(FlatArray(spans))
    }
}
