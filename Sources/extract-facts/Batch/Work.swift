/// A piece of work for one thread: no more is held of it than it needs to be fetched.
struct Work: Sendable {
    enum Source: Sendable {
        /// A file that is one document.
        case file(InputFile)
        /// Standard input as one document.
        case standardInput
        /// Whole lines of JSON Lines, each a document.
        case lines(LineBlock)
        /// An input that could not be had at all.
        case failure(name: String, reason: String)
    }
    let source: Source
    /// Where the reading goes on after it.
    let end: Position
    /// How many bytes of the files on the disk it makes out.
    let size: Int

    /// About how many bytes have to be held of it.
    var weight: Int {
        switch source {
        case .file(let file): Decompressor.Format(name: file.path.bytes) == nil ? file.size : file.size * 6
        case .lines(let block): block.bytes.count
        case .standardInput, .failure: 0
        }
    }
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

/// What came of a piece of work, or of a part of it: a large document's output comes in several.
struct Outcome: Sendable {
    /// Whole records, ready to be written.
    var output: [UInt8] = []
    var tally = Tally()
    var failures: [Failure] = []
    /// What is told of what went well, in order, to whoever asks for it, each with the number of failures before it.
    var notes: [(text: String, failuresBefore: Int)] = []
    /// The piece of work, once it is done.
    var done: Work?
    /// Whether a signal kept it from being done.
    var isInterrupted = false

    mutating func fail(_ input: String, line: Int? = nil, _ reason: String) {
        tally.failures += 1
        failures.append(Failure(input: input, lineNumber: line, reason: reason))
    }

    mutating func note(_ text: String) { notes.append((text, failures.count)) }

    /// What standard error is told, in order.
    func messages(withNotes: Bool) -> [String] {
        if !withNotes { return failures.map(\.message) }
        var messages: [String] = []
        var rest = notes[...]
        for (number, failure) in failures.enumerated() {
            while let note = rest.first, note.failuresBefore <= number { messages.append(note.text); rest.removeFirst() }
            messages.append(failure.message)
        }
        return messages + rest.map(\.text)
    }
}
