internal import CICU

/// ICU's converters and its detector: the one place where its C calls are made.
enum ICUConverter {
    /// Converts bytes from the encoding of that name; nil if ICU knows no such encoding.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from name: String) -> SourceText? {
        var code = U_ZERO_ERROR
        // An empty name would mean the converter of the locale, which no result may depend on.
        guard !name.isEmpty, let converter = xf_converter_open(name, &code), xf_icu_failed(code) == 0 else {
            return nil
        }
        defer { xf_converter_close(converter) }
        let canonical = xf_converter_mime_name(name, &code).map { String(cString: $0) } ?? name
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return SourceText(units: [], encoding: canonical) }
        let length = Int32(truncatingIfNeeded: bytes.count)
        var capacity = bytes.count + 16
        while true {
            var needed = 0
            code = U_ZERO_ERROR
            let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                needed = Int(
                    xf_converter_to_utf16(
                        converter, buffer.baseAddress, Int32(clamping: capacity), source, length, &code))
                count = xf_icu_failed(code) == 0 ? min(needed, capacity) : 0
            }
            if code == U_BUFFER_OVERFLOW_ERROR, needed > capacity, needed < Int(Int32.max) {
                capacity = needed + 1
                continue
            }
            return SourceText(wellFormed: units, encoding: canonical)
        }
    }

    /// The likeliest encoding by ICU's statistics, or nil. A head of 64 KB is enough for it.
    static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var code = U_ZERO_ERROR
        guard let source = bytes.baseAddress, let detector = xf_detector_open(&code), xf_icu_failed(code) == 0 else {
            return nil
        }
        defer { xf_detector_close(detector) }
        guard let name = xf_detector_guess(detector, source, Int32(min(bytes.count, 65_536)), &code),
            xf_icu_failed(code) == 0
        else { return nil }
        return String(cString: name)
    }
}
