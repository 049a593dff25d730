/// Newspapers, agencies and offices whose name does not tell the place they write from.
public struct NewspaperTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/newspapers.tsv"

    public let index: FormIndex
    /// By the values of the index.
    private let codes: FlatArray<TextSpan>
    /// 1 for an office or body, 0 for a newspaper or agency.
    private let bodies: FlatArray<UInt8>
    private let texts: TextPool

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["name", "code", "place", "tier", "note"], diagnostics: &diagnostics)
        var codes: [TextSpan] = []
        var bodies: [UInt8] = []
        var texts = TextPool.Builder()
        var forms = FormList()
        table.forEachRow { row in
            forms.add(row[0], codes.count)
            codes.append(texts.add(row[1]))
            bodies.append(row[3].reads("body" as StaticString) ? 1 : 0)
        }
        self.codes = FlatArray(codes)
        self.bodies = FlatArray(bodies)
        self.texts = texts.pool
        index = FormIndex(forms)
    }

    /// The GB/T 2260 code of the place of the newspaper that the index has a value for; 100000 for national ones.
    public func code(of value: Int32) -> String { texts[codes[Int(value)]] }

    /// Whether what the trie has a value for is an office or body, which tells a place only where nothing else does.
    public func isBody(_ value: Int32) -> Bool { bodies[Int(value)] != 0 }
}

extension NewspaperTable: ImagedTable {
    init(_ image: inout ImageReader) {
        index = FormIndex(&image)
        codes = image.array()
        bodies = image.array()
        texts = TextPool(&image)
    }

    func write(to image: inout ImageWriter) {
        index.write(to: &image)
        image.add(codes)
        image.add(bodies)
        texts.write(to: &image)
    }
}
