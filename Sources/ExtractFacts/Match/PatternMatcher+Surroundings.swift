import ChineseText
import FactRules

/// What stands around the figure, by which it is told beforehand which patterns may match.
extension PatternMatcher {
    /// Looks for elements that patterns begin with beside the figure, on one side. What is told at once with one of them is noted too.
    func look(for kind: FirstKind, _ direction: Int, into side: inout FirstKinds) {
        let offset = direction < 0 ? Int(view.tokens[anchor].start) : Int(view.tokens[anchor].end)
        switch kind {
        case .left, .leftVerb, .leftAction, .leftNoun, .leftRise, .leftFall:
            side.known.insert([.left, .leftVerb, .leftAction, .leftNoun, .leftRise, .leftFall])
            guard direction < 0, let last = view.tokenEnding(at: offset) else { return }
            let cut = cuts.traits(cuts.left(before: last + 1, cutter))
            guard cut.next <= last, cut.count > 0 else { return }
            let tail = view.tokens[cut.tail]
            side.found.insert(.left)
            if tail.isVerb { side.found.insert(.leftVerb) }
            if !tail.isVerb || tail.is(.nounverb) { side.found.insert(.leftNoun) }
            if cut.hasAction { side.found.insert(.leftAction) }
            if cut.count >= 2 {
                if view.tokens[cut.head].is(.rise) { side.found.insert(.leftRise) }
                if view.tokens[cut.head].is(.fall) { side.found.insert(.leftFall) }
            }
        case .period, .comma, .pause:
            side.known.insert([.period, .comma, .pause])
            guard let token = neighbour(skip(offset, direction), direction) else { return }
            switch view.tokens[token].kind {
            case .period: side.found.insert(.period)
            case .comma: side.found.insert(.comma)
            case .pause: side.found.insert(.pause)
            default: break
            }
        case .edge:
            side.known.insert(.edge)
            if edge(offset, direction).end != Self.none { side.found.insert(.edge) }
        default: break
        }
    }

    /// What stands around the figure. `wanted` are the sorts that any anchor names.
    func surroundings(dimension: Unit.Dimension?, wanted: QuantitySortSet) -> FigureSurroundings {
        var found = FigureSurroundings()
        if let figure = cutter.figureIndex(anchor) { found.sorts = sorts(of: figure, dimension: dimension, wanted: wanted) }
        found.left = side(Int(view.tokens[anchor].start), -1)
        found.right = side(Int(view.tokens[anchor].end), 1)
        return found
    }

    private func side(_ offset: Int, _ direction: Int) -> FigureSurroundings.Side {
        var found = FigureSurroundings.Side()
        func addUnit(_ offset: Int) {
            let at = direction < 0 ? offset - 1 : offset
            if view.span.contains(at) { found.units.insert(view.text[at]) }
        }
        addUnit(offset)
        let end = skip(offset, direction)
        addUnit(end)
        // The words passed over, and the one that was not.
        var at = offset
        while let token = neighbour(at, direction) {
            if view.tokens[token].kind == .word { found.classes.insert(view.tokens[token].wordClass) }
            if at == end { break }
            at = far(token, direction)
        }
        return found
    }

    /// The sorts that a quantity of the sentence is of, as far as they are wanted.
    func sorts(of index: Int, dimension: Unit.Dimension?, wanted: QuantitySortSet) -> QuantitySortSet {
        let kind = view.quantities[index].kind
        let unit = view.quantities[index].unit
        let number = view.quantities[index].number
        let counts = kind == .count || kind == .number
        var found = QuantitySortSet()
        found.insert(.counting, where: counts && unit >= 0)
        found.insert(.measure, where: kind == .measure)
        found.insert(.percent, where: kind == .percent)
        found.insert(.point, where: dimension == .point)
        found.insert(.ratio, where: dimension == .ratio)
        found.insert(.money, where: kind == .money)
        found.insert(.duration, where: kind == .duration)
        found.insert(.rank, where: kind == .ordinal)
        found.insert(.age, where: kind == .age)
        found.insert(.bare, where: unit < 0)
        found.insert(.person, where: dimension == .person)
        found.insert(.times, where: dimension == .times)
        if counts, dimension != .ratio, number.count == 1 {
            found.insert(.one, where: view.text[number.lowerBound] == 0x4E00)
            found.insert(.few, where: Self.isSmallNumeral(view.text[number.lowerBound]))
        }
        found.insert(.plain, where: !view.quantities[index].isName && unit >= 0 && kind != .age && kind != .duration)
        if view.hasQuotes, wanted.contains(.quoted) { found.insert(.quoted, where: isQuoted(view.quantities[index].span)) }
        if view.hasTitles, wanted.contains(.titled) { found.insert(.titled, where: isTitled(view.quantities[index].span)) }
        return found
    }

    /// 一 to 十 and 两, as one character.
    private static func isSmallNumeral(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
        default: false
        }
    }

    /// Whether a quantity stands in a short quotation without a comma, which is a name: “两个维护”.
    private func isQuoted(_ quantity: Range<Int>) -> Bool {
        guard let count = enclosed(quantity, open: (0x201C, 0x2018), close: (0x201D, 0x2019)) else { return false }
        return count <= 12
    }

    /// Whether a quantity stands in the title of a work, a law or a document: 《…三十条措施的意见》.
    private func isTitled(_ quantity: Range<Int>) -> Bool {
        enclosed(quantity, open: (0x300A, 0x300A), close: (0x300B, 0x300B)) != nil
    }

    /// How much the marks around a quantity with no other sentence mark between enclose, themselves included, or nil.
    private func enclosed(_ quantity: Range<Int>, open: (UInt16, UInt16), close: (UInt16, UInt16)) -> Int? {
        var start = quantity.lowerBound - 1
        while true {
            guard start >= view.span.lowerBound else { return nil }
            let unit = view.text[start]
            if unit == open.0 || unit == open.1 { break }
            if unit == close.0 || unit == close.1 || unit == 0x3002 || quantity.lowerBound - start > 60 { return nil }
            start -= 1
        }
        var end = quantity.upperBound
        while true {
            guard end < view.span.upperBound else { return nil }
            let unit = view.text[end]
            if unit == close.0 || unit == close.1 { return end + 1 - start }
            if unit == open.0 || unit == open.1 || unit == 0x3002 || end - quantity.upperBound > 60 { return nil }
            end += 1
        }
    }
}
