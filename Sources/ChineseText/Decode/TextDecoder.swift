/// Bytes to text: finds the encoding and decodes.
public enum TextDecoder {
    /// The largest input in bytes: every offset fits in 32 bits with room to spare.
    public static let largestInput = 1 << 30

    /// Decodes bytes whose encoding is known, declared by a BOM, or to be found out.
    ///
    /// A BOM wins over `encoding`, and is no part of the text. Without either: UTF-8 (damaged places become U+FFFD one by
    /// one as long as they are few), UTF-16 by its look, then GB18030 or Big5, whichever reads more like Chinese; bytes
    /// that are none of these are read as ICU's detector guesses.
    /// - Parameter encoding: a name that ICU knows (`GBK`, `big5`, `utf-16le` …); upper and lower case are the same.
    /// - Throws: `TextError`, never because of a few bad bytes. Empty bytes are an empty text.
    public static func decode(_ bytes: [UInt8], encoding: String? = nil) throws(TextError) -> SourceText {
        if bytes.count > largestInput { throw .tooLarge(bytes: bytes.count) }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<SourceText, TextError> in
            if let (name, length) = byteOrderMark(buffer) {
                return decode(UnsafeBufferPointer(rebasing: buffer[length...]), named: name)
            }
            if let encoding { return decode(buffer, named: encoding) }
            return detect(buffer)
        }
        return try result.get()
    }

    /// The encoding that a byte order mark at the head tells, and the mark's length.
    private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (name: String, length: Int)? {
        func starts(_ mark: [UInt8]) -> Bool {
            bytes.count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark)
        }
        if starts([0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if starts([0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        if starts([0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if starts([0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if starts([0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        if starts([0x84, 0x31, 0x95, 0x33]) { return ("gb18030", 4) }
        return nil
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, named name: String) -> Result<SourceText, TextError>
    {
        // The labels of the Web: gb2312 and gbk mean their superset.
        switch name.lowercased() {
        case "utf-8", "utf8":
            if let text = UTF8Decoder.decode(bytes).map(SourceText.init(utf8:)) { return .success(text) }
        case "gb2312", "gbk", "gb18030", "cp936", "gb-18030":
            if let text = ICUConverter.decode(bytes, from: "gb18030") { return .success(text) }
        default: break
        }
        guard let text = ICUConverter.decode(bytes, from: name) else { return .failure(.unknownEncoding(name)) }
        return .success(text)
    }

    private static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<SourceText, TextError> {
        let controls = controlShare(bytes)
        if controls.zeros > 0, let wide = utf16(bytes, mustScore: false) { return .success(wide) }
        if controls.dense { return .failure(.binary) }
        let utf8 = UTF8Decoder.decode(bytes)
        if let utf8, utf8.replacements == 0 || utf8.replacements * 8 < utf8.multibyte {
            return .success(SourceText(utf8: utf8))
        }
        var best: SourceText?
        var bestScore = -Double.infinity
        for name in ["gb18030", "Big5"] {
            guard let text = ICUConverter.decode(bytes, from: name) else { continue }
            let score = EncodingEvidence(text.units).score
            if score > bestScore { (best, bestScore) = (text, score) }
        }
        if bestScore < 0.15, let wide = utf16(bytes, mustScore: true) { return .success(wide) }
        if let best, bestScore > 0 || best.replacements == 0 { return .success(best) }
        // No Chinese encoding fits. The detector knows the others; what it calls UTF-8 has been tried.
        if let name = ICUConverter.guess(bytes), let text = ICUConverter.decode(bytes, from: name),
            text.replacements == 0
        {
            return .success(text)
        }
        if let utf8 { return .success(SourceText(utf8: utf8)) }
        if let best { return .success(best) }
        return .failure(.binary)
    }

    /// How many control bytes stand in the head of the bytes, blanks and line ends aside.
    private static func controlShare(_ bytes: UnsafeBufferPointer<UInt8>) -> (zeros: Int, dense: Bool) {
        var zeros = 0
        var controls = 0
        let head = min(bytes.count, 4096)
        func look(_ range: Range<Int>) {
            for i in range where bytes[i] < 0x20 {
                if bytes[i] == 0 { zeros += 1 }
                if !(0x09...0x0D).contains(bytes[i]), bytes[i] != 0x1B { controls += 1 }
            }
        }
        var i = 0
        while i + 8 <= head {
            // Eight bytes at a time; most have none below U+0020 among them.
            let word = UnsafeRawPointer(bytes.baseAddress! + i).loadUnaligned(as: UInt64.self)
            if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 { look(i..<(i + 8)) }
            i += 8
        }
        look(i..<head)
        return (zeros, controls * 33 > head)
    }

    /// UTF-16 without a mark: the byte order in which the text looks like one, or nil.
    ///
    /// Digits, blanks and line ends have a zero byte, always on the same side. With `mustScore` there are none of them,
    /// and the text must look Chinese.
    private static func utf16(_ bytes: UnsafeBufferPointer<UInt8>, mustScore: Bool) -> SourceText? {
        guard bytes.count >= 2, bytes.count % 2 == 0 else { return nil }
        let head = min(bytes.count, 4096) & ~1
        var even = 0
        var odd = 0
        for i in stride(from: 0, to: head, by: 2) {
            if bytes[i] == 0, bytes[i + 1] != 0 { even += 1 }
            if bytes[i + 1] == 0, bytes[i] != 0 { odd += 1 }
        }
        let orders = odd >= even ? ["UTF-16LE", "UTF-16BE"] : ["UTF-16BE", "UTF-16LE"]
        var best: SourceText?
        var bestScore = 0.25
        for name in orders {
            guard let text = ICUConverter.decode(bytes, from: name) else { continue }
            let evidence = EncodingEvidence(text.units)
            if evidence.score > bestScore { (best, bestScore) = (text, evidence.score) }
        }
        if let best { return best }
        // Latin text in UTF-16: nearly every second byte is zero, all on one side.
        if !mustScore, max(even, odd) * 5 > head / 2 * 4, min(even, odd) * 20 < max(even, odd) {
            return ICUConverter.decode(bytes, from: orders[0])
        }
        return nil
    }
}
