import ExtractFacts

/// A document, or an input as a whole, of which nothing could be read.
struct Failure: Sendable {
    /// The file, `-` for standard input.
    var input: String
    /// The line of a file of JSON Lines, from 1.
    var lineNumber: Int?
    var reason: String

    /// What standard error is told.
    var message: String { "\(input)\(lineNumber.map { ": line \($0)" } ?? ""): \(reason)" }

    /// One line of JSON for `--errors`.
    var line: String {
        var bytes: [UInt8] = []
        JSONValue.object([
            ("input", .string(input)), ("line", lineNumber.map { .integer($0) } ?? .null), ("reason", .string(reason)),
        ]).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }
}
