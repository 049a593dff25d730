import ChineseText

/// The keys of a quantity or period on paper, in the order in which they are written.
public enum QuantityKey: String, CaseIterable, Sendable {
    case documentID = "doc_id"
    /// As it stands in the file.
    case text
    /// In code points, half-open.
    case start = "char_start"
    case end = "char_end"
    case type
    case value
    case minimum = "value_min"
    case maximum = "value_max"
    case bound
    case unit
    case unitCode = "unit_code"
    case period
    case periodStart = "period_start"
    case periodEnd = "period_end"
}

/// A quantity and the page that it stands on.
struct PlacedQuantity {
    let record: QuantityRecord
    let page: Page
    /// In code points of the file.
    let place: Range<Int>
    let documentID: String
}

extension QuantityKey: RecordKey {
    func append(of quantity: PlacedQuantity, as format: some CellFormat, to buffer: inout [UInt8]) {
        let record = quantity.record
        switch self {
        case .documentID: format.append(text: quantity.documentID, to: &buffer)
        case .text: format.append(text: quantity.page.verbatim(record.span), to: &buffer)
        case .start: format.append(integer: quantity.place.lowerBound, to: &buffer)
        case .end: format.append(integer: quantity.place.upperBound, to: &buffer)
        case .type: format.append(text: record.sort.rawValue, to: &buffer)
        case .value: format.append(decimal: record.value, to: &buffer)
        case .minimum: format.append(decimal: record.minimum, to: &buffer)
        case .maximum: format.append(decimal: record.maximum, to: &buffer)
        case .bound: format.append(text: record.bound?.rawValue, to: &buffer)
        case .unit: format.append(text: record.unit, to: &buffer)
        case .unitCode: format.append(text: record.unitCode, to: &buffer)
        case .period: format.append(text: record.period, to: &buffer)
        case .periodStart: format.append(text: record.periodStart, to: &buffer)
        case .periodEnd: format.append(text: record.periodEnd, to: &buffer)
        }
    }
}
