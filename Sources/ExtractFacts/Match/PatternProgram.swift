import FactRules

/// An element of a pattern as the matcher runs it: bits, numbers and pointers, nothing that is counted or allocated.
struct PatternStep {
    enum Test: UInt8 { case literal, token, phrase, ending, period, comma, pause, gap, edge, quantity }
    var test: Test
    var isOptional: Bool
    /// Index in the pattern's captures, or -1.
    var capture: Int8
    /// Which phrase a `.phrase` is.
    var phrase = Pattern.Phrase.left
    /// How far a `.gap` reaches.
    var width: Int32 = 0
    /// What a `.token` may be.
    var classes = WordClassSet()
    /// What an other `.quantity` may be; empty for any.
    var sorts = QuantitySortSet()
    /// The strings of a `.literal` or an `.ending`.
    var forms = UnsafeBufferPointer<UnsafeBufferPointer<UInt16>>(start: nil, count: 0)
    /// The units that these begin and end with.
    var firsts = UnitSet()
    var lasts = UnitSet()
}

/// All patterns of a set of rules, compiled. Owns what the steps point to.
final class PatternStore: @unchecked Sendable {
    private var steps: [UnsafeMutableBufferPointer<PatternStep>] = []
    private var lists: [UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt16>>] = []
    private var units: [UnsafeMutableBufferPointer<UInt16>] = []
    private var kept: [UnsafeMutableRawPointer] = []
    /// The texts that rules give to facts.
    let texts = FactArena(capacity: 4096)

    init() {}

    deinit {
        for buffer in steps { buffer.deallocate() }
        for buffer in lists { buffer.deallocate() }
        for buffer in units { buffer.deallocate() }
        for buffer in kept { buffer.deallocate() }
    }

    /// Plain values where nothing moves them.
    func keep<Element>(_ values: [Element]) -> UnsafeBufferPointer<Element> {
        let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, values.count))
        _ = buffer.initialize(from: values)
        kept.append(UnsafeMutableRawPointer(buffer.baseAddress!))
        return UnsafeBufferPointer(rebasing: buffer[..<values.count])
    }

    /// So many words of zero.
    func words(_ count: Int) -> UnsafeMutablePointer<UInt64> {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
        words.initialize(repeating: 0, count: count)
        kept.append(UnsafeMutableRawPointer(words))
        return words
    }

    /// The steps of one side of a pattern.
    func compile(_ elements: [Pattern.Element]) -> UnsafeBufferPointer<PatternStep> {
        if elements.isEmpty { return UnsafeBufferPointer(start: nil, count: 0) }
        let buffer = UnsafeMutableBufferPointer<PatternStep>.allocate(capacity: elements.count)
        _ = buffer.initialize(from: elements.map(step))
        steps.append(buffer)
        return UnsafeBufferPointer(buffer)
    }

    private func step(_ element: Pattern.Element) -> PatternStep {
        var step = PatternStep(test: .edge, isOptional: element.isOptional, capture: Int8(element.capture))
        switch element.test {
        case .literal(let forms):
            (step.test, step.forms) = (.literal, list(forms))
            for form in step.forms {
                guard let first = form.first, let last = form.last else { continue }
                step.firsts.insert(first)
                step.lasts.insert(last)
            }
        case .token(let classes): (step.test, step.classes) = (.token, classes)
        case .phrase(let phrase): (step.test, step.phrase) = (.phrase, phrase)
        case .ending(let forms): (step.test, step.forms) = (.ending, list(forms))
        case .period: step.test = .period
        case .comma: step.test = .comma
        case .pause: step.test = .pause
        case .gap(let width): (step.test, step.width) = (.gap, Int32(width))
        case .edge: step.test = .edge
        case .quantity(let sorts): (step.test, step.sorts) = (.quantity, QuantitySortSet(named: sorts))
        }
        return step
    }

    private func list(_ forms: [[UInt16]]) -> UnsafeBufferPointer<UnsafeBufferPointer<UInt16>> {
        let buffer = UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt16>>.allocate(capacity: forms.count)
        let copies = forms.map { form in
            let copy = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: form.count)
            _ = copy.initialize(from: form)
            units.append(copy)
            return UnsafeBufferPointer(copy)
        }
        _ = buffer.initialize(from: copies)
        lists.append(buffer)
        return UnsafeBufferPointer(buffer)
    }
}

extension QuantitySortSet {
    init(named names: [String]) {
        self.init()
        for name in names { if let sort = QuantitySort(rawValue: name) { insert(sort) } }
    }
}
