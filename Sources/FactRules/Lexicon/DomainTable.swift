/// The domains of facts and the words that point to them.
public final class DomainTable: Sendable {
    /// The file that it is read from.
    public static let fileName = "lexicon/domains.tsv"
    /// A trigger's weight in a domain.
    public struct Trigger: Sendable, BitwiseCopyable {
        public var domain: Int32
        public var weight: Int32
    }
    /// Codes in the order of the file; the last resort is `other`.
    public let codes: [String]
    public let index: FormIndex
    /// The index of `other`.
    public let other: Int
    /// The domains of each trigger form.
    private let triggers: FlatLists<Trigger>

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["id", "label", "iptc", "yearbook", "triggers"], diagnostics: &diagnostics)
        var codes: [String] = []
        var triggers: [(list: Int, value: Trigger)] = []
        var formCount = 0
        var forms = FormList()
        var byForm = CellIndex(table.contents, capacity: 4096)
        table.forEachRow { row in
            let domain = Int32(codes.count)
            codes.append(row[0].string)
            row[4].forEachPart("|") { word in
                let parts = word.parts(":")
                guard let form = parts.first else { return }
                let weight = parts.count > 1 ? Int32(clamping: parts[1].number ?? 0) : 3
                if parts.count > 2 || !(1...9).contains(weight) {
                    diagnostics.append(
                        Diagnostic(
                            path: table.path, line: row.line, column: row.place(of: word),
                            message: "the weight of ‘\(word)’ is not 1 to 9"))
                }
                let trigger = Trigger(domain: domain, weight: weight)
                let number = byForm.insert(form, formCount)
                triggers.append((number ?? formCount, trigger))
                if number == nil {
                    forms.add(form, formCount)
                    formCount += 1
                }
            }
        }
        // Where no word tells a domain, or there is no table, there is still this one.
        if !codes.contains("other") { codes.append("other") }
        self.codes = codes
        self.triggers = FlatLists(triggers, count: formCount)
        index = FormIndex(forms)
        other = codes.firstIndex(of: "other")!
    }

    init(_ image: inout ImageReader) {
        codes = image.texts()
        other = image.number()
        triggers = FlatLists(&image)
        index = FormIndex(&image)
    }

    /// The domains of the trigger form that the index has a value for. Valid as long as the table.
    public func triggers(of value: Int32) -> UnsafeBufferPointer<Trigger> { triggers[Int(value)] }
}

extension DomainTable: ImagedTable {
    func write(to image: inout ImageWriter) {
        image.add(codes)
        image.add(other)
        triggers.write(to: &image)
        index.write(to: &image)
    }
}
