internal import CICU

/// ICU's converters and its detector: the one place where its C calls are made.
enum ICUConverter {
    /// Converts bytes from the encoding of that name; nil if ICU knows no such encoding.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from name: String) -> SourceText? {
        // An empty name would mean the converter of the locale, which no result may depend on.
        guard !name.isEmpty, let converter = cicu_converter_open(name) else { return nil }
        defer { cicu_converter_close(converter) }
        let canonical = cicu_converter_mime_name(name).map { String(cString: $0) } ?? name
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return SourceText(units: [], encoding: canonical) }
        let length = Int32(truncatingIfNeeded: bytes.count)
        var capacity = bytes.count + 16
        while true {
            var needed = 0
            var status: cicu_status = 0
            let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                needed = Int(
                    cicu_converter_to_utf16(
                        converter, buffer.baseAddress, Int32(clamping: capacity), source, length, &status))
                count = status <= 0 ? min(needed, capacity) : 0
            }
            if status == cicu_buffer_overflow, needed > capacity, needed < Int(Int32.max) {
                capacity = needed + 1
                continue
            }
            return SourceText(wellFormed: units, encoding: canonical)
        }
    }

    /// The likeliest encoding by ICU's statistics, or nil. A head of 64 KB is enough for it.
    static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let source = bytes.baseAddress, let detector = cicu_detector_open() else { return nil }
        defer { cicu_detector_close(detector) }
        return cicu_detector_guess(detector, source, Int32(min(bytes.count, 65_536))).map { String(cString: $0) }
    }
}
