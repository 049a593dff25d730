import ChineseText

extension RuleLinter {
    /// The tables whose loading tells what stands in them twice.
    private static let selfChecked: Set<String> = [
        UnitTable.fileName, ModifierTable.fileName, NotQuantityTable.fileName, PeriodTable.fileName,
    ]

    /// Tells rows that stand twice in a table, and words that stand in two lexicons, of which the later one counts.
    mutating func checkKeys(of names: [String]) {
        if names.allSatisfy(isShipped) { return }
        var first: [[UInt8]: Spot] = [:]
        var found: [(Spot, String)] = []
        for name in names where !Self.selfChecked.contains(name) {
            let columns = TableKey.columns[name] ?? []
            forEachRow(of: name, columns) { row in
                var key: [UInt8] = []
                for column in columns.indices { key += Array(row[column].bytes) + [UInt8(ascii: "\t")] }
                guard let shown = columns.indices.map({ row[$0] }).first(where: { !$0.isEmpty }) else {
                    found.append((row.spot(of: row[0]), "the form is empty"))
                    return
                }
                let spot = row.spot(of: shown)
                guard let other = first.updateValue(spot, forKey: key) else { return }
                if other.file == spot.file {
                    found.append((spot, "‘\(shown)’ stands twice, first at \(origin(of: other))"))
                } else {
                    found.append((other, Self.shadowed(shown.string, by: origin(of: spot))))
                }
            }
        }
        for (spot, message) in found { report(spot, message) }
    }

    /// Tells names that stand for two indicators.
    mutating func checkIndicatorForms() {
        if isShipped(IndicatorTable.fileName) { return }
        var first: [[UInt8]: Spot] = [:]
        var found: [(Spot, String)] = []
        forEachRow(of: IndicatorTable.fileName, ["name", "forms"]) { row in
            for form in [row[0]] + row[1].parts("|") {
                let spot = row.spot(of: form)
                guard let other = first.updateValue(spot, forKey: Array(form.bytes)) else { continue }
                found.append((spot, "‘\(form)’ stands twice, first at \(origin(of: other))"))
            }
        }
        for (spot, message) in found { report(spot, message) }
    }

    /// Tells forms with characters that texts are read without: traditional ones, full-width letters.
    mutating func checkFolding() {
        let columns = [
            (UnitTable.fileName, ["form"]), (ModifierTable.fileName, ["form"]), (NotQuantityTable.fileName, ["form"]),
            (CountedNounTable.fileName, ["form"]), (CountedNounTable.impliedFileName, ["form"]), (PeriodTable.fileName, ["form"]), (TableWords.fileName, ["form"]),
            (BodyTable.fileName, ["form"]), (NewspaperTable.fileName, ["name"]), (Gazetteer.fileName, ["name", "short"]), (DomainTable.fileName, ["triggers"]),
        ]
        var found: [(Spot, String)] = []
        let isFoldingShipped = isShipped(Folding.fileName)
        for (name, columns) in columns where !(isShipped(name) && isFoldingShipped) {
            forEachRow(of: name, columns) { row in
                for column in columns.indices where isFolded(row[column]) {
                    for part in row[column].parts("|") where isFolded(part) { found.append((row.spot(of: part), part.string)) }
                }
            }
        }
        for (spot, form) in found { report(spot, neverMet(form)) }
    }

    /// Tells pairs of the folding that are more than a character: one becomes one, so that places stay.
    mutating func checkPairs() {
        var found: [(Spot, String)] = []
        if isShipped(Folding.fileName) { return }
        forEachRow(of: Folding.fileName, ["from", "to"]) { row in
            for column in 0...1 where row[column].unitCount != 1 {
                found.append((row.spot(of: row[column]), "‘\(row[column])’ is not one character of the Basic Multilingual Plane"))
            }
        }
        for (spot, message) in found { report(spot, message) }
    }

    private func isFolded(_ cell: Cell) -> Bool {
        var isFolded = false
        cell.forEachUnit { isFolded = isFolded || rules.folding[$0] != $0 }
        return isFolded
    }
    private func folded(_ text: some StringProtocol) -> String { String(decoding: text.utf16.map { rules.folding[$0] }, as: UTF16.self) }

    func isFolded(_ text: some StringProtocol) -> Bool { text.utf16.contains { rules.folding[$0] != $0 } }
    func neverMet(_ form: some StringProtocol) -> String { "the form ‘\(form)’ is never met: texts are read as ‘\(folded(form))’" }
    private static func shadowed(_ form: String, by other: LineOrigin) -> String { "the form ‘\(form)’ is always shadowed by that of \(other)" }

    /// Tells newspapers of places that there are not.
    mutating func checkReferences() {
        if rules.gazetteer.places.isEmpty { return }
        var unknown: [(Spot, String)] = []
        forEachRow(of: NewspaperTable.fileName, ["code"]) { row in
            let code = row[0].string
            if rules.gazetteer.place(code: code) == nil { unknown.append((row.spot(of: row[0]), code)) }
        }
        for (spot, code) in unknown { report(spot, "unknown code ‘\(code)’") }
    }

    /// Tells forms of folders laid over others that are another lexicon's too, and are always read as that.
    mutating func checkShadowedForms() {
        var places: [String: [Spot]] = [:]
        forEachOwnRow(of: Gazetteer.fileName, ["name", "short", "note"]) { row in
            // What is said to be a common word may be one.
            if row[2].hasPrefix("common") { return }
            for form in [row[0]] + row[1].parts("|") { places[form.string, default: []].append(row.spot(of: form)) }
        }
        for name in Vocabulary.fileNames { shadow(places, byFormsOf: name) { _ in true } }
        let units = ownForms(of: UnitTable.fileName)
        shadow(units, byFormsOf: NotQuantityTable.fileName, ["form", "kind"]) { $0[1].string == NotQuantityTable.Kind.word.rawValue }
        shadow(ownForms(of: CountedNounTable.fileName), byFormsOf: UnitTable.fileName) { _ in true }
    }

    private func ownForms(of name: String) -> [String: [Spot]] {
        var forms: [String: [Spot]] = [:]
        forEachOwnRow(of: name, ["form"]) { row in forms[row[0].string, default: []].append(row.spot(of: row[0])) }
        return forms
    }

    private mutating func shadow(
        _ forms: [String: [Spot]], byFormsOf name: String, _ columns: [String] = ["form"], where counts: (Row) -> Bool
    ) {
        if forms.isEmpty { return }
        var found: [(Spot, String)] = []
        forEachRow(of: name, columns) { row in
            guard let spots = forms[row[0].string], counts(row) else { return }
            for spot in spots { found.append((spot, Self.shadowed(row[0].string, by: origin(of: row.spot(of: row[0]))))) }
        }
        for (spot, message) in found { report(spot, message) }
    }
}
