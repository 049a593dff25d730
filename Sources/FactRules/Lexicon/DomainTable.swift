/// The domains of facts and the words that point to them.
public struct DomainTable: Sendable {
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

    init(table: TSVTable, diagnostics: inout [Diagnostic]) {
        var codes: [String] = []
        var labels: [String] = []
        var triggers: [[Trigger]] = []
        var forms: [(form: [UInt16], value: Int32)] = []
        var byForm: [Substring: Int] = [:]
        for row in table.rows {
            let domain = Int32(codes.count)
            codes.append(String(row[0]))
            labels.append(String(row[1]))
            for word in row[4].split(separator: "|") {
                let parts = word.split(separator: ":")
                let weight = parts.count > 1 ? Int32(parts[1]) ?? 0 : 3
                if parts.count > 2 || !(1...9).contains(weight) {
                    diagnostics.append(
                        Diagnostic(
                            path: table.path, line: row.line, column: row.place(of: word, in: 4),
                            message: "the weight of ‘\(word)’ is not 1 to 9"))
                }
                let trigger = Trigger(domain: domain, weight: weight)
                if let at = byForm[parts[0]] {
                    triggers[at].append(trigger)
                } else {
                    byForm[parts[0]] = triggers.count
                    forms.append((Array(parts[0].utf16), Int32(triggers.count)))
                    triggers.append([trigger])
                }
            }
        }
        self.codes = codes
        self.labels = labels
        self.triggers = triggers
        trie = FormTrie(forms)
        other = codes.firstIndex(of: "other") ?? max(0, codes.count - 1)
    }
}
