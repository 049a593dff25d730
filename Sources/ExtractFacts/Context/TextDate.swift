import ChineseText

/// Finds the date that a text bears: under its title (2022年8月3日 某报), in brackets or behind a dash (——2014年1月16日在…会议上), or
/// as its last line.
enum TextDate {
    /// Paragraphs at an article's head and at its end that are looked at.
    private static let headParagraphs = 10
    private static let tailParagraphs = 3

    /// The day that an article names as its own; nil where it names none.
    static func date(of article: Article, in sentences: ArraySlice<SentenceScan>, page: Page, text: UnsafeBufferPointer<UInt16>) -> CalendarDate? {
        let head = article.paragraphs.lowerBound + headParagraphs
        let tail = article.paragraphs.upperBound - tailParagraphs
        for sentence in sentences where sentence.paragraph < head || sentence.paragraph >= tail {
            let paragraph = page.paragraphs[sentence.paragraph]
            if paragraph.kind == .row || paragraph.span.count > 120 { continue }
            for mention in sentence.periods {
                guard mention.isDate, mention.role == .plain, case .range(let first, let last) = mention.meaning, first == last,
                    case .absolute(let year) = first.year, first.firstMonth > 0, first.firstDay > 0
                else { continue }
                guard stands(mention.span, alone: paragraph.span, text, isLast: sentence.paragraph >= tail) else { continue }
                return CalendarDate(year: year, month: Int(first.firstMonth), day: Int(first.firstDay))
            }
        }
        return nil
    }

    /// Whether a date is all that a line tells, but for marks, a label (发布时间：) and who or where.
    private static func stands(_ date: Range<Int>, alone line: Range<Int>, _ text: UnsafeBufferPointer<UInt16>, isLast: Bool) -> Bool {
        let head = line.lowerBound..<date.lowerBound
        let tail = date.upperBound..<line.upperBound
        guard head.count <= 14, !head.contains(where: { isClauseMark(text[$0]) }) else { return false }
        let isMarked = head.allSatisfy { isMark(text[$0]) }
        if !isMarked {
            // 发布时间：, 来源：某报
            guard let last = head.last, text[last] == 0xFF1A || text[last] == 0x3A || text[last] == 0x20 || text[last] == 0xFF08 || text[last] == 0x28 else { return false }
        }
        if tail.isEmpty { return true }
        // 在某届人民代表大会第二次会议上
        if isMarked, text[tail.lowerBound] == 0x5728, tail.count <= 70, let end = tail.last(where: { !isMark(text[$0]) }), text[end] == 0x4E0A { return true }
        // A sentence that only begins with a date goes on.
        return tail.count <= (isLast ? 4 : 24) && isMark(text[tail.lowerBound]) && !tail.contains { isClauseMark(text[$0]) }
    }

    /// ， 。 ；
    private static func isClauseMark(_ unit: UInt16) -> Bool { unit == 0xFF0C || unit == 0x3002 || unit == 0xFF1B || unit == 0x2C }

    /// Blanks, dashes, brackets, bars.
    private static func isMark(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20, 0x09, 0x28, 0x29, 0x2D, 0x5B, 0x5D, 0x7C, 0x2014, 0x2015, 0x3010, 0x3011, 0xFF08, 0xFF09, 0xFF1A, 0x25A0, 0x25A1, 0x25CF: true
        default: false
        }
    }
}
