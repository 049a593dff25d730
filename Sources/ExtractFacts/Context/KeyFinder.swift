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
    /// In the sentence's quantities.
    let quantity: UnsafePointer<Quantity>

    /// The period that governs the figure: the nearest named before it in its sentence that is not what it is compared
    /// with, else the one in force.
    func period() -> Period? {
        let governing = governingPeriod()
        guard var period = time.period(of: governing, current: governing.flatMap(outerPeriod) ?? state.period) else { return nil }
        // 五年来，由2万亿元增加到3万亿元: the first value is that of the year before.
        if binding.role == .before, let start = period.start, let end = period.end, end.year > start.year {
            period = Period(CalendarDate(year: start.year - 1))
        }
        // 年初以来 in a report on the first quarter is that quarter.
        if period.end == nil, let report = time.reportPeriod, let start = period.start, start.year == report.start?.year, start.month <= 1 {
            period = report
        }
        // A total since long ago is the total of the text's own year; since last year, of that year.
        if period.end == nil, let start = period.start?.year, let report = time.published?.year ?? time.reportYear, start < report - 1 {
            period.end = CalendarDate(year: time.reportYear ?? report)
        }
        return period
    }

    /// The period of the year that the sentence names before a mention that names none: 2022年，医院全年接待患者.
    private func outerPeriod(_ inner: PeriodMention) -> Period? {
        guard !inner.statesYear else { return nil }
        let outer = sentence.periods.last { mention in
            mention.span.upperBound <= inner.span.lowerBound && mention.statesYear && mention.role == .plain && !mention.isDate
                && !Self.isCompared(mention.span, view.text, from: sentence.span.lowerBound)
                && !Self.isBase(mention.span, view.text, from: sentence.span.lowerBound)
        }
        guard let outer, case .range = outer.meaning else { return nil }
        return time.stated(outer, current: state.period)
    }

    /// The mention that governs the figure, nil where none stands before it in its sentence.
    func governingPeriod() -> PeriodMention? {
        var governing: PeriodMention?
        for mention in sentence.periods where mention.span.lowerBound < quantity.pointee.span.lowerBound {
            if mention.role == .vague { continue }
            // 到2016年增加30%，同期…增加15%: of the period that the sentence has named.
            if case .same = mention.meaning, mention.role == .plain, governing != nil { continue }
            if Self.isCompared(mention.span, view.text, from: sentence.span.lowerBound) {
                // 比2019年的2801件, 较上年402次: the value that is compared with, given itself.
                if leadsToFigure(mention) { governing = mention }
                continue
            }
            // 由1990年的58%降为1999年的51%: the second is the later value's own.
            let isOwn = binding.role == .after && mention.span.lowerBound > previousFigureEnd()
            if binding.role != .before, !isOwn, mention.role == .previous && followed(mention, by: 0x7684) || Self.isBase(mention.span, view.text, from: sentence.span.lowerBound) { continue }
            // 新世纪以来, 改革开放以来 tell an era, not the figure's time.
            if case .fixed = mention.meaning, mention.role == .since { continue }
            if mention.isDate, mention.role == .plain, isReported(mention) { continue }
            if isFoundation(mention) { continue }
            governing = mention
        }
        return governing
    }

    /// Whether what a period tells is only built on: 在上年增产3万吨的基础上又增产5万吨.
    private func isFoundation(_ mention: PeriodMention) -> Bool {
        guard mention.span.lowerBound > sentence.span.lowerBound, view.text[mention.span.lowerBound - 1] == 0x5728 else { return false }
        var at = mention.span.upperBound
        while at + 2 < quantity.pointee.span.lowerBound, view.text[at] != 0xFF0C {
            // 基础上
            if view.text[at] == 0x57FA, view.text[at + 1] == 0x7840, view.text[at + 2] == 0x4E0A { return true }
            at += 1
        }
        return false
    }

    /// Whether only 的 and what stands in brackets parts a mention from the figure.
    private func leadsToFigure(_ mention: PeriodMention) -> Bool {
        var at = mention.span.upperBound
        let end = quantity.pointee.span.lowerBound
        if at < end, view.text[at] == 0xFF08, let close = (at..<end).first(where: { view.text[$0] == 0xFF09 }) { at = close + 1 }
        if at < end, view.text[at] == 0x7684 { at += 1 }
        return at == end
    }

    /// Where the figure before this one ends.
    private func previousFigureEnd() -> Int {
        sentence.quantities.last { $0.span.upperBound <= quantity.pointee.span.lowerBound }?.span.upperBound ?? sentence.span.lowerBound
    }

    private func followed(_ mention: PeriodMention, by unit: UInt16) -> Bool {
        mention.span.upperBound < view.text.count && view.text[mention.span.upperBound] == unit
    }

    /// Whether a date only tells when something was said: 5月14日，记者获悉.
    private func isReported(_ mention: PeriodMention) -> Bool {
        guard var token = view.tokenStarting(at: mention.span.upperBound) else { return false }
        var commas = 0
        while token < view.tokens.count, commas < 2 {
            let found = view.tokens[token]
            if found.is(.report) { return true }
            if found.kind == .quantity { return false }
            if found.endsClause { commas += 1 }
            token += 1
        }
        return false
    }

    /// Whether a period is that of an earlier value only: 从2017年的9864元提高到…, 是2015年的3.4倍.
    static func isBase(_ span: Range<Int>, _ text: UnsafeBufferPointer<UInt16>, from floor: Int) -> Bool {
        guard span.lowerBound > floor, span.upperBound < text.count else { return false }
        let before = text[span.lowerBound - 1]
        // 恢复到2019年同期的六成
        if span.upperBound + 1 < text.count, text[span.upperBound] == 0x540C, text[span.upperBound + 1] == 0x671F { return true }
        // 由 从 是 为 … 的
        guard [0x7531, 0x4ECE, 0x662F, 0x4E3A].contains(before) else { return false }
        return text[span.upperBound] == 0x7684 || before == 0x7531 || before == 0x4ECE
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
        if let stated = statedPlace() { return (stated.index, .stated) }
        if let later = laterPlace() { return (later, .stated) }
        if state.place >= 0 { return (state.place, .context) }
        if places.home >= 0 { return (places.home, places.homeSource ?? .context) }
        return nil
    }

    /// In a text about the whole country, the division that the clause names behind the figure: 年产30万吨的纸浆项目在福建省漳州市投产.
    private func laterPlace() -> Int? {
        guard places.home < 0 || places.gazetteer.level(of: places.home) == .nation else { return nil }
        var found: Int?
        var end = -1
        for mention in sentence.places where mention.name >= 0 && mention.span.lowerBound >= quantity.pointee.span.upperBound {
            let between = quantity.pointee.span.upperBound..<mention.span.lowerBound
            if between.contains(where: { [0xFF0C, 0x3002, 0xFF1B].contains(view.text[$0]) }) { break }
            // 在
            let opens = view.text[mention.span.lowerBound - 1] == 0x5728
            guard opens && found == nil || mention.span.lowerBound == end else { continue }
            guard PlaceReading.tellsWhere(mention, view.text, in: view.span, places: places, before: sentence.span.upperBound) else { continue }
            found = places.resolve(mention, last: state.lastCounty) ?? found
            end = mention.span.upperBound
        }
        return found
    }

    /// The last division that the sentence names before the figure, and where.
    func statedPlace() -> (index: Int, mention: PlaceMention)? {
        var found: (index: Int, mention: PlaceMention)?
        if let own = listedPlace() { return own }
        var scene = state.scene
        let listed = listBeforeFigure()
        // 北起山东烟台市福山区: what follows a place that does not tell goes with it.
        var passed = -1
        var list: [Int] = []
        for mention in sentence.places where mention.span.lowerBound < quantity.pointee.span.lowerBound {
            if isScope(mention) { continue }
            if mention.span.lowerBound == passed || listed.contains(mention.span.lowerBound) {
                passed = mention.span.upperBound
                if listed.contains(mention.span.lowerBound), let place = places.resolve(mention, last: state.lastCounty, scene: scene) { list.append(place) }
                // 竹山县、郧西县、竹溪县6.8万人: of all of them together.
                if mention.span.upperBound == quantity.pointee.span.lowerBound, !countsDivisions(quantity.pointee), let together = holder(of: list) { found = (together, mention) }
                continue
            }
            if !PlaceReading.tellsWhere(mention, view.text, in: view.span, places: places, before: quantity.pointee.span.lowerBound) {
                passed = mention.span.upperBound
                continue
            }
            // 枞阳县位于安徽省中部，总面积…: of the county still.
            if mention.name >= 0, let before = found, isWhereabouts(mention), let holder = places.resolve(mention, last: state.lastCounty),
                places.gazetteer.isWithin(before.index, holder)
            {
                continue
            }
            // 全市 after a county-level city in its sentence is that city.
            if mention.wordClass == .deixisCity, let before = found, isCountyCity(before.index) { continue }
            if let place = places.resolve(mention, last: state.lastCounty, scene: scene) {
                found = (place, mention)
                if mention.name >= 0 { scene = place }
            }
        }
        return found
    }

    /// Where three places and more are listed right before the figure that counts them: 黑龙江、四川、西藏等9个省份.
    private func listBeforeFigure() -> Range<Int> {
        var end = quantity.pointee.span.lowerBound
        // 等14个市46个县: of the same list.
        if let before = sentence.quantities.last(where: { $0.span.upperBound <= end && end - $0.span.upperBound <= 3 }), countsDivisions(before),
            (before.span.upperBound..<end).allSatisfy({ Self.divisionWords.contains(view.text[$0]) })
        {
            end = before.span.lowerBound
        }
        // 等
        if end > sentence.span.lowerBound, view.text[end - 1] == 0x7B49 { end -= 1 }
        var start = end
        var count = 0
        for mention in sentence.places.reversed() where mention.name >= 0 && mention.span.upperBound <= end {
            let gap = start - mention.span.upperBound
            guard gap == 0 || gap == 1 && count > 0 && Self.joinsList(view.text[mention.span.upperBound]) else { break }
            // 安徽合肥: a place within the one before it is no other.
            if gap == 1 || count == 0 { count += 1 }
            start = mention.span.lowerBound
        }
        // …、日土7县: the others of the list are not known.
        let isListed = countsDivisions(quantity.pointee) && count == 1 && start > sentence.span.lowerBound && view.text[start - 1] == 0x3001
        return count >= 3 || isListed ? start..<end : end..<end
    }

    /// Whether a place only tells where the one named before it lies: 位于, 地处, 隶属于, 属.
    private func isWhereabouts(_ mention: PlaceMention) -> Bool {
        let start = mention.span.lowerBound
        guard start >= sentence.span.lowerBound + 2 else { return false }
        switch (view.text[start - 2], view.text[start - 1]) {
        case (0x4F4D, 0x4E8E), (0x5730, 0x5904), (0x5C5E, 0x4E8E), (0x96B6, 0x5C5E), (0x843D, 0x4E8E): return true
        default: return false
        }
    }

    /// 县 市 区 省 旗 州
    private static let divisionWords: [UInt16] = [0x53BF, 0x5E02, 0x533A, 0x7701, 0x65D7, 0x5DDE]

    /// Whether a figure counts divisions: 9个省, 46个县市区.
    private func countsDivisions(_ quantity: Quantity) -> Bool {
        func isDivision(_ at: Int) -> Bool { at < sentence.span.upperBound && Self.divisionWords.contains(view.text[at]) }
        return quantity.unitSpan.first.map(isDivision) ?? false || isDivision(quantity.span.upperBound)
    }

    /// The division that holds all of some: 十堰市 of 十堰市竹山县、郧西县、竹溪县, nil where only the country does.
    private func holder(of list: [Int]) -> Int? {
        let gazetteer = places.gazetteer
        guard var at = list.first else { return nil }
        while at >= 0, gazetteer.level(of: at) > .nation {
            if list.allSatisfy({ gazetteer.isWithin($0, at) }) { return at }
            at = gazetteer.parent(of: at)
        }
        return nil
    }

    private func isCountyCity(_ place: Int) -> Bool {
        places.gazetteer.level(of: place) == .county && places.gazetteer.isNamed(place, "市")
    }

    /// The division of one figure of several that a sentence gives for as many divisions listed before them.
    private func listedPlace() -> (index: Int, mention: PlaceMention)? {
        guard binding.run.count > 1 else { return nil }
        var run: [PlaceMention] = []
        for mention in sentence.places where mention.name >= 0 && mention.span.upperBound <= quantity.pointee.span.lowerBound {
            if let last = run.last, mention.span.lowerBound - last.span.upperBound != 1 || !Self.joinsList(view.text[last.span.upperBound]) {
                if run.count == binding.run.count { break }
                run.removeAll()
            }
            run.append(mention)
        }
        guard run.count == binding.run.count else { return nil }
        let mention = run[binding.run.index]
        return places.resolve(mention, last: state.lastCounty).map { ($0, mention) }
    }

    /// 、 和 与 及
    private static func joinsList(_ unit: UInt16) -> Bool { [0x3001, 0x548C, 0x4E0E, 0x53CA].contains(unit) }

    /// Whether a place only tells among whom a figure ranks: 居全省第1位.
    private func isScope(_ mention: PlaceMention) -> Bool {
        guard binding.kind == .rank else { return false }
        switch mention.wordClass {
        case .deixisProvince, .deixisNation: return true
        // 排全区第2位 in the text of a city of an autonomous region.
        case .deixisDistrict: return places.home >= 0 && places.gazetteer.level(of: places.home) <= .prefecture && places.isCity(places.home)
        // 居全市第二 in a county's text ranks the county.
        case .deixisCity, .deixisPrefecture:
            return places.home >= 0 && places.gazetteer.level(of: places.home) > .prefecture && !places.isCity(places.home)
        default: return false
        }
    }

    /// Whether the figure is planned or expected.
    func isPlan() -> Bool {
        PlanScope.isPlan(view, before: quantity.pointee.span.lowerBound, inForce: state.isPlan, year: time.published?.year)
    }
}
