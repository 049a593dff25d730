/// Breaks paragraphs into lines of a width, and throws one or the other kind of disorder into them, as columns and
/// extraction do: blank lines in the middle of sentences, blanks in the middle of numbers.
public struct Rewrapper: Sendable {
    /// What a line's width counts in.
    public enum Measure: String, Sendable, CaseIterable {
        /// As type is set: a Chinese character takes two cells, an ASCII one takes one; closing marks may hang.
        case cells
        /// As programs cut text: every character is one, and any but a letter within a word may open a line.
        case characters
    }
    /// Chinese characters to a line.
    public var width: Int
    public var measure = Measure.cells
    /// Closing punctuation does not open a line but hangs.
    public var hangs = true
    /// What stands before a paragraph's first line.
    public var indent = "　　"
    /// Once in how many line ends a blank line follows; never if 0.
    public var blankLineEvery: UInt64 = 0
    /// A blank line also follows where a sentence ends with the line, so that the reader takes it for a paragraph's end.
    public var partsParagraphs = false
    /// Once in how many places in and behind a number a blank is put; never if 0.
    public var blankEvery: UInt64 = 0

    public init(width: Int, measure: Measure = .cells) {
        self.width = width
        self.measure = measure
    }

    /// The lines of a paragraph, without the end of the last.
    public func wrap(_ paragraph: String, _ random: inout SeededRandom) -> String {
        let room = measure == .cells ? 2 * width : width
        var result = indent
        var used = indent.unicodeScalars.reduce(0) { $0 + size(of: $1) }
        var before: Unicode.Scalar?
        for c in paragraph.unicodeScalars {
            if let before {
                if used + size(of: c) > room, mayBreak(before, c) {
                    result += "\n"
                    if blankLineEvery > 0, partsParagraphs || !ends(before), random.oneIn(blankLineEvery) { result += "\n" }
                    used = 0
                } else if blankEvery > 0, mayPart(before, c), random.oneIn(blankEvery) {
                    result += " "
                }
            }
            result.unicodeScalars.append(c)
            used += size(of: c)
            before = c
        }
        return result
    }

    private func size(of c: Unicode.Scalar) -> Int { measure == .cells && c.value >= 0x80 ? 2 : 1 }

    private func mayBreak(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
        if a == " " || b == " " { return false }
        if isLatin(a), isLatin(b) { return false }
        return measure == .characters || !hangs || !"，。、；：！？”’）》%".unicodeScalars.contains(b)
    }

    private func isLatin(_ c: Unicode.Scalar) -> Bool { c.value < 0x80 && c.properties.isAlphabetic }

    /// Whether a sentence may end with the character.
    private func ends(_ c: Unicode.Scalar) -> Bool { "。！？；：”’）》\"'".unicodeScalars.contains(c) }

    /// Whether a blank may stand between two characters of a number, or between a number and its unit.
    private func mayPart(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
        isNumeric(a) && (isNumeric(b) || "万亿元个年月人家所名%．".unicodeScalars.contains(b))
    }

    private func isNumeric(_ c: Unicode.Scalar) -> Bool { ("0"..."9").contains(c) || c == "." }
}
