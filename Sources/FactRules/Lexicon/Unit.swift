import ChineseText

/// A unit of `lexicon/units.tsv` under one of its forms.
public struct Unit: Sendable {
    /// What a unit measures: the `dimension` column.
    public enum Dimension: String, Sendable, BitwiseCopyable, CaseIterable {
        case count, person, times, rank, index, age
        case money, price, percent, permille, point, ratio
        case length, area, volume, mass, time, speed, flow, temperature, angle
        case energy, power, voltage, current, charge, resistance, frequency
        case data, datarate, compute, pressure, force, torque, density
        case concentration, radiation, luminous, sound, per, product, other
    }
    /// What a reader of numbers asks of a unit: copied for every number, so that it holds nothing that is counted.
    public struct Traits: Sendable, BitwiseCopyable {
        public let dimension: Dimension
        public let isWeak: Bool
        public let addsHalf: Bool
        public let isMore: Bool
    }
    /// Where the words of a unit stand.
    struct Words: BitwiseCopyable, Sendable {
        var form: TextSpan
        var text: TextSpan
        var factor: TextSpan
        var base: TextSpan
        var code: TextSpan
        /// The place of the unit whose form is the text, or -1.
        var textPlace: Int32 = -1
    }

    @usableFromInline let traits: Traits
    private let words: Words
    private let texts: TextPool

    init(_ traits: Traits, _ words: Words, _ texts: TextPool) {
        self.traits = traits
        self.words = words
        self.texts = texts
    }

    /// As the text writes it: `个百分点`.
    public var form: String { texts[words.form] }
    /// As facts name it: `百分点`.
    public var text: String { texts[words.text] }
    /// The same in UTF-8, valid as long as the table.
    public var textBytes: UnsafeBufferPointer<UInt8> { texts.cell(words.text).bytes }
    @inlinable public var dimension: Dimension { traits.dimension }
    /// How many of `base` one is, where that is exact.
    public var factor: ExactDecimal? { withExtendedLifetime(texts) { ExactDecimal(utf8: texts.cell(words.factor).bytes) } }
    /// The unit that quantities of the dimension are compared in; empty where there is none.
    public var base: String { texts[words.base] }
    /// UCUM or ISO 4217, or nil.
    public var code: String? { words.code.count == 0 ? nil : texts[words.code] }
    /// The code in UTF-8, empty where there is none; valid as long as the table.
    public var codeBytes: UnsafeBufferPointer<UInt8> { texts.cell(words.code).bytes }
    /// The place in the table of the unit that has its text as a form, or -1.
    public var textPlace: Int { Int(words.textPlace) }
    /// Whether the form often is another word: it counts as a unit only behind a number that asks for one.
    @inlinable public var isWeak: Bool { traits.isWeak }
    /// Whether the form adds a half to the number (个半小时).
    @inlinable public var addsHalf: Bool { traits.addsHalf }
    /// Whether the form says that it is more than the number (年多, 个多月).
    @inlinable public var isMore: Bool { traits.isMore }
}
