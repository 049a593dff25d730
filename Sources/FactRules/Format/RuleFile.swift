import CRules

/// One file of a rules folder: its path inside the folder and its bytes.
public struct RuleFile: Sendable {
    /// Path inside the rules folder with `/` between parts: `lexicon/units.tsv`.
    public let name: String
    /// What diagnostics call it: the name for shipped files, the path on disk for others.
    public let path: String
    let contents: RuleBytes
    /// Which of the folders laid over one another it is from; 0 for the undermost.
    var layer = 0
    /// Where each line comes from, in a file that was put together from several; nil in any other.
    private(set) var origins: [LineOrigin]?

    public init(name: String, path: String, bytes: [UInt8]) {
        self.init(name: name, path: path, contents: RuleBytes(copying: bytes))
    }

    /// A file put together from lines of several.
    init(name: String, path: String, lines: [SourceLine]) {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line.text.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        self.init(name: name, path: path, bytes: bytes)
        origins = lines.map(\.origin)
    }

    private init(name: String, path: String, contents: RuleBytes) {
        self.name = name
        self.path = path
        self.contents = contents
    }

    public var bytes: [UInt8] { [UInt8](contents.buffer) }

    /// Whether the file is part of the program.
    var isShipped: Bool { contents.isShipped }

    /// Where a line, counted from 1, comes from.
    func origin(of line: Int) -> LineOrigin {
        guard let origins else { return LineOrigin(path: path, line: line, layer: layer) }
        return origins[min(max(line, 1), origins.count) - 1]
    }

    /// Its lines. What is wrong with its bytes is appended to `diagnostics`.
    func lines(diagnostics: inout [Diagnostic]) -> [SourceLine] {
        RuleText.lines(of: self, diagnostics: &diagnostics).enumerated().map { SourceLine(text: $1, origin: origin(of: $0 + 1)) }
    }

    /// The files that are part of the program, in the order of their names.
    public static var shipped: [RuleFile] {
        var found: [RuleFile] = []
        var entry = crules_files()!
        while let name = entry.pointee.name {
            let text = String(cString: name)
            let bytes = UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count)
            found.append(RuleFile(name: text, path: "Rules/" + text, contents: RuleBytes(borrowing: bytes)))
            entry += 1
        }
        return found.sorted { $0.name < $1.name }
    }
}
