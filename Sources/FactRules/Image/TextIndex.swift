/// Finds the value of a text by its bytes: what a `CellIndex` has taken up, in three arrays that need no file.
struct TextIndex: Sendable {
    private struct Key: BitwiseCopyable {
        var text: TextSpan
        var value: Int32
    }
    private let texts: TextPool
    /// In the order in which they were taken up.
    private let keys: FlatArray<Key>
    /// Places in `keys`, -1 where free: see `CellIndex`.
    private let slots: FlatArray<Int32>

    init(_ cells: CellIndex) {
        var texts = TextPool.Builder()
        var keys: [Key] = []
        keys.reserveCapacity(cells.count)
        cells.forEach { cell, value in keys.append(Key(text: texts.add(cell), value: Int32(value))) }
        self.texts = texts.pool
        self.keys = FlatArray(keys)
        slots = FlatArray(cells.slots)
    }

    /// What is entered for a text, or nil.
    subscript(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { self[$0] }
    }

    /// What is entered for a text in UTF-8, or nil.
    subscript(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let mask = slots.count - 1
        var at = CellIndex.hash(bytes) & mask
        while slots[at] >= 0 {
            let key = keys[Int(slots[at])]
            if Int(key.text.count) == bytes.count, texts.cell(key.text).bytes.elementsEqual(bytes) { return Int(key.value) }
            at = (at + 1) & mask
        }
        return nil
    }

    /// Calls `body` with each text and its value, in the order in which they were taken up.
    func forEach(_ body: (Cell, Int) -> Void) {
        for key in keys { body(texts.cell(key.text), Int(key.value)) }
    }
}

extension TextIndex: ImagedTable {
    init(_ image: inout ImageReader) {
        texts = TextPool(&image)
        keys = image.array()
        slots = image.array()
    }

    func write(to image: inout ImageWriter) {
        texts.write(to: &image)
        image.add(keys)
        image.add(slots)
    }
}
