import ChineseText

/// Writes recognised quantities and periods as JSON lines: what `extract-facts quantities` prints.
///
/// The keys, always all of them and in this order: `doc_id`, `text` (as it stands in the file), `char_start` and `char_end` (code
/// points, half-open), `type`, `value`, `value_min`, `value_max`, `bound`, `unit`, `unit_code`, `period`, `period_start`, `period_end`.
public enum QuantityWriter {
    /// Appends a record as one line.
    public static func append(_ record: QuantityRecord, of page: Page, documentID: String, to buffer: inout [UInt8]) {
        let place = page.place(of: record.span)
        buffer.append(ascii: "{\"doc_id\":")
        buffer.append(json: documentID)
        buffer.append(ascii: ",\"text\":")
        buffer.append(json: page.verbatim(record.span))
        buffer.append(ascii: ",\"char_start\":")
        buffer.append(decimal: place.lowerBound)
        buffer.append(ascii: ",\"char_end\":")
        buffer.append(decimal: place.upperBound)
        buffer.append(ascii: ",\"type\":")
        buffer.append(json: record.sort.rawValue)
        buffer.append(ascii: ",\"value\":")
        buffer.append(json: record.value)
        buffer.append(ascii: ",\"value_min\":")
        buffer.append(json: record.minimum)
        buffer.append(ascii: ",\"value_max\":")
        buffer.append(json: record.maximum)
        buffer.append(ascii: ",\"bound\":")
        buffer.append(json: record.bound?.rawValue)
        buffer.append(ascii: ",\"unit\":")
        buffer.append(json: record.unit)
        buffer.append(ascii: ",\"unit_code\":")
        buffer.append(json: record.unitCode)
        buffer.append(ascii: ",\"period\":")
        buffer.append(json: record.period)
        buffer.append(ascii: ",\"period_start\":")
        buffer.append(json: record.periodStart)
        buffer.append(ascii: ",\"period_end\":")
        buffer.append(json: record.periodEnd)
        buffer.append(ascii: "}\n")
    }
}
