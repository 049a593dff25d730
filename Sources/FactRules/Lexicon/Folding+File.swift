import ChineseText

extension Folding {
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
