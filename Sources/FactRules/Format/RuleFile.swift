import CRules

/// One file of a rules folder: its path inside the folder and its bytes.
public struct RuleFile: Sendable {
    /// Path inside the rules folder with `/` between parts: `lexicon/units.tsv`.
    public let name: String
    /// What diagnostics call it: the name for shipped files, the path on disk for others.
    public let path: String
    let contents: RuleBytes

    public init(name: String, path: String, bytes: [UInt8]) {
        self.init(name: name, path: path, contents: RuleBytes(copying: bytes))
    }

    private init(name: String, path: String, contents: RuleBytes) {
        self.name = name
        self.path = path
        self.contents = contents
    }

    public var bytes: [UInt8] { [UInt8](contents.buffer) }

    /// Whether the file is part of the program.
    var isShipped: Bool { contents.isShipped }

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
