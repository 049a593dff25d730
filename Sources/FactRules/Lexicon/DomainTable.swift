/// The domains of facts and the words that point to them.
public final class DomainTable: @unchecked Sendable {
    /// A trigger's weight in a domain.
    public struct Trigger: Sendable {
        public var domain: Int32
        public var weight: Int32
    }
    /// Codes in the order of the file; the last resort is `other`.
    public let codes: [String]
    public let labels: [String]
    public let trie: FormTrie
    /// The index of `other`.
    public let other: Int
    /// The domains of all trigger forms, one form after the other.
    private let triggers: UnsafeMutableBufferPointer<Trigger>
    /// Where those of each form begin, and the end.
    private let starts: UnsafeMutableBufferPointer<Int32>

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
        self.triggers = .allocate(capacity: triggers.reduce(0) { $0 + $1.count })
        starts = .allocate(capacity: triggers.count + 1)
        var count = 0
        for (form, own) in triggers.enumerated() {
            starts[form] = Int32(count)
            for trigger in own {
                self.triggers.initializeElement(at: count, to: trigger)
                count += 1
            }
        }
        starts[triggers.count] = Int32(count)
        trie = FormTrie(forms)
        other = codes.firstIndex(of: "other")!
    }

    deinit {
        triggers.deallocate()
        starts.deallocate()
    }

    /// The domains of the trigger form that the trie has a value for. Valid as long as the table.
    public func triggers(of value: Int32) -> UnsafeBufferPointer<Trigger> {
        let start = Int(starts[Int(value)])
        return UnsafeBufferPointer(start: triggers.baseAddress.map { $0 + start }, count: Int(starts[Int(value) + 1]) - start)
    }
}
