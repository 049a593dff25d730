import FactRules

/// For each unit of one sentence the token that holds it: what would else be searched for dozens of times a rule. Used
/// again for one sentence after the other.
final class TokenMap {
    @exclusivity(unchecked) private var room = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 512)

    deinit { room.deallocate() }

    /// The classes of all words of the sentence, and its units: by these most rules are told not to match anywhere in it.
    @exclusivity(unchecked) private(set) var classes = WordClassSet()
    @exclusivity(unchecked) private(set) var units = WideUnitSet()

    /// The tokens of the units of `span`, from its first; valid until the next call.
    func fill(_ tokens: UnsafeBufferPointer<Token>, _ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> UnsafePointer<Int32> {
        if room.count < span.count {
            room.deallocate()
            room = .allocate(capacity: span.count * 2)
        }
        let base = room.baseAddress!
        var classes = WordClassSet()
        var at = span.lowerBound
        for index in tokens.indices {
            if tokens[index].kind == .word { classes.insert(tokens[index].wordClass) }
            let start = max(at, Int(tokens[index].start))
            let end = min(span.upperBound, Int(tokens[index].end))
            while at < start {
                base[at &- span.lowerBound] = -1
                at &+= 1
            }
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
        units = WideUnitSet(UnsafeBufferPointer(rebasing: text[span]))
        return UnsafePointer(base)
    }
}

/// Some UTF-16 units, hashed to 256 bits: what it says that it lacks is not in it.
struct WideUnitSet {
    private var bits = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

    init() {}

    init(_ units: UnsafeBufferPointer<UInt16>) {
        withUnsafeMutableBytes(of: &bits) { bytes in
            let words = bytes.assumingMemoryBound(to: UInt64.self).baseAddress!
            for unit in units {
                let hash = (unit &* 0x9E37) >> 8
                words[Int(hash >> 6)] |= 1 &<< UInt64(hash & 63)
            }
        }
    }

    @inline(__always)
    func mayContain(_ unit: UInt16) -> Bool {
        let hash = (unit &* 0x9E37) >> 8
        let word = switch hash >> 6 {
        case 0: bits.0
        case 1: bits.1
        case 2: bits.2
        default: bits.3
        }
        return word &>> UInt64(hash & 63) & 1 != 0
    }
}
