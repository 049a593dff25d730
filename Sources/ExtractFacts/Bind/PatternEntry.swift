import FactRules

/// A rule's pattern, compiled, with what tells quickly that it does not match at a figure.
struct PatternEntry {
    /// Index of the rule.
    let rule: Int
    let weight: Int
    /// The elements left and right of the anchor, nearest first.
    let before: UnsafeBufferPointer<PatternStep>
    let after: UnsafeBufferPointer<PatternStep>
    /// How many captures the pattern has.
    let captures: Int
    /// The sorts that the anchor takes; empty where it takes any.
    let sorts: QuantitySortSet
    let left: Neighbour
    let right: Neighbour

    /// What must stand next to the figure on one side: a word of one of these classes, behind words that are passed over; one
    /// of some strings, by their units next to the figure. Empty for anything.
    struct Neighbour {
        var classes: WordClassSet = []
        var units = UnitSet()

        init(_ elements: [Pattern.Element], _ edge: ([UInt16]) -> UInt16?) {
            guard let first = elements.first, !first.isOptional else { return }
            switch first.test {
            case .token(let classes): self.classes = classes
            case .literal(let forms):
                var units = UnitSet()
                for form in forms {
                    guard let unit = edge(form) else { return }
                    units.insert(unit)
                }
                self.units = units
            default: break
            }
        }
    }

    init(_ rule: Rule, index: Int, store: PatternStore) {
        self.rule = index
        weight = rule.weight
        before = store.compile(rule.pattern.before)
        after = store.compile(rule.pattern.after)
        captures = rule.pattern.captures.count
        sorts = QuantitySortSet(named: rule.pattern.anchor)
        left = Neighbour(rule.pattern.before) { $0.last }
        right = Neighbour(rule.pattern.after) { $0.first }
    }
}

/// What stands around a figure, as far as patterns are told from it before they are tried.
struct FigureSurroundings {
    struct Side {
        /// The classes of the words up to the first that is not passed over.
        var classes: WordClassSet = []
        /// The units next to the figure, and next to it when words are passed over.
        var units = UnitSet()
        /// The elements that patterns begin with, as far as they were asked for.
        var firsts = FirstKinds()
    }
    /// The sorts that the figure is of.
    var sorts = QuantitySortSet()
    var left = Side()
    var right = Side()
}

/// Some UTF-16 units, hashed to bits.
struct UnitSet: Sendable {
    private(set) var bits: UInt64 = 0

    var isEmpty: Bool { bits == 0 }
    @inline(__always)
    mutating func insert(_ unit: UInt16) { bits |= 1 &<< UInt64((unit &* 0x9E37) >> 10) }
    @inline(__always)
    func contains(_ unit: UInt16) -> Bool { bits &>> UInt64((unit &* 0x9E37) >> 10) & 1 != 0 }
}
