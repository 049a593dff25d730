import ChineseText

/// Seeded random numbers (SplitMix64): a failing test fails again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// True once in `n` times.
    mutating func oneIn(_ n: UInt64) -> Bool { next() % n == 0 }
}

extension Page {
    static func mended(_ text: String, pairs: [(UInt16, UInt16)] = []) -> Page {
        Mender(folding: Folding(pairs: pairs)).page(SourceText(units: Array(text.utf16)))
    }

    func string(_ span: Range<Int>) -> String { String(decoding: text[span], as: UTF16.self) }

    /// The working text of the paragraphs of a kind.
    func strings(_ kind: Paragraph.Kind) -> [String] {
        paragraphs.filter { $0.kind == kind }.map { string($0.span) }
    }

    var strings: [String] { paragraphs.map { string($0.span) } }

    /// The sentences of the running text.
    var proseSentences: [String] {
        sentences().filter { paragraphs[$0.paragraph].kind == .body }.map { string($0.span) }
    }
}

/// Throws one or the other kind of disorder into running text, as columns and extraction do.
struct Rewrapper {
    /// Cells of a line.
    var width: Int
    /// Closing punctuation does not open a line but hangs.
    var hangs: Bool
    var indent: String
    /// Once in how many line ends a blank line follows.
    var blankLineEvery: UInt64
    /// Once in how many places in and behind a number a blank is put.
    var blankEvery: UInt64

    func wrap(_ paragraph: String, _ random: inout SeededRandom) -> String {
        var result = indent
        var cells = indent.isEmpty ? 0 : 4
        let characters = Array(paragraph.unicodeScalars)
        for (i, c) in characters.enumerated() {
            let before = i > 0 ? characters[i - 1] : " "
            let isLatin = { (s: Unicode.Scalar) in s.value < 0x80 && s.properties.isAlphabetic }
            let breaks =
                !(isLatin(c) && isLatin(before)) && !(hangs && "，。、；：！？”’）》%".unicodeScalars.contains(c)) && c != " "
                && before != " "
            let size = c.value < 0x80 ? 1 : 2
            if breaks, cells + size > width, i > 0 {
                result += "\n"
                if random.oneIn(blankLineEvery) { result += "\n" }
                cells = 0
            } else if i > 0, isNumeric(before), isNumeric(c) || "万亿元个年月人%．".unicodeScalars.contains(c),
                random.oneIn(blankEvery)
            {
                result += " "
            }
            result.unicodeScalars.append(c)
            cells += size
        }
        return result + "\n"
    }

    private func isNumeric(_ c: Unicode.Scalar) -> Bool { ("0"..."9").contains(c) || c == "." }
}
