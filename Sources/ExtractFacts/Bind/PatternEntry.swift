import FactRules

/// A rule's pattern with what tells quickly that it does not match at a figure.
final class PatternEntry: Sendable {
    /// Index of the rule.
    let rule: Int
    let weight: Int
    let pattern: Pattern
    /// The sorts that the anchor takes, as bits in the order of `RuleIndex.sorts`; 0 where it takes any.
    private let sorts: UInt64
    private let left: Neighbour
    private let right: Neighbour

    /// What must stand next to the figure on one side.
    private enum Neighbour: Sendable {
        case anything
        /// A word of one of these classes, behind words that are passed over.
        case word(WordClassSet)
        /// One of some strings, by their units next to the figure.
        case literal(UnitSet)
    }

    init(_ rule: Rule, index: Int, sorts: [String]) {
        self.rule = index
        weight = rule.weight
        pattern = rule.pattern
        self.sorts = sorts.indices.reduce(UInt64(0)) { rule.pattern.anchor.contains(sorts[$1]) ? $0 | 1 << UInt64($1) : $0 }
        left = Self.neighbour(rule.pattern.before) { $0.last }
        right = Self.neighbour(rule.pattern.after) { $0.first }
    }

    /// Whether the pattern may match at a figure; false is certain.
    func mayMatch(_ figure: FigureSurroundings) -> Bool {
        (sorts == 0 || sorts & figure.sorts != 0) && Self.isMet(left, by: figure.left) && Self.isMet(right, by: figure.right)
    }

    private static func neighbour(_ elements: [Pattern.Element], _ edge: ([UInt16]) -> UInt16?) -> Neighbour {
        guard let first = elements.first, !first.isOptional else { return .anything }
        switch first.test {
        case .token(let classes): return .word(classes)
        case .literal(let forms):
            var units = UnitSet()
            for form in forms {
                guard let unit = edge(form) else { return .anything }
                units.insert(unit)
            }
            return .literal(units)
        default: return .anything
        }
    }

    private static func isMet(_ wanted: Neighbour, by side: FigureSurroundings.Side) -> Bool {
        switch wanted {
        case .anything: true
        case .word(let classes): classes.intersects(side.classes)
        case .literal(let units): units.intersects(side.units)
        }
    }
}

/// What stands around a figure, as far as patterns are told from it before they are tried.
struct FigureSurroundings {
    struct Side {
        /// The classes of the words up to the first that is not passed over.
        var classes: WordClassSet = []
        /// The units next to the figure, and next to it when words are passed over.
        var units = UnitSet()
    }
    /// The sorts that the figure is of, as bits in the order of `RuleIndex.sorts`.
    var sorts: UInt64 = 0
    var left = Side()
    var right = Side()
}

/// Some UTF-16 units, hashed to bits: two sets that do not meet have none in common.
struct UnitSet: Sendable {
    private var bits: UInt64 = 0

    mutating func insert(_ unit: UInt16) { bits |= 1 << UInt64((unit &* 0x9E37) >> 10) }
    func intersects(_ other: UnitSet) -> Bool { bits & other.bits != 0 }
}
