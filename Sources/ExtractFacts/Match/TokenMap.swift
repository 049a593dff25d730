import FactRules

/// For each unit of one sentence the token that holds it: what would else be searched for dozens of times a rule. Used
/// again for one sentence after the other.
final class TokenMap {
    @exclusivity(unchecked) private var room = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 512)

    deinit {
        room.deallocate()
        units.deallocate()
    }

    /// The classes of all words of the sentence, and its units: by these most rules are told not to match anywhere in it.
    @exclusivity(unchecked) private(set) var classes = WordClassSet()
    let units = WideUnitSet()
    /// Whether a quotation begins in it, and whether a title does: in most sentences neither.
    @exclusivity(unchecked) private(set) var hasQuotes = false
    @exclusivity(unchecked) private(set) var hasTitles = false

    /// The tokens of the units of `span`, from its first; valid until the next call.
    func fill(_ tokens: UnsafeBufferPointer<Token>, _ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> UnsafePointer<Int32> {
        if room.count < span.count {
            room.deallocate()
            room = .allocate(capacity: span.count * 2)
        }
        let base = room.baseAddress!
        var classes = WordClassSet()
        var at = span.lowerBound
        // Tokens have no gaps between them.
        for index in tokens.indices {
            let token = tokens[index]
            if token.kind == .word { classes.insert(token.wordClass) }
            let end = min(span.upperBound, Int(token.end))
            let number = Int32(truncatingIfNeeded: index)
            while at < end {
                base[at &- span.lowerBound] = number
                at &+= 1
            }
        }
        while at < span.upperBound {
            base[at &- span.lowerBound] = -1
            at &+= 1
        }
        self.classes = classes
        units.fill(UnsafeBufferPointer(rebasing: text[span]))
        let span = text[span]
        hasQuotes = (units.mayContain(0x201C) || units.mayContain(0x2018)) && span.contains { $0 == 0x201C || $0 == 0x2018 }
        hasTitles = units.mayContain(0x300A) && span.contains(0x300A)
        return UnsafePointer(base)
    }
}

/// Some UTF-16 units, hashed to 256 bits: what it says that it lacks is not in it. Whoever makes one frees it.
struct WideUnitSet {
    private let words: UnsafeMutablePointer<UInt64>

    init() {
        words = .allocate(capacity: 4)
        words.initialize(repeating: 0, count: 4)
    }

    func deallocate() { words.deallocate() }

    /// Its bits.
    @inline(__always)
    var bits: SIMD4<UInt64> { UnsafeRawPointer(words).loadUnaligned(as: SIMD4<UInt64>.self) }

    @inline(__always)
    static func hash(_ unit: UInt16) -> UInt16 { (unit &* 0x9E37) >> 8 }

    /// Makes it the units of a text.
    func fill(_ units: UnsafeBufferPointer<UInt16>) {
        words.update(repeating: 0, count: 4)
        for unit in units {
            let hash = Self.hash(unit)
            words[Int(hash >> 6)] |= 1 &<< UInt64(hash & 63)
        }
    }

    @inline(__always)
    func mayContain(_ unit: UInt16) -> Bool {
        let hash = Self.hash(unit)
        return words[Int(hash >> 6)] &>> UInt64(hash & 63) & 1 != 0
    }
}
