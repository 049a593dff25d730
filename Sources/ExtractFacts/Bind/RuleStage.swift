import FactRules

/// The rules of one stage, compiled, with what tells at once which of them may match at a figure: for each thing that may stand there
/// the rules that it suits, as bits. Of some sixty rules a handful is left to be tried.
struct RuleStage {
    let entries: UnsafeBufferPointer<PatternEntry>
    /// How many words of bits one row has.
    private let width: Int
    /// One row for each bit of what a figure is and of what stands beside it, one part of the table after the other.
    private let rows: UnsafeMutablePointer<UInt64>

    /// The parts of the table. The last row of each of the first five holds the rules that ask for nothing.
    private enum Part {
        static let sorts = 0
        static let leftClasses = 33
        static let rightClasses = leftClasses + 65
        static let leftUnits = rightClasses + 65
        static let rightUnits = leftUnits + 65
        static let end = rightUnits + 65
    }
    /// The rules whose first element on a side is of a kind that is looked for once for all of them.
    private struct First {
        let kind: PatternStep.FirstKind
        let direction: Int
        let rules: UnsafeMutablePointer<UInt64>
    }
    private let firsts: UnsafeBufferPointer<First>

    init(_ stage: [PatternEntry], store: PatternStore) {
        entries = store.keep(stage)
        width = max(1, (stage.count + 63) / 64)
        rows = store.words(Part.end * width)
        firsts = store.keep(Self.firsts(stage, width: width, store: store))
        for (place, entry) in stage.enumerated() {
            add(place, entry.sorts.rawBits == 0 ? nil : UInt64(entry.sorts.rawBits), of: 32, at: Part.sorts)
            add(place, entry.left.classes.isEmpty ? nil : entry.left.classes.rawBits, of: 64, at: Part.leftClasses)
            add(place, entry.right.classes.isEmpty ? nil : entry.right.classes.rawBits, of: 64, at: Part.rightClasses)
            add(place, entry.left.units.isEmpty ? nil : entry.left.units.bits, of: 64, at: Part.leftUnits)
            add(place, entry.right.units.isEmpty ? nil : entry.right.units.bits, of: 64, at: Part.rightUnits)
        }
    }

    private static func firsts(_ stage: [PatternEntry], width: Int, store: PatternStore) -> [First] {
        var firsts: [First] = []
        for kind in PatternStep.firstKinds {
            for direction in [-1, 1] {
                let places = stage.indices.filter { kind.isFirst(of: direction < 0 ? stage[$0].before : stage[$0].after) }
                if places.isEmpty { continue }
                let rules = store.words(width)
                for place in places { rules[place / 64] |= 1 << UInt64(place % 64) }
                firsts.append(First(kind: kind, direction: direction, rules: rules))
            }
        }
        return firsts
    }

    /// Enters a rule that asks for one of some bits, or for nothing.
    private func add(_ place: Int, _ bits: UInt64?, of count: Int, at part: Int) {
        for bit in 0..<count where bits.map({ $0 >> UInt64(bit) & 1 != 0 }) ?? false {
            rows[(part + bit) * width + place / 64] |= 1 << UInt64(place % 64)
        }
        if bits == nil { rows[(part + count) * width + place / 64] |= 1 << UInt64(place % 64) }
    }

    /// What is known of the rules in one sentence: whether the words that they need stand in it, each asked once.
    func knowledge(in arena: FactArena) -> UnsafeMutablePointer<UInt64> {
        let words = arena.allocate(UInt64.self, 2 * width)
        words.initialize(repeating: 0)
        return words.baseAddress!
    }

    /// The rules that may match at a figure, as bits; none of the others does.
    func mayMatch(_ figure: FigureSurroundings, _ matcher: PatternMatcher) -> UnsafeMutablePointer<UInt64> {
        let found = matcher.cutter.arena.allocate(UInt64.self, width).baseAddress!
        for word in 0..<width {
            var bits = any(UInt64(figure.sorts.rawBits), of: 32, at: Part.sorts, word)
            if bits != 0 { bits &= any(figure.left.classes.rawBits, of: 64, at: Part.leftClasses, word) }
            if bits != 0 { bits &= any(figure.right.classes.rawBits, of: 64, at: Part.rightClasses, word) }
            if bits != 0 { bits &= any(figure.left.units.bits, of: 64, at: Part.leftUnits, word) }
            if bits != 0 { bits &= any(figure.right.units.bits, of: 64, at: Part.rightUnits, word) }
            found[word] = bits
        }
        for first in firsts {
            var isAny = false
            for word in 0..<width where found[word] & first.rules[word] != 0 { isAny = true }
            if !isAny || matcher.lands(first.kind, first.direction) { continue }
            for word in 0..<width { found[word] &= ~first.rules[word] }
        }
        return found
    }

    /// The rules of one word of a part that ask for nothing or for one of some bits.
    @inline(__always)
    private func any(_ bits: UInt64, of count: Int, at part: Int, _ word: Int) -> UInt64 {
        var found = rows[(part &+ count) &* width &+ word]
        var rest = bits
        while rest != 0 {
            found |= rows[(part &+ rest.trailingZeroBitCount) &* width &+ word]
            rest &= rest &- 1
        }
        return found
    }

    /// The first rule from a place on that may match, or nil. `known` is what is known of the sentence.
    @inline(__always)
    func next(from start: Int, of found: UnsafeMutablePointer<UInt64>, in view: SentenceView, known: UnsafeMutablePointer<UInt64>) -> Int? {
        var place = start
        while place < entries.count {
            let rest = found[place >> 6] >> UInt64(place & 63)
            if rest == 0 {
                place = (place | 63) &+ 1
                continue
            }
            place &+= rest.trailingZeroBitCount
            if !entries[place].needsWords || stand(place, in: view, known) { return place }
            place &+= 1
        }
        return nil
    }

    private func stand(_ place: Int, in view: SentenceView, _ known: UnsafeMutablePointer<UInt64>) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(place & 63)
        let asked = known + (place >> 6)
        let standing = asked + width
        if asked.pointee & bit == 0 {
            asked.pointee |= bit
            if entries[place].mayStand(in: view) { standing.pointee |= bit }
        }
        return standing.pointee & bit != 0
    }
}
