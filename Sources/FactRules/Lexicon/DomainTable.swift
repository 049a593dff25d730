/// The domains of facts and the words that point to them.
public final class DomainTable: Sendable {
    /// A trigger's weight in a domain.
    public struct Trigger: Sendable {
        public var domain: Int32
        public var weight: Int32
    }
    /// Codes in the order of the file; the last resort is `other`.
    public let codes: [String]
    public let labels: [String]
    public let trie: FormTrie
    /// The domains of each trigger form.
    public let triggers: [[Trigger]]
    /// The index of `other`.
    public let other: Int

    init(_ file: RuleFile, diagnostics: inout [Diagnostic]) {
        let table = TSVTable(file, columns: ["id", "label", "iptc", "yearbook", "triggers"], diagnostics: &diagnostics)
        var codes: [String] = []
        var labels: [String] = []
        var triggers: [[Trigger]] = []
        var forms = FormList()
        var byForm = CellIndex(table.contents, capacity: 4096)
        table.forEachRow { row in
            let domain = Int32(codes.count)
            codes.append(row[0].string)
            labels.append(row[1].string)
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
                if let at = byForm.insert(form, triggers.count) {
                    triggers[at].append(trigger)
                } else {
                    forms.add(form, triggers.count)
                    triggers.append([trigger])
                }
            }
        }
        // Where no word tells a domain, or there is no table, there is still this one.
        if !codes.contains("other") {
            codes.append("other")
            labels.append("其他")
        }
        self.codes = codes
        self.labels = labels
        self.triggers = triggers
        trie = FormTrie(forms)
        other = codes.firstIndex(of: "other")!
    }
}
