import ChineseText

/// A unit of `lexicon/units.tsv` under one of its forms.
public struct Unit: Sendable {
    /// What a unit measures: the `dimension` column.
    public enum Dimension: String, Sendable, CaseIterable {
        case count, person, times, rank, index, age
        case money, price, percent, permille, point, ratio
        case length, area, volume, mass, time, speed, flow, temperature, angle
        case energy, power, voltage, current, charge, resistance, frequency
        case data, datarate, compute, pressure, force, torque, density
        case concentration, radiation, luminous, sound, per, product, other
    }
    /// What a reader of numbers asks of a unit: copied for every number, so that it holds nothing that is counted.
    public struct Traits: Sendable {
        public let dimension: Dimension
        public let isWeak: Bool
        public let addsHalf: Bool
        public let isMore: Bool
    }
    var traits: Traits { Traits(dimension: dimension, isWeak: isWeak, addsHalf: addsHalf, isMore: isMore) }

    /// As the text writes it: `个百分点`.
    public let form: String
    /// As facts name it: `百分点`.
    public let text: String
    public let dimension: Dimension
    /// How many of `base` one is, where that is exact.
    public let factor: ExactDecimal?
    /// The unit that quantities of the dimension are compared in; empty where there is none.
    public let base: String
    /// UCUM or ISO 4217, or nil.
    public let code: String?
    /// Whether the form often is another word: it counts as a unit only behind a number that asks for one.
    public let isWeak: Bool
    /// Whether the form adds a half to the number (个半小时).
    public let addsHalf: Bool
    /// Whether the form says that it is more than the number (年多, 个多月).
    public let isMore: Bool
}
