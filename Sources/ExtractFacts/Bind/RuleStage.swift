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
        let kind: FirstKind
        let isLeft: Bool
        let rules: UnsafeMutablePointer<UInt64>
    }
    private let firsts: UnsafeBufferPointer<First>
    /// The words that rules need anywhere in the sentence, each once, and for each rule those that it does.
    private let needs: UnsafeBufferPointer<WordNeed>
    private let needed: UnsafeBufferPointer<UnsafeBufferPointer<Int>>

    init(_ stage: [PatternEntry], store: PatternStore) {
        entries = store.keep(stage)
        width = max(1, (stage.count + 63) / 64)
        rows = store.words(Part.end * width)
        firsts = store.keep(Self.firsts(stage, width: width, store: store))
        var needs: [WordNeed] = []
        needed = store.keep(
            stage.map { entry in
                store.keep(
                    (Array(entry.before) + Array(entry.after)).compactMap { WordNeed($0) }.map { need in
                        if let at = needs.firstIndex(where: { $0 == need }) { return at }
                        needs.append(need)
                        return needs.count - 1
                    })
            })
        self.needs = store.keep(needs)
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
        for (place, entry) in stage.enumerated() {
            for (isLeft, steps) in [(true, entry.before), (false, entry.after)] {
                let kind = FirstKind(of: steps)
                if kind.isEmpty { continue }
                let at = firsts.firstIndex { $0.kind == kind && $0.isLeft == isLeft } ?? firsts.count
                if at == firsts.count { firsts.append(First(kind: kind, isLeft: isLeft, rules: store.words(width))) }
                firsts[at].rules[place / 64] |= 1 << UInt64(place % 64)
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

    /// What is known of the words that rules need in one sentence, each asked once: 0 where nothing is, 1 where they stand, else 2.
    func knowledge(in arena: FactArena) -> UnsafeMutablePointer<UInt8> {
        let known = arena.allocate(UInt8.self, needs.count)
        known.initialize(repeating: 0)
        return known.baseAddress!
    }

    /// The rules that may match at a figure, as bits; none of the others does.
    func mayMatch(_ figure: inout FigureSurroundings, _ matcher: PatternMatcher) -> UnsafeMutablePointer<UInt64> {
        let found = matcher.cutter.arena.allocate(UInt64.self, width).baseAddress!
        for word in 0..<width {
            var bits = any(UInt64(figure.sorts.rawBits), of: 32, at: Part.sorts, word)
            if bits != 0 { bits &= any(figure.left.classes.rawBits, of: 64, at: Part.leftClasses, word) }
            if bits != 0 { bits &= any(figure.right.classes.rawBits, of: 64, at: Part.rightClasses, word) }
            if bits != 0 { bits &= any(figure.left.units.bits, of: 64, at: Part.leftUnits, word) }
            if bits != 0 { bits &= any(figure.right.units.bits, of: 64, at: Part.rightUnits, word) }
            found[word] = bits
        }
        if isNone(found) { return found }
        for first in firsts {
            var isAny = false
            for word in 0..<width where found[word] & first.rules[word] != 0 { isAny = true }
            if !isAny || stands(first, &figure, matcher) { continue }
            for word in 0..<width { found[word] &= ~first.rules[word] }
        }
        return found
    }

    @inline(__always)
    private func stands(_ first: First, _ figure: inout FigureSurroundings, _ matcher: PatternMatcher) -> Bool {
        if first.isLeft {
            if !figure.left.firsts.known.contains(first.kind) { matcher.look(for: first.kind, -1, into: &figure.left.firsts) }
            return figure.left.firsts.found.contains(first.kind)
        }
        if !figure.right.firsts.known.contains(first.kind) { matcher.look(for: first.kind, 1, into: &figure.right.firsts) }
        return figure.right.firsts.found.contains(first.kind)
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
    func next(from start: Int, of found: UnsafeMutablePointer<UInt64>, in view: UnsafePointer<SentenceView>, known: UnsafeMutablePointer<UInt8>) -> Int? {
        var place = start
        while place < entries.count {
            let rest = found[place >> 6] >> UInt64(place & 63)
            if rest == 0 {
                place = (place | 63) &+ 1
                continue
            }
            place &+= rest.trailingZeroBitCount
            if stand(needed[place], in: view, known) { return place }
            place &+= 1
        }
        return nil
    }

    @inline(__always)
    private func stand(_ wanted: UnsafeBufferPointer<Int>, in view: UnsafePointer<SentenceView>, _ known: UnsafeMutablePointer<UInt8>) -> Bool {
        for need in wanted {
            if known[need] == 0 { known[need] = needs[need].mayStand(in: view) ? 1 : 2 }
            if known[need] == 2 { return false }
        }
        return true
    }

    /// Whether no rule is left.
    @inline(__always)
    func isNone(_ found: UnsafeMutablePointer<UInt64>) -> Bool {
        for word in 0..<width where found[word] != 0 { return false }
        return true
    }
}
