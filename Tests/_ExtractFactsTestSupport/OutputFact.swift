import Foundation

/// A line of output, read back.
public struct OutputFact: @unchecked Sendable {
    /// The line as it was written.
    public let line: String
    /// What it holds. Only values of JSON: immutable, hence safe to send.
    public let keys: [String: Any]

    /// The lines of an output.
    public static func lines(of output: Data) throws -> [OutputFact] {
        try String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let keys = object as? [String: Any] else { throw NotAnObject(line: String(line)) }
            return OutputFact(line: String(line), keys: keys)
        }
    }

    public struct NotAnObject: Error { let line: String }

    public func text(_ key: String) -> String? { keys[key] as? String }
    public func number(_ key: String) -> Double? { (keys[key] as? NSNumber)?.doubleValue }
    public func integer(_ key: String) -> Int? { (keys[key] as? NSNumber)?.intValue }

    /// Its place in code points of the file.
    public var place: Range<Int> {
        let start = integer("char_start") ?? 0
        return start..<max(start, integer("char_end") ?? 0)
    }
}
