/// What every UTF-16 unit means inside a numeral: one table look-up a unit.
public struct NumeralTable: @unchecked Sendable {
    /// The part that a unit can play in a numeral.
    public enum Part: UInt8, Sendable {
        case none = 0
        /// 0...9, half and full width.
        case arabic = 1
        /// 〇 零 一 … 九 两: the low half is the digit.
        case digit = 2
        /// 十 廿 卅 卌: the low half is the number of tens.
        case tens = 3
        /// 百 千: the low half is the power of ten.
        case small = 4
        /// 万 亿 兆: the low half is the power of ten.
        case big = 5
        /// 壹 贰 …: digits that are read only between their own kind, since 伍 and 陆 stand in common words.
        case financial = 6
    }

    /// The part in the high half of a byte, its digit or power in the low half, for all 65,536 units.
    @usableFromInline let entries: UnsafePointer<UInt8>

    /// The units that play a part.
    public let parts: [UInt16]

    /// The one table.
    public static let shared = NumeralTable()

    private init() {
        // Never freed: there is one table, and it is asked of every unit of text.
        let entries = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x10000)
        entries.initialize(repeating: 0, count: 0x10000)
        var parts: [UInt16] = []
        func set(_ characters: String, _ part: Part, _ values: [UInt8]) {
            for (unit, value) in zip(characters.utf16, values) {
                entries[Int(unit)] = part.rawValue << 4 | value
                parts.append(unit)
            }
        }
        let ten = [UInt8](0...9)
        set("0123456789", .arabic, ten)
        set("０１２３４５６７８９", .arabic, ten)
        set("〇一二三四五六七八九", .digit, ten)
        set("零○两兩", .digit, [0, 0, 2, 2])
        set("壹贰叁肆伍陆柒捌玖", .financial, [1, 2, 3, 4, 5, 6, 7, 8, 9])
        set("貳參叄陸", .financial, [2, 3, 3, 6])
        set("十廿卅卌", .tens, [1, 2, 3, 4])
        set("拾", .tens, [1])
        set("百佰千仟", .small, [2, 2, 3, 3])
        set("万萬亿億兆", .big, [4, 4, 8, 8, 12])
        self.entries = UnsafePointer(entries)
        self.parts = parts
    }

    /// The part of a unit.
    @inlinable public func part(of unit: UInt16) -> Part {
        // The tables hold no other high halves.
        unsafeBitCast(entries[Int(unit)] >> 4, to: Part.self)
    }

    /// The digit or power of a unit that plays a part.
    @inlinable public func value(of unit: UInt16) -> Int { Int(entries[Int(unit)] & 15) }

    /// Whether a unit can begin or continue a numeral.
    @inlinable public func isPart(_ unit: UInt16) -> Bool { entries[Int(unit)] != 0 }
}
