/// A numeral as it stands in the text.
public struct Numeral: Sendable {
    /// How it is written.
    public enum Style: Sendable {
        /// 353, 1.3万, 2万3千.
        case arabic
        /// 三百五十三, 一万三.
        case chinese
        /// Chinese digits side by side: 二〇二三, 八五.
        case digits
        /// Nothing but a scale word: 百, 千万, 亿.
        case scale
    }
    /// What the number is a part of.
    public enum Ratio: Sendable {
        case none
        /// 百分之三; a fraction such as 三分之一 is given in percent too.
        case percent
        /// 千分之三.
        case perMille
        /// 万分之三.
        case perTenThousand
    }
    /// A word inside the numeral that makes it less than exact.
    public enum Vagueness: Sendable {
        case none
        /// 余, 多, 几: it is more.
        case more
        /// 来: more or less.
        case about
    }

    /// The offset after its last unit, scale words and words such as 余 between them included.
    public var end: Int
    /// The number, scale words multiplied out.
    public var value: ExactDecimal
    /// The larger end where two digits stand for a range: 三四十, 三五百.
    public var upper: ExactDecimal?
    /// What stands before the closing scale words: 4.5 of 4.5亿.
    public var coefficient: ExactDecimal { value.scaled(by: -scale) }
    /// The power of ten of the closing scale words: 8 of 4.5亿, 0 without.
    public var scale = 0
    public var style: Style
    public var ratio = Ratio.none
    public var vagueness = Vagueness.none
    /// Whether a fraction is written with a middle dot (1·5), as dates are (7·20).
    public var hasMiddleDot = false
    /// Whether there is a decimal point or a thousands comma.
    public var hasPoint = false
    /// Arabic digits before the point.
    public var digitCount = 0
    /// Whether it begins with a 0 that a number would not have (010, 007).
    public var hasLeadingZero = false
    /// Whether a sign stands before it.
    public var isSigned = false
    /// Whether it says no number (数十, 几百).
    public var isIndefinite = false

    /// The number 0 that ends at `end`: what reading begins with, or a number made without reading.
    public init(end: Int, value: ExactDecimal = .zero, style: Style = .arabic) {
        self.end = end
        self.value = value
        self.style = style
    }
}

/// What the unit table knows of a place: asked by the reader where a scale word may belong to a unit.
public enum UnitProbe: Sendable {
    /// No unit begins here.
    case none
    /// A unit begins here.
    case unit
    /// A unit begins here whose first character looks like a scale word but is its own (千瓦, 百帕, 兆瓦).
    case ownsScale
}
