import ChineseText

/// What a document's name tells of its date and place: `jining-daily-2024-03.txt`, `brief_20241021.txt`, `guangzhou_2012.txt`.
struct DocumentName {
    /// A full date or a year and month.
    private(set) var date: CalendarDate?
    /// A year that stands alone.
    private(set) var year: Int?
    /// The words of Latin letters in it, in lower case.
    private(set) var words: [String] = []

    /// Whether the name says that it is a government's work report, which is given early in the year after the one that it
    /// reports on: `lanzhou_gwr_2016.txt`, `work-report-2019.txt`.
    var isWorkReport: Bool {
        words.contains { ["gwr", "gongzuobaogao", "zhengfugongzuobaogao", "workreport"].contains($0) }
            || words.contains("report") && words.contains { ["work", "national", "government", "gov", "zhengfu"].contains($0) }
    }

    init(_ name: String) {
        let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
        words = last.split { !((0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)) }
            .map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
        var i = 0
        while i < last.count {
            guard Self.isDigit(last[i]) else { i += 1; continue }
            var runs: [(value: Int, count: Int)] = []
            // Digits joined by one of - _ . are one date.
            while i < last.count, Self.isDigit(last[i]) {
                let start = i
                var value = 0
                while i < last.count, Self.isDigit(last[i]) {
                    if i - start < 9 { value = value * 10 + Int(last[i] - 0x30) }
                    i += 1
                }
                runs.append((value, i - start))
                if i + 1 < last.count, [0x2D, 0x5F, 0x2E].contains(last[i]), Self.isDigit(last[i + 1]) { i += 1 }
            }
            for first in runs.indices { take(runs[first...]) }
        }
    }

    private mutating func take(_ rest: ArraySlice<(value: Int, count: Int)>) {
        let runs = Array(rest)
        guard let first = runs.first else { return }
        if first.count == 8, let found = Self.date(first.value / 10000, first.value / 100 % 100, first.value % 100) {
            date = date ?? found
        } else if first.count == 4, (1949...2100).contains(first.value) {
            if runs.count >= 2, runs[1].count <= 2, (1...12).contains(runs[1].value) {
                let day = runs.count >= 3 && runs[2].count <= 2 ? runs[2].value : 0
                date = date ?? Self.date(first.value, runs[1].value, day)
            } else {
                year = year ?? first.value
            }
        }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        guard (1949...2100).contains(year), (1...12).contains(month), (0...31).contains(day) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
