import ChineseText
import FactRules

extension QuantityScanner {
    /// Gives the unit of a list's last number to those before it: 353、359和471家 is three times 家.
    func shareUnits(_ text: UnsafeBufferPointer<UInt16>, from first: Int, in quantities: inout [Quantity]) {
        var last = quantities.count - 1
        while last > first {
            let unit = quantities[last].unit
            guard unit >= 0, !quantities[last].isName, quantities[last].kind != .ordinal else {
                last -= 1
                continue
            }
            var head = last
            while head > first, shares(text, quantities, head - 1) { head -= 1 }
            if head + 1 == last, isItemNumber(text, quantities[head]) { head += 1 }
            if head < last { share(text, unit: unit, head..<last, in: &quantities) }
            last = head - 1
        }
    }

    /// Whether the quantity at a place has no unit and stands in a list before the next one.
    private func shares(_ text: UnsafeBufferPointer<UInt16>, _ quantities: [Quantity], _ place: Int) -> Bool {
        // Of most only where they stand is asked: a quantity is many bytes to copy.
        let gap = quantities[place].span.upperBound..<quantities[place + 1].span.lowerBound
        guard gap.count == 1 || gap.count == 2 else { return false }
        let number = quantities[place]
        let next = quantities[place + 1]
        guard number.unit < 0 && number.kind == .number || isShort(text, number, next), !number.isName, number.span.upperBound == number.core.upperBound,
            next.span.lowerBound == next.core.lowerBound
        else { return false }
        switch text[gap.lowerBound] {
        case .enumeration, 0x548C, 0x4E0E, 0x53CA: return gap.count == 1 || isJoin(text[gap.lowerBound + 1])
        case 0x4EE5: return gap.count == 2 && text[gap.lowerBound + 1] == 0x53CA
        default: return false
        }
    }

    /// Whether 个 stands for 个百分点, which the next number has: 9.4个和6.1个百分点.
    private func isShort(_ text: UnsafeBufferPointer<UInt16>, _ number: Quantity, _ next: Quantity) -> Bool {
        number.unit == implied.item && next.unit >= 0 && units.traits[next.unit].dimension == .point && !next.unitSpan.isEmpty
            && text[next.unitSpan.lowerBound] == 0x4E2A
    }

    /// Gives the bound of a list's first number to those behind it: 分别突破20万、16万和12万人次.
    func shareBounds(_ text: UnsafeBufferPointer<UInt16>, from first: Int, in quantities: inout [Quantity]) {
        guard quantities.count - first > 1 else { return }
        var isShared = false
        for i in first + 1..<quantities.count {
            guard isShared || quantities[i - 1].span.lowerBound < quantities[i - 1].core.lowerBound else { continue }
            let before = quantities[i - 1]
            let start = before.span.lowerBound
            if !isShared {
                isShared = start < before.core.lowerBound && start >= 2 && text[start - 2] == 0x5206 && text[start - 1] == 0x522B
                    && before.bound != .exact && before.bound != .range
            }
            let gap = before.span.upperBound..<quantities[i].span.lowerBound
            guard isShared, gap.count == 1, text[gap.lowerBound] == .enumeration || isJoin(text[gap.lowerBound]), quantities[i].bound == .exact,
                !quantities[i].isName, quantities[i].unit == before.unit, quantities[i].kind == before.kind
            else {
                isShared = false
                continue
            }
            quantities[i].bound = before.bound
            quantities[i].setBounds()
        }
    }

    private func isJoin(_ unit: UInt16) -> Bool { unit == 0x548C || unit == 0x4E0E || unit == 0x53CA || unit == .blank }

    /// Whether a number is the mark of a list item: “2、50个项目” at the beginning of a line.
    private func isItemNumber(_ text: UnsafeBufferPointer<UInt16>, _ quantity: Quantity) -> Bool {
        let start = quantity.span.lowerBound
        guard text[quantity.span.upperBound] == .enumeration, let value = quantity.value?.integer, value < 100 else { return false }
        guard start > 0 else { return true }
        switch text[start - 1] {
        case 0x0A, 0x09, 0x3002, 0xFF1B, 0x3B: return true
        default: return false
        }
    }

    private func share(
        _ text: UnsafeBufferPointer<UInt16>, unit: Int, _ members: Range<Int>, in quantities: inout [Quantity]
    ) {
        let last = quantities[members.upperBound]
        let count = members.count + 1
        let power = sharedScale(text, members, in: quantities)
        if power > 0 {
            for i in members {
                quantities[i].value = quantities[i].value?.scaled(by: power)
                quantities[i].minimum = quantities[i].minimum?.scaled(by: power)
                quantities[i].maximum = quantities[i].maximum?.scaled(by: power)
            }
        }
        for (offset, i) in members.enumerated() {
            quantities[i].unit = unit
            quantities[i].kind = last.kind
            quantities[i].unitSpan = quantities[i].core.upperBound..<quantities[i].core.upperBound
            quantities[i].listIndex = offset
            quantities[i].listCount = count
        }
        quantities[members.upperBound].listIndex = count - 1
        quantities[members.upperBound].listCount = count
    }

    /// The power of ten that the last number of a list lends to the others: 12.3、4.5和6亿元 are all 亿, 500、800和1万元 are not 万.
    private func sharedScale(_ text: UnsafeBufferPointer<UInt16>, _ members: Range<Int>, in quantities: [Quantity]) -> Int {
        let last = quantities[members.upperBound]
        guard last.value != nil,
            let numeral = reader.read(text, from: last.number.lowerBound, to: last.number.upperBound, probe: { _ in .none }),
            numeral.scale >= 4, numeral.style == .arabic
        else { return 0 }
        let most = numeral.coefficient.scaled(by: 2)
        for i in members {
            // A number with a scale of its own, and one a hundred times as large as the last, says all that it means.
            let last = text[quantities[i].number.upperBound - 1]
            guard let value = quantities[i].value, value < most, table.part(of: last) == .arabic else { return 0 }
        }
        return numeral.scale
    }

    /// Makes one range of two bounds: 5%以上10%以下.
    func joinBounds(_ text: UnsafeBufferPointer<UInt16>, from first: Int, in quantities: inout [Quantity]) {
        guard quantities.count - first > 1 else { return }
        var kept = first
        for i in first + 1..<quantities.count {
            // Bounds are few, and quantities many bytes to copy.
            guard quantities[kept].bound == .min, quantities[i].bound == .max else {
                kept += 1
                if kept != i { quantities[kept] = quantities[i] }
                continue
            }
            let low = quantities[kept]
            let high = quantities[i]
            if low.unit == high.unit && low.unit >= 0 && isClosed(low) && isClosed(high)
                    && isBridge(text, low.span.upperBound..<high.span.lowerBound) || isOpenPair(text, low, high), let minimum = low.value, let maximum = high.value,
                minimum < maximum
            {
                quantities[kept].span = low.span.lowerBound..<high.span.upperBound
                quantities[kept].core = low.core.lowerBound..<high.core.upperBound
                quantities[kept].number = low.number.lowerBound..<high.number.upperBound
                quantities[kept].unitSpan = high.unitSpan
                quantities[kept].unit = high.unit
                quantities[kept].kind = high.kind
                quantities[kept].value = nil
                quantities[kept].minimum = minimum
                quantities[kept].maximum = maximum
                quantities[kept].bound = .range
            } else {
                kept += 1
                if kept != i { quantities[kept] = high }
            }
        }
        quantities.removeLast(quantities.count - kept - 1)
    }

    /// Whether two bounds stand before their numbers, one right behind the other: 大于10小于20, 不低于20%且不高于30%.
    private func isOpenPair(_ text: UnsafeBufferPointer<UInt16>, _ low: Quantity, _ high: Quantity) -> Bool {
        guard !low.isName, !high.isName, low.span.lowerBound < low.core.lowerBound, high.span.lowerBound < high.core.lowerBound,
            low.span.upperBound == low.core.upperBound, high.span.upperBound == high.core.upperBound,
            low.unit == high.unit || low.unit < 0
        else { return false }
        var gap = low.span.upperBound..<high.span.lowerBound
        if let first = gap.first, text[first] == 0x3001 || text[first] == 0xFF0C { gap = first + 1..<gap.upperBound }
        switch gap.count {
        case 0: return true
        case 1: return text[gap.lowerBound] == 0x4E14 || text[gap.lowerBound] == 0x4F46  // 且 但
        case 2: return text[gap.lowerBound] == 0x5E76 && text[gap.lowerBound + 1] == 0x4E14  // 并且
        default: return false
        }
    }

    /// Whether a bound stands behind the quantity: 以上, 以下.
    private func isClosed(_ quantity: Quantity) -> Bool { !quantity.isName && quantity.span.upperBound > quantity.core.upperBound }

    /// Whether nothing but a comma stands between two bounds.
    private func isBridge(_ text: UnsafeBufferPointer<UInt16>, _ gap: Range<Int>) -> Bool {
        if gap.isEmpty { return true }
        guard gap.count == 1 else { return false }
        let unit = text[gap.lowerBound]
        return unit == .enumeration || unit == 0xFF0C || unit == 0x81F3
    }
}
