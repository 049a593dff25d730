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
            if head > first || head < last, isItemNumber(text, quantities[head]), head < last { head += 1 }
            if head < last { share(unit: unit, head..<last, in: &quantities) }
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

    private func share(unit: Int, _ members: Range<Int>, in quantities: inout [Quantity]) {
        let last = quantities[members.upperBound]
        let count = members.count + 1
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
}
