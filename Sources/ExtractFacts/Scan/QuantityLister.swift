import ChineseText
import FactRules

/// Lists every quantity and period of a text: what `extract-facts quantities` prints.
public struct QuantityLister: Sendable {
    public let scanner: Scanner
    /// Whether numbers without a unit are listed too.
    public let includesNumbers: Bool

    public init(scanner: Scanner, includesNumbers: Bool = false) {
        self.scanner = scanner.listingVague()
        self.includesNumbers = includesNumbers
    }

    /// The quantities and periods of `range` in the order of the text. Periods are counted from `reference`; without one only those
    /// that name their year are resolved, and the others are given as written.
    public func records(
        in text: UnsafeBufferPointer<UInt16>, range: Range<Int>, reference: PeriodReference? = nil
    ) -> [QuantityRecord] {
        let found = scanner.scan(text, in: range)
        var records: [QuantityRecord] = []
        records.reserveCapacity(found.quantities.count + found.periods.count)
        var current = reference?.current
        var next = 0
        for quantity in found.quantities {
            while next < found.periods.count, found.periods[next].span.lowerBound < quantity.span.lowerBound {
                records.append(record(of: found.periods[next], text, reference, current: &current))
                next += 1
            }
            if let record = record(of: quantity) { records.append(record) }
        }
        for period in found.periods[next...] { records.append(record(of: period, text, reference, current: &current)) }
        return records
    }

    /// Nil for names, and for bare numbers unless they are asked for.
    private func record(of quantity: Quantity) -> QuantityRecord? {
        if quantity.isName, quantity.kind != .ordinal { return nil }
        guard quantity.unit >= 0 || quantity.kind != .number || includesNumbers, let sort = QuantityRecord.Sort(rawValue: quantity.kind.rawValue)
        else { return nil }
        let unit = quantity.unit >= 0 ? scanner.units.unit(at: quantity.unit) : nil
        return QuantityRecord(
            span: quantity.span, sort: sort, value: quantity.value, minimum: quantity.minimum, maximum: quantity.maximum,
            bound: quantity.bound, unit: unit?.text, unitCode: unit?.code)
    }

    private func record(
        of mention: PeriodMention, _ text: UnsafeBufferPointer<UInt16>, _ reference: PeriodReference?, current: inout Period?
    ) -> QuantityRecord {
        var record = QuantityRecord(span: mention.span, sort: mention.isDate ? .date : .period)
        var resolved: Period?
        if var reference {
            reference.current = current
            resolved = mention.resolve(reference: reference)
        } else if mention.isAbsolute {
            resolved = mention.resolve(reference: PeriodReference(year: 1))
        }
        if let resolved {
            if mention.statesYear, mention.role != .by, mention.role != .vague { current = resolved }
            record.period = resolved.label
            record.periodStart = resolved.firstDay
            record.periodEnd = resolved.lastDay
        } else {
            record.period = String(decoding: text[mention.span], as: UTF16.self)
        }
        return record
    }
}
