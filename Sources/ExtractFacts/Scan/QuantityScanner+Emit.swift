import ChineseText
import FactRules

extension QuantityScanner {
    /// Appends the quantity and returns the offset after it.
    func emit(_ text: UnsafeBufferPointer<UInt16>, in range: Range<Int>, _ draft: QuantityDraft, into quantities: inout [Quantity]) -> Int {
        var span = draft.start..<draft.end
        var bound = Quantity.Bound.exact
        var unit = draft.unit
        let dimension = draft.unit >= 0 ? units.traits[draft.unit].dimension : nil
        if !draft.isName {
            let edge = blankBefore(text, draft.start, range)
            let isScale = draft.numeral.style == .scale || isScaleWord(text[draft.start])
            if let hit = modifiers.before(in: text, at: edge, from: range.lowerBound, isScale: isScale), hit.goes(with: dimension) {
                span = hit.edge..<span.upperBound
                bound = Quantity.Bound(hit.bound)
            }
            if bound == .exact, let hit = modifiers.near(in: text, before: span.lowerBound, from: range.lowerBound), hit.goes(with: dimension) {
                bound = Quantity.Bound(hit.bound)
            }
        }
        switch draft.vagueness {
        case .more: if bound != .max { bound = .min }
        case .about: if bound == .exact { bound = .approx }
        case .none: break
        }
        if !draft.isName, let hit = modifiers.after(in: text, at: span.upperBound, to: range.upperBound), hit.goes(with: dimension),
            (names.word(in: text, at: span.upperBound, to: range.upperBound) ?? 0) <= hit.edge, !isNext(text, draft, hit)
        {
            span = span.lowerBound..<hit.edge
            if draft.unit < 0, let nouns { unit = nouns.noun(in: text, at: hit.edge, to: range.upperBound)?.unit ?? -1 }
            let after = Quantity.Bound(hit.bound)
            if after == .min || after == .max || bound == .exact { bound = after == .exact ? bound : after }
        }
        let isRange = draft.upper != nil
        if isRange { bound = .range }
        // Each of the three only where the bound tells it: nothing is made to be changed.
        quantities.append(
            Quantity(
                span: span, core: draft.start..<draft.end, number: draft.start..<draft.numeral.end,
                unitSpan: draft.unitStart..<draft.unitEnd, kind: draft.kind ?? kind(of: unit), value: isRange ? nil : draft.value,
                minimum: bound == .exact || bound == .min || isRange ? draft.value : nil,
                maximum: isRange ? draft.upper : bound == .exact || bound == .max ? draft.value : nil, bound: bound, unit: unit,
                listIndex: 0, listCount: 1, isName: draft.isName))
        return span.upperBound
    }

    /// Whether 多 or 余 behind 个 begins what is counted: 2个多层厂房.
    private func isNext(_ text: UnsafeBufferPointer<UInt16>, _ draft: QuantityDraft, _ hit: ModifierTable.Hit) -> Bool {
        draft.unit == implied.item && hit.edge == draft.end + 1 && (text[draft.end] == .more || text[draft.end] == .surplus)
    }

    /// Whether the number begins with 百, 千, 万 or 亿: 上百.
    private func isScaleWord(_ unit: UInt16) -> Bool {
        let part = table.part(of: unit)
        return part == .small || part == .big
    }

    /// The offset before the number, one blank passed over.
    private func blankBefore(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ range: Range<Int>) -> Int {
        at > range.lowerBound && text[at - 1] == .blank ? at - 1 : at
    }

    /// The sort of quantity that a unit makes.
    func kind(of unit: Int) -> Quantity.Kind {
        guard unit >= 0 else { return .number }
        switch units.traits[unit].dimension {
        case .percent, .permille, .point: return .percent
        case .money, .price: return .money
        case .count, .person, .times, .rank, .ratio, .index: return .count
        case .age: return .age
        case .time: return .duration
        case .temperature: return .temperature
        default: return .measure
        }
    }
}

extension Quantity.Bound {
    init(_ bound: ModifierTable.Bound) {
        switch bound {
        case .exact: self = .exact
        case .approx: self = .approx
        case .min: self = .min
        case .max: self = .max
        }
    }
}

extension Quantity {
    /// Sets minimum and maximum from value and bound.
    mutating func setBounds() {
        switch bound {
        case .exact: (minimum, maximum) = (value, value)
        case .approx: (minimum, maximum) = (nil, nil)
        case .min: (minimum, maximum) = (value, nil)
        case .max: (minimum, maximum) = (nil, value)
        case .range: break
        }
    }
}
