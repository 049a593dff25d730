import ChineseText

extension Folding {
    /// The file that it is read from.
    static let fileName = "lexicon/folding.tsv"

    /// What is built in, and the pairs of `lexicon/folding.tsv`.
    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["from", "to"], diagnostics: &diagnostics)
        var pairs: [(UInt16, UInt16)] = []
        pairs.reserveCapacity(table.count)
        table.forEachRow { row in
            if let from = row[0].firstUnit, let to = row[1].firstUnit { pairs.append((from, to)) }
        }
        self.init(pairs: pairs)
    }
}

extension Folding: ImagedTable {
    init(_ image: inout ImageReader) {
        let table: FlatArray<UInt16> = image.array()
        self.init(table: table.base)
    }

    func write(to image: inout ImageWriter) {
        withTable { image.add(FlatArray(Array(UnsafeBufferPointer(start: $0, count: 0x10000)))) }
    }
}
