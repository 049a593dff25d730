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
    func append(of quantity: PlacedQuantity, as format: some CellFormat, to line: inout ByteLine) {
        let record = quantity.record
        switch self {
        case .documentID: format.append(text: quantity.documentID, to: &line)
        case .text: format.append(text: quantity.page.verbatim(record.span), to: &line)
        case .start: format.append(integer: quantity.place.lowerBound, to: &line)
        case .end: format.append(integer: quantity.place.upperBound, to: &line)
        case .type: format.append(text: record.sort.rawValue, to: &line)
        case .value: format.append(decimal: record.value, to: &line)
        case .minimum: format.append(decimal: record.minimum, to: &line)
        case .maximum: format.append(decimal: record.maximum, to: &line)
        case .bound: format.append(text: record.bound?.rawValue, to: &line)
        case .unit: format.append(text: record.unit, to: &line)
        case .unitCode: format.append(text: record.unitCode, to: &line)
        case .period: format.append(text: record.period, to: &line)
        case .periodStart: format.append(text: record.periodStart, to: &line)
        case .periodEnd: format.append(text: record.periodEnd, to: &line)
        }
    }
}
