/// A document's text as it was decoded, in UTF-16 code units, with the way back to code points.
///
/// Offsets that leave the program count Unicode code points of this text (a BOM at its head is not part of it),
/// so that `text[start:end]` in Python gives the same characters.
public struct SourceText: Sendable {
    /// The decoded text. Ill-formed input stands here as U+FFFD; the units are always well-formed UTF-16.
    public let units: [UInt16]
    /// The name of the encoding that the bytes were read in, as MIME spells it (`UTF-8`, `GB18030`, `UTF-16LE`, `Big5`).
    public let encoding: String
    /// How many ill-formed sequences became U+FFFD.
    public let replacements: Int
    /// Offsets in `units` of the second halves of surrogate pairs, ascending.
    private let trails: [Int32]

    /// Takes decoded units; a lone surrogate among them is made U+FFFD and counted.
    public init(units: [UInt16], encoding: String = "UTF-8", replacements: Int = 0) {
        var units = units
        var lone = 0
        var i = 0
        while i < units.count {
            if units[i] & 0xF800 == 0xD800 {
                if units[i] < 0xDC00, i + 1 < units.count, units[i + 1] & 0xFC00 == 0xDC00 {
                    i += 1
                } else {
                    units[i] = 0xFFFD
                    lone += 1
                }
            }
            i += 1
        }
        self.init(units: units, encoding: encoding, replacements: replacements + lone, hasSurrogates: true)
    }

    /// Takes what ICU decoded, which is well-formed but for the U+FFFD that it put.
    init(wellFormed units: [UInt16], encoding: String) {
        var replacements = 0
        for unit in units where unit == 0xFFFD { replacements += 1 }
        self.init(units: units, encoding: encoding, replacements: replacements, hasSurrogates: true)
    }

    init(utf8 outcome: UTF8Decoder.Outcome) {
        self.init(
            units: outcome.units, encoding: "UTF-8", replacements: outcome.replacements,
            hasSurrogates: outcome.hasSurrogates)
    }

    private init(units: [UInt16], encoding: String, replacements: Int, hasSurrogates: Bool) {
        self.units = units
        self.encoding = encoding
        self.replacements = replacements
        var trails: [Int32] = []
        if hasSurrogates {
            units.withUnsafeBufferPointer { buffer in
                for i in 0..<buffer.count where buffer[i] & 0xFC00 == 0xDC00 {
                    trails.append(Int32(truncatingIfNeeded: i))
                }
            }
        }
        self.trails = trails
    }

    /// The number of code points before the unit at `offset` (0 ... `units.count`).
    public func codePointOffset(of offset: Int) -> Int {
        guard !trails.isEmpty else { return offset }
        var low = 0
        var high = trails.count
        while low < high {
            let middle = (low + high) / 2
            if Int(trails[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return offset - low
    }
}
