/// Reads the dateline at a paragraph's head: 本报嘉祥讯, 新华社北京3月5日电, 央视网消息, 大河日报郑州讯（记者 …）.
struct Dateline {
    /// The units of the dateline proper.
    let span: Range<Int>
    /// Behind what goes with it: the reporters in brackets, the colon.
    let end: Int

    /// Whether a dateline can begin with this unit; most paragraphs are ruled out by it.
    static func mayBegin(with unit: UInt16) -> Bool { unit == 0x672C || agencyHeads.contains(unit) }

    /// Looks at the first forty units of a paragraph; nil if there is no dateline.
    init?(_ text: UnsafeBufferPointer<UInt16>, _ paragraph: Range<Int>) {
        let start = paragraph.lowerBound
        let limit = min(paragraph.upperBound, start + 40)
        func has(_ word: [UInt16], at i: Int) -> Bool {
            guard i + word.count <= limit else { return false }
            for k in 0..<word.count where text[i + k] != word[k] { return false }
            return true
        }
        func isAgency() -> Bool {
            guard start + 2 < limit else { return false }
            // 本…: 报 网 台 刊 站; …社, …网: 新华社 中新社 中新网 央视网 人民网 …
            if text[start] == 0x672C {
                return [0x62A5, 0x7F51, 0x53F0, 0x520A, 0x7AD9].contains(text[start + 1])
            }
            guard Dateline.agencyHeads.contains(text[start]) else { return false }
            return Dateline.agencies.contains { has($0, at: start) }
        }
        // Where 讯, 电 or 消息 stands, with nothing but names and a date before it.
        let isNamed = isAgency()
        var i = start
        var found = -1
        scan: while i < limit, i - start < 26 {
            let unit = text[i]
            switch unit {
            case 0x8BAF where i > start && !Dateline.beforeNews.contains(text[i - 1]): found = i + 1  // 讯
            case 0x7535 where i > start && text[i - 1] == 0x65E5: found = i + 1  // 日电
            case 0x6D88 where i > start && Dateline.houses.contains(text[i - 1]) && has(Dateline.news, at: i):
                found = i + 2
            case 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0x3001, 0x201C, 0x201D, 0x300A: break scan
            // 本报记者 and 通讯员 are no datelines.
            case 0x8BB0 where has(Dateline.reporter, at: i), 0x901A where has(Dateline.correspondent, at: i): break scan
            default: break
            }
            if found >= 0 { break }
            i += 1
        }
        guard found >= 0 else { return nil }
        let opens = found < limit && text[found] == 0xFF08
        // Without an agency's name only "…讯（记者" and "…讯（通讯员" will do.
        guard
            isNamed
                || (opens
                    && [Dateline.reporter, Dateline.correspondent, Dateline.trainee].contains { has($0, at: found + 1) })
        else { return nil }
        var end = found
        if opens {
            var close = found
            while close < paragraph.upperBound, close - found < 60, text[close] != 0xFF09 { close += 1 }
            if close < paragraph.upperBound, text[close] == 0xFF09 { end = close + 1 }
        }
        if end < paragraph.upperBound, text[end] == 0xFF1A { end += 1 }
        self.span = start..<found
        self.end = end
    }

    private static let agencies: [[UInt16]] = [
        "新华社", "新华网", "中新社", "中新网", "中国新闻", "央视", "央广", "人民网", "光明网", "中国网", "中青", "经济日报", "人民日报",
    ].map { Array($0.utf16) }
    private static let agencyHeads = Array("新中央人光经".utf16)
    /// 资讯, 通讯, 短讯 … are words of their own.
    private static let beforeNews = Array("资通短电音喜视简".utf16)
    /// 消息 follows the name of a house at once: 央视网消息.
    private static let houses = Array("网社报台视日".utf16)
    private static let news = Array("消息".utf16)
    private static let reporter = Array("记者".utf16)
    private static let correspondent = Array("通讯".utf16)
    private static let trainee = Array("见习".utf16)
}
