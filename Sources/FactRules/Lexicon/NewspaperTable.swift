/// Newspapers and agencies whose name does not tell the place they write from.
public struct NewspaperTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/newspapers.tsv"

    public let index: FormIndex
    /// By the values of the index.
    private let codes: FlatArray<TextSpan>
    private let texts: TextPool

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["name", "code", "place", "tier", "note"], diagnostics: &diagnostics)
        var codes: [TextSpan] = []
        var texts = TextPool.Builder()
        var forms = FormList()
        table.forEachRow { row in
            forms.add(row[0], codes.count)
            codes.append(texts.add(row[1]))
        }
        self.codes = FlatArray(codes)
        self.texts = texts.pool
        index = FormIndex(forms)
    }

    /// The GB/T 2260 code of the place of the newspaper that the index has a value for; 100000 for national ones.
    public func code(of value: Int32) -> String { texts[codes[Int(value)]] }
}

extension NewspaperTable: ImagedTable {
    init(_ image: inout ImageReader) {
        index = FormIndex(&image)
        codes = image.array()
        texts = TextPool(&image)
    }

    func write(to image: inout ImageWriter) {
        index.write(to: &image)
        image.add(codes)
        texts.write(to: &image)
    }
}
