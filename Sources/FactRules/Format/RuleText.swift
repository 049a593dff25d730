/// Reads the bytes of a rules file as text.
enum RuleText {
    /// The lines of a file without their ends (LF or CR LF). A byte order mark and bytes that are not UTF-8 are reported;
    /// of a file that is not UTF-8 nothing is read.
    static func lines(of file: RuleFile, diagnostics: inout [Diagnostic]) -> [Substring] {
        var bytes = file.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            diagnostics.append(Diagnostic(path: file.path, line: 1, column: 1, message: "the file begins with a byte order mark"))
            bytes = bytes.dropFirst(3)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            diagnostics.append(firstProblem(bytes, path: file.path))
            return []
        }
        // Cut by bytes: by `Character` it takes ten times as long, and CR LF is one of them.
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
    }

    /// Where the first byte stands that is not UTF-8.
    private static func firstProblem(_ bytes: ArraySlice<UInt8>, path: String) -> Diagnostic {
        var line = 1
        var column = 1
        var at = bytes.startIndex
        var input = bytes.makeIterator()
        var decoder = UTF8()
        decoding: while true {
            switch decoder.decode(&input) {
            case .scalarValue(let scalar):
                at += UTF8.width(scalar)
                column += 1
                if scalar == "\n" {
                    line += 1
                    column = 1
                }
            case .emptyInput, .error: break decoding
            }
        }
        let byte = at < bytes.endIndex ? String(bytes[at], radix: 16, uppercase: true) : "?"
        return Diagnostic(path: path, line: line, column: column, message: "the byte 0x\(byte) is not UTF-8; nothing of the file is read")
    }
}

extension Substring {
    /// The column of this slice's beginning in the line that it is a slice of: code points, from 1.
    func column(in line: Substring) -> Int {
        line.base.unicodeScalars[line.startIndex..<(startIndex < line.startIndex ? line.startIndex : startIndex)].count + 1
    }
    /// Without blanks and tabs at both ends.
    func trimmingBlanks() -> Substring {
        var text = utf8.drop(while: Self.isBlank)
        while let last = text.last, Self.isBlank(last) { text = text.dropLast() }
        return Substring(text)
    }
    // By bytes all of them: by `Character` loading the rules takes twice as long.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    /// The part before the first run of blanks and the part after it.
    func splitAtBlank() -> (Substring, Substring) {
        guard let at = utf8.firstIndex(where: Self.isBlank) else { return (self, self[endIndex...]) }
        return (self[..<at], self[at...].trimmingBlanks())
    }
    /// The words between blanks and tabs.
    func words() -> [Substring] { utf8.split(whereSeparator: Self.isBlank).map { Substring($0) } }
    /// The first place of a string in this one.
    func range(of needle: String) -> Range<Index>? {
        let wanted = Array(needle.utf8)
        var rest = utf8[...]
        while let first = wanted.first, let at = rest.firstIndex(of: first) {
            rest = rest[at...]
            if rest.starts(with: wanted) { return at..<rest.index(at, offsetBy: wanted.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
