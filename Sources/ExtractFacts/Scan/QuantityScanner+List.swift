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
            while head > first, shares(text, quantities[head - 1], quantities[head]) { head -= 1 }
            if head + 1 == last, isItemNumber(text, quantities[head]) { head += 1 }
            if head < last { share(text, unit: unit, head..<last, in: &quantities) }
            last = head - 1
        }
    }

    /// Whether `number` has no unit and stands in a list before `next`.
    private func shares(_ text: UnsafeBufferPointer<UInt16>, _ number: Quantity, _ next: Quantity) -> Bool {
        guard number.unit < 0, !number.isName, number.kind == .number, number.span.upperBound == number.core.upperBound,
            next.span.lowerBound == next.core.lowerBound
        else { return false }
        let gap = number.span.upperBound..<next.span.lowerBound
        guard gap.count >= 1, gap.count <= 2 else { return false }
        switch text[gap.lowerBound] {
        case .enumeration, 0x548C, 0x4E0E, 0x53CA: return gap.count == 1 || isJoin(text[gap.lowerBound + 1])
        case 0x4EE5: return gap.count == 2 && text[gap.lowerBound + 1] == 0x53CA
        default: return false
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
            let low = quantities[kept]
            let high = quantities[i]
            if low.bound == .min, high.bound == .max, isClosed(low), isClosed(high), low.unit == high.unit, low.unit >= 0,
                isBridge(text, low.span.upperBound..<high.span.lowerBound), let minimum = low.value, let maximum = high.value,
                minimum < maximum
            {
                quantities[kept].span = low.span.lowerBound..<high.span.upperBound
                quantities[kept].core = low.core.lowerBound..<high.core.upperBound
                quantities[kept].number = low.number.lowerBound..<high.number.upperBound
                quantities[kept].unitSpan = high.unitSpan
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
