/// An article's facts beside the expected ones.
///
/// An expected fact and a fact meet where their numbers overlap in the text; where several do, those go together that
/// agree in the value, then in most fields, then overlap most. A fact that meets an optional one is left out of all
/// counts; a second fact at the same number is a false alarm all the same.
public struct GoldenComparison: Sendable {
    /// Facts that count.
    public private(set) var given = 0
    /// Expected facts that are not optional.
    public private(set) var wanted = 0
    public private(set) var quantityHits = 0
    public private(set) var keyedHits = 0
    public private(set) var strictHits = 0
    /// One line for every fact that is missing, false or wrong in a field that is scored.
    public private(set) var differences: [String] = []

    public var quantity: Double { f1(quantityHits) }
    public var keyed: Double { f1(keyedHits) }
    public var strict: Double { f1(strictHits) }

    private func f1(_ hits: Int) -> Double { hits == 0 ? 0 : Double(2 * hits) / Double(given + wanted) }

    /// - Parameter text: the article's text, in whose code points the places count.
    public init(text: String, golden: [GoldenFact], facts: [OutputFact]) {
        let offsets = Self.offsetsWithoutBlanks(of: text)
        func plain(_ place: Range<Int>) -> Range<Int> {
            offsets[min(place.lowerBound, offsets.count - 1)]..<offsets[min(place.upperBound, offsets.count - 1)]
        }
        let goldenPlaces = golden.map { plain($0.place[0]..<$0.place[1]) }
        let factPlaces = facts.map { plain($0.place) }
        let (ofGolden, ofFact) = Self.pair(golden, goldenPlaces, facts, factPlaces)
        for (i, expected) in golden.enumerated() where !expected.optional {
            wanted += 1
            guard let j = ofGolden[i] else {
                differences.append("MISSING \(expected.summary)")
                continue
            }
            let fact = facts[j]
            func isRight(_ fields: [GoldenField]) -> Bool { fields.allSatisfy { $0.agrees(fact, expected) } }
            if isRight(GoldenField.quantity) { quantityHits += 1 }
            if isRight(GoldenField.keyed) { keyedHits += 1 }
            if isRight(GoldenField.strict) { strictHits += 1 }
            for field in GoldenField.strict where !field.agrees(fact, expected) {
                differences.append("WRONG \(expected.summary) — \(field.difference(fact, expected)) [\(fact.text("rule") ?? "")]")
            }
        }
        for (j, fact) in facts.enumerated() where ofFact[j].map({ !golden[$0].optional }) ?? true {
            given += 1
            if ofFact[j] == nil {
                let place = "@\(fact.place.lowerBound) \(fact.text("quote") ?? "")"
                differences.append("FALSE \(place) | \(fact.text("indicator") ?? "") [\(fact.text("rule") ?? "")]")
            }
        }
    }

    /// Which fact each expected fact meets, and the other way round.
    private static func pair(
        _ golden: [GoldenFact], _ goldenPlaces: [Range<Int>], _ facts: [OutputFact], _ factPlaces: [Range<Int>]
    ) -> (ofGolden: [Int: Int], ofFact: [Int: Int]) {
        var pairs: [(isValueRight: Int, right: Int, overlap: Int, i: Int, j: Int)] = []
        for i in golden.indices {
            for j in facts.indices {
                let overlap = goldenPlaces[i].clamped(to: factPlaces[j]).count
                guard overlap > 0 else { continue }
                let right = GoldenField.strict.count { $0.agrees(facts[j], golden[i]) }
                pairs.append((GoldenField.value.agrees(facts[j], golden[i]) ? 1 : 0, right, overlap, i, j))
            }
        }
        pairs.sort { a, b in
            (a.isValueRight, a.right, a.overlap, -a.i, -a.j) > (b.isValueRight, b.right, b.overlap, -b.i, -b.j)
        }
        var ofGolden: [Int: Int] = [:]
        var ofFact: [Int: Int] = [:]
        for pair in pairs where ofGolden[pair.i] == nil && ofFact[pair.j] == nil {
            ofGolden[pair.i] = pair.j
            ofFact[pair.j] = pair.i
        }
        return (ofGolden, ofFact)
    }

    /// For each code point of the text, and for its end, how many code points before it are no blanks.
    private static func offsetsWithoutBlanks(of text: String) -> [Int] {
        var offsets: [Int] = []
        var count = 0
        for scalar in text.unicodeScalars {
            offsets.append(count)
            let isBlank = scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
            if !isBlank, scalar != "\u{FEFF}", scalar != "\u{200B}" { count += 1 }
        }
        return offsets + [count]
    }
}
