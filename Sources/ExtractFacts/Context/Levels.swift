import FactRules

/// Some levels of divisions: a `Set` of them would hash their names.
struct Levels: OptionSet {
    let rawValue: UInt8

    static let province = Levels(.province)
    static let prefecture = Levels(.prefecture)
    static let county = Levels(.county)
    static let zone = Levels(.zone)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ level: Gazetteer.Level) {
        switch level {
        case .nation: rawValue = 1
        case .province: rawValue = 2
        case .prefecture: rawValue = 4
        case .county: rawValue = 8
        case .zone: rawValue = 16
        }
    }
}
