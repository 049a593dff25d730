/// Where a line of a rules file stands.
struct LineOrigin: Hashable, Sendable, CustomStringConvertible {
    var path: String
    /// From 1.
    var line: Int
    /// Which of the folders laid over one another it is from; 0 for the undermost.
    var layer: Int

    var description: String { "\(path):\(line)" }
}

/// A line of a rules file.
struct SourceLine: Sendable {
    var text: Substring
    var origin: LineOrigin

    /// Whether it holds nothing that is read from a table.
    var isComment: Bool { text.isEmpty || text.utf8.first == UInt8(ascii: "#") }
}
