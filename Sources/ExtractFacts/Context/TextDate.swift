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
            if let day = compactDay(paragraph.span, text) { return day }
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

    /// The day of a line of eight digits and no more: 20190708.
    private static func compactDay(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> CalendarDate? {
        guard line.count == 8, line.allSatisfy({ text[$0].isDigit }) else { return nil }
        func number(_ span: Range<Int>) -> Int { span.reduce(0) { $0 * 10 + Int(text[line.lowerBound + $1]) - 0x30 } }
        return day(year: number(0..<4), month: number(4..<6), number(6..<8))
    }

    /// The day of the seven digits that an agency of Taiwan closes its news with: 1080708.
    static func closingDay(of article: Article, page: Page, text: UnsafeBufferPointer<UInt16>) -> CalendarDate? {
        guard let last = page.paragraphs[article.paragraphs].last?.span, last.count >= 8 else { return nil }
        let digits = (last.upperBound - 7)..<last.upperBound
        guard digits.allSatisfy({ text[$0].isDigit }), !text[digits.lowerBound - 1].isDigit else { return nil }
        func number(_ span: Range<Int>) -> Int { span.reduce(0) { $0 * 10 + Int(text[digits.lowerBound + $1]) - 0x30 } }
        return day(year: number(0..<3) + 1911, month: number(3..<5), number(5..<7))
    }

    private static func day(year: Int, month: Int, _ day: Int) -> CalendarDate? {
        guard (1949...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The year in the number that a document of an office bears at its head (府办发〔2019〕12号); nil where it bears none.
    static func documentYear(of article: Article, page: Page, text: UnsafeBufferPointer<UInt16>) -> Int? {
        for paragraph in page.paragraphs[article.paragraphs].prefix(headParagraphs) where paragraph.span.count <= 40 {
            let span = paragraph.span
            guard span.count >= 8, let open = span.firstIndex(where: { [0x3014, 0x5B, 0xFF3B, 0x3010].contains(text[$0]) }),
                open + 6 < span.upperBound, (open + 1...open + 4).allSatisfy({ text[$0].isDigit }),
                [0x3015, 0x5D, 0xFF3D, 0x3011].contains(text[open + 5]), text[open + 6].isDigit || text[open + 6] == 0x7B2C,
                text[open + 7..<span.upperBound].contains(0x53F7)
            else { continue }
            let year = (open + 1...open + 4).reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
            if (1949...2100).contains(year) { return year }
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
