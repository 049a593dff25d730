/// What the mender needs to know of a folded unit. One byte each, looked up in a table of 64 KB.
enum UnitClass {
    /// Ideographs and all other wide characters that are no punctuation.
    static let wide: UInt8 = 0
    static let digit: UInt8 = 1
    /// Latin, Greek and Cyrillic letters.
    static let letter: UInt8 = 2
    static let blank: UInt8 = 3
    static let tab: UInt8 = 4
    /// Zero-width characters and control bytes: they leave no trace in the working text.
    static let nothing: UInt8 = 5
    static let lineEnd: UInt8 = 6
    /// ，、
    static let comma: UInt8 = 7
    /// 。！？
    static let stop: UInt8 = 8
    static let semicolon: UInt8 = 9
    static let colon: UInt8 = 10
    static let open: UInt8 = 11
    static let close: UInt8 = 12
    /// ASCII `" ' , ; : ! ? ( )`, which become Chinese punctuation beside Chinese characters.
    static let ascii: UInt8 = 13
    /// Signs inside numbers and Latin text: `. % + - / ~ ‰` and the dash.
    static let sign: UInt8 = 14
    /// Other symbols.
    static let symbol: UInt8 = 15
    /// Symbols that open list items, bylines and headings: □ ■ ● ◆ ❶ ①.
    static let mark: UInt8 = 16
    /// Arabic numerals set as one character, fractions and the like are `wide`; an asterisk may be Markdown.
    static let asterisk: UInt8 = 17

    static let table: [UInt8] = {
        var table = [UInt8](repeating: wide, count: 0x10000)
        func set(_ characters: String, _ value: UInt8) { for unit in characters.utf16 { table[Int(unit)] = value } }
        func set(_ units: ClosedRange<Int>, _ value: UInt8) { for unit in units { table[unit] = value } }
        set(0x00...0x1F, nothing)
        set(0x20...0x20, blank)
        set(0x21...0x2F, symbol)
        set(0x30...0x39, digit)
        set(0x3A...0x40, symbol)
        set(0x41...0x5A, letter)
        set(0x5B...0x60, symbol)
        set(0x61...0x7A, letter)
        set(0x7B...0x7E, symbol)
        set(0x7F...0x9F, nothing)
        set(0xA0...0xBF, symbol)
        set(0xC0...0x24F, letter)
        set(0x370...0x52F, letter)
        set(0x09...0x09, tab)
        set(0x0A...0x0D, lineEnd)
        set(0x85...0x85, lineEnd)
        set(0x2028...0x2029, lineEnd)
        set(0xAD...0xAD, nothing)
        set(0x200B...0x200F, nothing)
        set(0x202A...0x202E, nothing)
        set(0x2060...0x2064, nothing)
        set(0xFE00...0xFE0F, nothing)
        set(0xFEFF...0xFEFF, nothing)
        set(0x2460...0x24FF, mark)
        set(0x25A0...0x25FF, mark)
        set(0x2600...0x26FF, mark)
        set(0x2756...0x2756, mark)
        set(0x2776...0x2793, mark)
        set(0xD800...0xDFFF, wide)
        set("\"',;:!?()", ascii)
        set("，、", comma)
        set("。！？", stop)
        set("；", semicolon)
        set("：", colon)
        set("（《“‘【〔〖〈[{", open)
        set("）》”’】〕〗〉]}", close)
        set(".%+-/~‰—±", sign)
        set("*", asterisk)
        set("•·", mark)
        set("·", symbol)
        return table
    }()

    /// Whether the class is text that Chinese sentences are written in: ideographs or Chinese punctuation.
    @inline(__always)
    static func isChinese(_ kind: UInt8) -> Bool { kind == wide || (kind >= comma && kind <= close) }
}
