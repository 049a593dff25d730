import ChineseText
import FactRules

/// What a text's own words tell of the year in which it was written, where no date is told.
enum YearNaming {
    /// The whole year that a headline names as its subject (2013年实事项目完成情况); nil where it names none.
    static func titleYear(_ article: Article, in sentences: ArraySlice<SentenceScan>, _ text: UnsafeBufferPointer<UInt16>) -> Int? {
        guard let title = article.title else { return nil }
        for sentence in sentences.prefix(while: { $0.span.lowerBound < title.upperBound }) where sentence.span.lowerBound >= title.lowerBound {
            for mention in sentence.periods where mention.role == .plain {
                guard let year = wholeYear(mention), !KeyFinder.isCompared(mention.span, text, from: sentence.span.lowerBound) else { continue }
                return year
            }
        }
        return nil
    }

    /// The latest year that is named as one that the writer knows: none that figures are only planned for, and the year after one that
    /// a sentence sets against 今年.
    static func latest(in sentences: ArraySlice<SentenceScan>, _ text: UnsafeBufferPointer<UInt16>) -> Int? {
        var known: Int?
        var planned: Int?
        var before: (year: Int, paragraph: Int)?
        for sentence in sentences {
            let floor = sentence.span.lowerBound
            let opening = before
            before = nil
            for (place, mention) in sentence.periods.enumerated() {
                if KeyFinder.isCompared(mention.span, text, from: floor) { continue }
                if let year = lastYear(mention) {
                    let isAim = !mention.isDate && isPlanned(sentence, behind: mention.span.upperBound, next: place + 1)
                    if isAim { planned = max(planned ?? 0, year) } else { known = max(known ?? 0, year) }
                    // 2018年查处1200起, 今年1至2月300起
                    if !isAim, mention.role == .plain, wholeYear(mention) == year, !sentence.quantities.isEmpty { before = (year, sentence.paragraph) }
                } else if isThisYear(mention), let earlier = before ?? (place == 0 ? opening : nil), earlier.paragraph == sentence.paragraph {
                    known = max(known ?? 0, earlier.year + 1)
                }
            }
        }
        return known ?? planned
    }

    /// The year of a mention that names one and no part of it.
    private static func wholeYear(_ mention: PeriodMention) -> Int? {
        guard case .range(let first, let last) = mention.meaning, first == last, first.firstMonth == 0, !first.isSpringFestival,
            case .absolute(let year) = first.year, (1949...2100).contains(year)
        else { return nil }
        return year
    }

    private static func lastYear(_ mention: PeriodMention) -> Int? {
        guard case .range(let first, let last) = mention.meaning, case .absolute(let year) = last.year, mention.role != .by,
            case .absolute = first.year, (1949...2100).contains(year)
        else { return nil }
        return year
    }

    private static func isThisYear(_ mention: PeriodMention) -> Bool {
        guard case .range(let first, _) = mention.meaning else { return false }
        return first.year == .relative(0)
    }

    /// Whether a word of planning stands between a mention and the next one of its sentence: 2025年，力争新增就业1万人.
    private static func isPlanned(_ sentence: SentenceScan, behind offset: Int, next: Int) -> Bool {
        let limit = next < sentence.periods.count ? sentence.periods[next].span.lowerBound : sentence.span.upperBound
        return sentence.tokens.contains { $0.wordClass == .plan && $0.kind == .word && Int($0.start) >= offset && Int($0.start) < limit }
    }
}
