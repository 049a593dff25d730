/// Reads one numeral at a place: Arabic, Chinese, financial or mixed, with its scale words, fractions and percent in words.
///
/// The time is linear in the units read, and a numeral is never read twice: whoever scans goes on at its `end`.
public struct NumeralReader: Sendable {
    let table: NumeralTable

    public init(table: NumeralTable = .shared) { self.table = table }

    /// The numeral that begins at `start` and ends at or before `limit`, or nil. A sign is read if it stands at `start`.
    /// `probe` tells whether a unit begins at an offset.
    public func read(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, probe: (Int) -> UnitProbe
    ) -> Numeral? {
        var numeral = Numeral(end: start)
        return read(text, from: start, to: limit, into: &numeral, probe: probe) ? numeral : nil
    }

    /// The same, written into a fresh numeral that the caller has room for; false where there is none.
    public func read(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) -> Bool {
        guard start < limit else { return false }
        var at = start
        var negative = false
        var signed = false
        switch text[at] {
        case .minus, .minusSign, .fullMinus, .negative:
            negative = true
            signed = true
            at += 1
        case .plus, .fullPlus:
            signed = true
            at += 1
        default: break
        }
        guard at < limit, readUnsigned(text, from: at, to: limit, into: &numeral, probe: probe) else { return false }
        if numeral.end < limit {
            switch text[numeral.end] {
            case .part: readRatio(text, to: limit, into: &numeral, probe: probe)
            case .again: readMixed(text, to: limit, into: &numeral, probe: probe)
            default: break
            }
        }
        if signed {
            // 负 and a dash before a Chinese numeral are words, not signs, unless the numeral is a number in itself.
            if text[start] != .negative, numeral.style != .arabic { return false }
            numeral.isSigned = true
            if negative {
                numeral.value = -numeral.value
                if let upper = numeral.upper {
                    numeral.upper = numeral.value
                    numeral.value = -upper
                }
            }
        }
        return true
    }

    /// A numeral without sign and without 分之.
    private func readUnsigned(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) -> Bool {
        switch table.part(of: text[start]) {
        case .arabic:
            readArabic(text, from: start, to: limit, into: &numeral, probe: probe)
            return true
        case .none: return readIndefinite(text, from: start, to: limit, into: &numeral, probe: probe)
        default: return readChinese(text, from: start, to: limit, into: &numeral, probe: probe)
        }
    }

    /// The number behind 分之, if there is one: what has been read becomes what it is a part of.
    private func readRatio(
        _ text: UnsafeBufferPointer<UInt16>, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) {
        guard let start = fractionBar(text, after: numeral, to: limit) else { return }
        var part = Numeral(end: start)
        guard readPart(text, from: start, to: limit, into: &part, probe: probe), !part.isIndefinite, let whole = ratio(of: numeral, part: &part)
        else { return }
        part.ratio = whole
        numeral = part
    }

    /// The number behind 分之, which alone may have a sign of its own: 百分之负二.
    private func readPart(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into part: inout Numeral, probe: (Int) -> UnitProbe
    ) -> Bool {
        let isNegative = text[start] == .negative || text[start] == .minus || text[start] == .minusSign
        guard isNegative else { return readUnsigned(text, from: start, to: limit, into: &part, probe: probe) }
        guard start + 1 < limit, readUnsigned(text, from: start + 1, to: limit, into: &part, probe: probe), part.upper == nil else { return false }
        part.value = -part.value
        part.isSigned = true
        return true
    }

    /// A whole number and a fraction, 又 between them: 五又三分之一, 一又二分之一.
    private func readMixed(
        _ text: UnsafeBufferPointer<UInt16>, to limit: Int, into whole: inout Numeral, probe: (Int) -> UnitProbe
    ) {
        let at = whole.end
        var denominator = Numeral(end: at)
        var part = Numeral(end: at)
        guard at + 1 < limit, whole.ratio == .none, whole.upper == nil, whole.value.isInteger, !whole.isIndefinite,
            table.isPart(text[at + 1]), readUnsigned(text, from: at + 1, to: limit, into: &denominator, probe: probe),
            let start = fractionBar(text, after: denominator, to: limit),
            readUnsigned(text, from: start, to: limit, into: &part, probe: probe), !part.isIndefinite, part.upper == nil,
            let percent = part.value.percent(of: denominator.value), part.value < denominator.value
        else { return }
        part.value = whole.value + percent.scaled(by: -2)
        part.scale = 0
        part.hasPoint = true
        whole = part
    }

    /// 数十, 几百万, 好几千: consumed, but it says no number.
    private func readIndefinite(
        _ text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int, into numeral: inout Numeral, probe: (Int) -> UnitProbe
    ) -> Bool {
        guard text[start] == .several || text[start] == .number else { return false }
        var at = start + 1
        while at < limit, at - start <= 5 {
            let part = table.part(of: text[at])
            guard part == .small || part == .big || (part == .tens && table.value(of: text[at]) == 1) else { break }
            if probe(at) == .ownsScale { break }
            at += 1
        }
        guard at > start + 1 else { return false }
        if at < limit, text[at] == .more || text[at] == .surplus { at += 1 }
        numeral.end = at
        numeral.style = .chinese
        numeral.isIndefinite = true
        return true
    }

    /// The offset after 分之 behind a numeral, or nil. One blank may stand on either side.
    private func fractionBar(_ text: UnsafeBufferPointer<UInt16>, after numeral: Numeral, to limit: Int) -> Int? {
        guard !numeral.isIndefinite else { return nil }
        let at = numeral.end
        guard at + 2 < limit, text[at] == .part, text[at + 1] == .of else { return nil }
        return text[at + 2] == .blank && at + 3 < limit ? at + 3 : at + 2
    }

    /// Turns `part`, read behind 分之, into what it is of `whole`. Nil where that makes no number.
    private func ratio(of whole: Numeral, part: inout Numeral) -> Numeral.Ratio? {
        switch whole.value.integer {
        case 100: return .percent
        case 1000: return .perMille
        case 10000 where whole.style != .arabic: return .perTenThousand
        default: break
        }
        guard whole.upper == nil else { return nil }
        // 十万分之三点二: exact, whatever the number of decimals.
        if whole.style != .arabic, let power = whole.value.powerOfTen {
            part.value = part.value.scaled(by: 2 - power)
            part.upper = part.upper?.scaled(by: 2 - power)
            part.scale = 0
            return .percent
        }
        guard let value = part.value.percent(of: whole.value) else { return nil }
        part.upper = part.upper.flatMap { $0.percent(of: whole.value) }
        part.value = value
        part.scale = 0
        return .percent
    }
}

extension UInt16 {
    static let blank: UInt16 = 0x20
    static let plus: UInt16 = 0x2B
    static let minus: UInt16 = 0x2D
    static let minusSign: UInt16 = 0x2212
    static let fullMinus: UInt16 = 0xFF0D
    static let fullPlus: UInt16 = 0xFF0B
    /// 负
    static let negative: UInt16 = 0x8D1F
    /// 几
    static let several: UInt16 = 0x51E0
    /// 数
    static let number: UInt16 = 0x6570
    /// 多
    static let more: UInt16 = 0x591A
    /// 余
    static let surplus: UInt16 = 0x4F59
    /// 来
    static let about: UInt16 = 0x6765
    /// 把
    static let roughly: UInt16 = 0x628A
    /// 好
    static let good: UInt16 = 0x597D
    /// 又
    static let again: UInt16 = 0x53C8
    /// 分
    static let part: UInt16 = 0x5206
    /// 之
    static let of: UInt16 = 0x4E4B
    /// 点
    static let point: UInt16 = 0x70B9
    /// 點
    static let traditionalPoint: UInt16 = 0x9EDE
    /// 零
    static let zeroWord: UInt16 = 0x96F6
    /// 半
    static let half: UInt16 = 0x534A
}
