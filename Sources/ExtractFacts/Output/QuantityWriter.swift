import ChineseText

/// Writes quantities as JSON lines, for those who work on the rules that find them: every quantity of a text is there,
/// also those that are part of a name and those that no rule binds to an indicator.
public enum QuantityWriter {
    /// Appends the quantity as one line. `unit` is the unit as it stands in the text; the places count code points.
    public static func append(_ quantity: Quantity, of page: Page, documentID: String, to buffer: inout [UInt8]) {
        let place = page.place(of: quantity.core)
        buffer.append(ascii: "{\"doc_id\":")
        buffer.append(json: documentID)
        buffer.append(ascii: ",\"quote\":")
        buffer.append(json: page.verbatim(quantity.core))
        buffer.append(ascii: ",\"char_start\":")
        buffer.append(decimal: place.lowerBound)
        buffer.append(ascii: ",\"char_end\":")
        buffer.append(decimal: place.upperBound)
        buffer.append(ascii: ",\"whole\":")
        buffer.append(json: page.original(quantity.span))
        buffer.append(ascii: ",\"kind\":")
        buffer.append(json: quantity.kind.rawValue)
        buffer.append(ascii: ",\"value\":")
        buffer.append(json: quantity.value)
        buffer.append(ascii: ",\"value_min\":")
        buffer.append(json: quantity.minimum)
        buffer.append(ascii: ",\"value_max\":")
        buffer.append(json: quantity.maximum)
        buffer.append(ascii: ",\"unit\":")
        buffer.append(json: quantity.unitSpan.isEmpty ? nil : page.original(quantity.unitSpan))
        buffer.append(ascii: ",\"bound\":")
        buffer.append(json: quantity.bound.rawValue)
        buffer.append(ascii: ",\"list_index\":")
        buffer.append(decimal: quantity.listIndex)
        buffer.append(ascii: ",\"list_count\":")
        buffer.append(decimal: quantity.listCount)
        buffer.append(ascii: ",\"is_name\":")
        if quantity.isName { buffer.append(ascii: "true") } else { buffer.append(ascii: "false") }
        buffer.append(ascii: "}\n")
    }
}
