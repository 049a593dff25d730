import ChineseText
import FactRules

/// Finds the period, the place and the status of one bound figure from its sentence and what is in force around it.
struct KeyFinder {
    let view: SentenceView
    let sentence: SentenceScan
    let state: FactAssembler.ReadingState
    let time: TimeContext
    let places: PlaceContext
    let binding: Binding
    let quantity: Quantity

    /// The period that governs the figure: the nearest named before it in its sentence that is not what it is compared
    /// with, else the one in force.
    func period() -> Period? {
        var governing: PeriodMention?
        for mention in sentence.periods where mention.span.lowerBound < quantity.span.lowerBound {
            if mention.role == .vague || Self.isCompared(mention.span, view.text, from: sentence.span.lowerBound) { continue }
            governing = mention
        }
        return time.period(of: governing, current: state.period)
    }

    /// Whether a period is what something is compared with: 比2019年, 较去年同期.
    static func isCompared(_ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>, from floor: Int) -> Bool {
        guard span.lowerBound > floor else { return false }
        switch text[span.lowerBound - 1] {
        case 0x6BD4, 0x8F83, 0x540C, 0x4E0E: return true  // 比 较 同 与
        default: return false
        }
    }

    /// The division that the figure speaks of and how that is known; nil where nothing tells.
    func place() -> (index: Int, source: Fact.LocalitySource)? {
        var found: Int?
        for mention in sentence.places where mention.span.lowerBound < quantity.span.lowerBound {
            if isScope(mention) { continue }
            if let place = places.resolve(mention, last: state.lastCounty) { found = place }
        }
        if let found { return (found, .stated) }
        if state.place >= 0 { return (state.place, .context) }
        if places.home >= 0 { return (places.home, places.homeSource ?? .context) }
        return nil
    }

    /// Whether a place only tells among whom a figure ranks or what it is a share of: 居全省第1位, 占全国的10%.
    private func isScope(_ mention: PlaceMention) -> Bool {
        let at = mention.span.lowerBound
        if at > sentence.span.lowerBound {
            switch view.text[at - 1] {
            case 0x5360, 0x5C45, 0x5217, 0x4E8E: return true  // 占 居 列 于
            default: break
            }
        }
        if binding.kind == .rank { return mention.wordClass == .deixisProvince || mention.wordClass == .deixisNation }
        return false
    }

    /// Whether the figure is planned or expected: a word of planning before it in its sentence, and none of having done.
    func isPlan() -> Bool {
        var plan = state.isPlan
        for token in view.tokens where Int(token.start) < quantity.span.lowerBound {
            if token.is(.plan) { plan = true }
            if token.is(.done) { plan = false }
        }
        return plan
    }
}
