import FactRules

/// Units that are said one behind the other, each a part of the one before: 年 and 个月, 小时 and 分钟, 斤 and 两.
struct UnitChains: Sendable {
    /// A unit's place in its chain.
    struct Step: Sendable {
        var chain: Int
        /// How many of the chain's smallest unit it is.
        var size: Int
        /// The place in the unit table.
        var unit: Int
        /// Whether the chain's units are powers of ten of each other.
        var isDecimal: Bool
    }

    private let steps: [Int: Step]
    /// 分钟, which 分 means among hours and seconds.
    let minute: Step?
    /// 亩, of which 分 is a tenth.
    let mu: Step?

    private static let chains: [(isDecimal: Bool, units: [(text: String, size: Int)])] = [
        (false, [("年", 12), ("个月", 1)]),
        (false, [("天", 86400), ("小时", 3600), ("分钟", 60), ("秒", 1)]),
        (true, [("公里", 100_000), ("千米", 100_000), ("米", 100), ("厘米", 1)]),
        (true, [("丈", 100), ("尺", 10), ("寸", 1)]),
        (false, [("英尺", 12), ("英寸", 1)]),
        (true, [("吨", 1_000_000), ("公斤", 1000), ("千克", 1000), ("克", 1)]),
        (true, [("担", 1000), ("斤", 10), ("两", 1)]),
        (true, [("亩", 10)]),
    ]

    init(_ table: UnitTable) {
        var byPlace: [Int: Step] = [:]
        for (number, chain) in Self.chains.enumerated() {
            for (text, size) in chain.units {
                guard let unit = table.place(of: text) else { continue }
                byPlace[unit] = Step(chain: number, size: size, unit: unit, isDecimal: chain.isDecimal)
            }
        }
        var steps: [Int: Step] = [:]
        // The traits alone first: the words of a thousand units would be copied for some dozens.
        for (place, traits) in table.traits.enumerated() where !traits.addsHalf && !traits.isMore {
            switch traits.dimension {
            case .time, .length, .mass, .area: steps[place] = byPlace[table.units[place].textPlace]
            default: break
            }
        }
        self.steps = steps
        minute = table.place(of: "分钟").flatMap { byPlace[$0] }
        mu = table.place(of: "亩").flatMap { byPlace[$0] }
    }

    /// The place of a unit in its chain, or nil.
    func step(of unit: Int) -> Step? { steps[unit] }
}
