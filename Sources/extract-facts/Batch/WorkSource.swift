/// Gives out the work that a list of inputs makes, one piece at a time.
final class WorkSource {
    /// What a file holds.
    enum Format { case text, jsonLines }

    private let format: Format
    private let inputs: [Input]
    /// Where the reading goes on.
    private var position: Position
    private var blocks: LineBlockReader?
    private var name = ""
    /// How many bytes of the file on the disk are accounted for.
    private var sizeDone = 0

    /// - Parameter start: where a run before has stopped.
    init(_ inputs: [Input], format: Format, from start: Position = Position()) {
        self.inputs = inputs
        self.format = format
        position = start
    }

    /// The next piece of work, or nil when all is given out. May wait for a pipe.
    func next() -> Work? {
        while true {
            if let work = nextBlock() { return work }
            guard position.input < inputs.count else { return nil }
            let input = inputs[position.input]
            switch (input, format) {
            case (.failure(let name, let reason), _): return take(.failure(name: name, reason: reason))
            case (.standardInput, .text): return take(.standardInput)
            case (.file(let file), .text): return take(.file(file), size: file.size)
            case (.standardInput, .jsonLines):
                name = "-"
                if let failure = open(.standardInput, isPipe: true) { return failure }
            case (.file(let file), .jsonLines):
                name = "\(file.path)"
                do {
                    if let failure = open(try ByteStream(file.path), isPipe: false) { return failure }
                } catch {
                    return take(.failure(name: name, reason: "\(error)"))
                }
            }
        }
    }

    /// The work that is the rest of an input.
    private func take(_ source: Work.Source, size: Int = 0) -> Work {
        position = Position(input: position.input + 1)
        return Work(source: source, end: position, size: size)
    }

    private func open(_ stream: consuming ByteStream, isPipe: Bool) -> Work? {
        sizeDone = 0
        do {
            blocks = try LineBlockReader(name: name, stream: stream, from: position, hashes: isPipe)
            return nil
        } catch {
            return take(.failure(name: name, reason: "\(error)"))
        }
    }

    /// The next block of the file of JSON Lines that is being read, or nil if there is none.
    private func nextBlock() -> Work? {
        guard blocks != nil else { return nil }
        do {
            if let block = try blocks?.next() {
                position = blocks?.position(in: position.input) ?? position
                let size = (blocks?.bytesRead ?? 0) - sizeDone
                sizeDone += size
                return Work(source: .lines(block), end: position, size: size)
            }
            blocks = nil
            position = Position(input: position.input + 1)
            return nil
        } catch {
            blocks = nil
            // A signal is no failure: the input is not done, and nothing after it is begun.
            if error.isInterruption {
                position.input = inputs.count
                return nil
            }
            return take(.failure(name: name, reason: "\(error)"))
        }
    }
}
