/// Reads the dates of publication that callers give.
public enum PublicationDate {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as it was given, or nil if it is no date of the calendar.
    /// A time of day after a full date (`2024-03-05T08:00:00+08:00`) is dropped: files of articles often carry one.
    public static func normalized(_ text: String) -> String? {
        var bytes = Array(text.utf8)
        if bytes.count > 10, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") { bytes.removeSubrange(10...) }
        guard let year = number(bytes, 0..<4), year >= 1 else { return nil }
        if bytes.count == 4 { return String(decoding: bytes, as: UTF8.self) }
        guard bytes[4] == UInt8(ascii: "-"), let month = number(bytes, 5..<7), (1...12).contains(month) else { return nil }
        if bytes.count == 7 { return String(decoding: bytes, as: UTF8.self) }
        guard bytes.count == 10, bytes[7] == UInt8(ascii: "-"), let day = number(bytes, 8..<10), day >= 1,
            day <= days(of: month, in: year)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number that the bytes of a range spell, or nil if one of them is missing or no digit.
    private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.upperBound <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[range] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}
