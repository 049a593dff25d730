/// One problem in a rules file, printed as `file:line:column: error: message`.
public struct Diagnostic: Error, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let path: String
    /// From 1.
    public let line: Int
    /// From 1, in code points.
    public let column: Int
    public let message: String

    public init(path: String, line: Int, column: Int, message: String) {
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String { "\(path):\(line):\(column): error: \(message)" }

    public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
        if a.path != b.path { return a.path < b.path }
        return (a.line, a.column, a.message) < (b.line, b.column, b.message)
    }
}

/// Every problem that loading a set of rules met, in the order of files and lines.
public struct RuleErrors: Error, Sendable, CustomStringConvertible {
    public let diagnostics: [Diagnostic]
    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics.sorted() }
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
