/// A piece of work for one thread: no more is held of it than it needs to be fetched.
enum Work: Sendable {
    /// A file that is one document.
    case file(InputFile)
    /// Standard input as one document.
    case standardInput
    /// Whole lines of JSON Lines, each a document.
    case lines(LineBlock)
    /// An input that could not be had at all.
    case failure(name: String, reason: String)
}

/// Some lines of a file of JSON Lines.
struct LineBlock: Sendable {
    /// What messages call the file.
    var name: String
    /// The number of the first line, from 1.
    var firstLine: Int
    /// The lines; the last one may lack its line feed.
    var bytes: [UInt8]
}

/// What came of a piece of work.
struct Outcome: Sendable {
    /// JSON lines, ready to be written.
    var output: [UInt8] = []
    /// What standard error is told, in order.
    var messages: [Message] = []
    var documents = 0
    var failures = 0
    /// The number of lines in `output`.
    var lines = 0
    var bytesRead = 0

    mutating func fail(_ name: String, _ reason: String) {
        failures += 1
        messages.append(Message(isFailure: true, text: "\(name): \(reason)"))
    }

    mutating func note(_ text: String) { messages.append(Message(isFailure: false, text: text)) }
}

/// A line for standard error.
struct Message: Sendable {
    /// Failures are always told, anything else only to whoever asked for it.
    var isFailure: Bool
    var text: String
}
