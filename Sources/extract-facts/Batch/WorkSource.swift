/// Gives out the work that a list of inputs makes, one piece at a time.
final class WorkSource {
    /// What a file holds.
    enum Format { case text, jsonLines }

    private let format: Format
    private var inputs: ArraySlice<Input>
    private var blocks: LineBlockReader?
    private var name = ""

    init(_ inputs: [Input], format: Format) {
        self.inputs = inputs[...]
        self.format = format
    }

    /// The next piece of work, or nil when all is given out. May wait for a pipe.
    func next() -> Work? {
        while true {
            if let work = nextBlock() { return work }
            guard let input = inputs.popFirst() else { return nil }
            switch (input, format) {
            case (.failure(let name, let reason), _): return .failure(name: name, reason: reason)
            case (.standardInput, .text): return .standardInput
            case (.file(let file), .text): return .file(file)
            case (.standardInput, .jsonLines):
                name = "-"
                blocks = LineBlockReader(name: name, stream: .standardInput)
            case (.file(let file), .jsonLines):
                name = "\(file.path)"
                do {
                    blocks = LineBlockReader(name: name, stream: try ByteStream(file.path))
                } catch {
                    return .failure(name: name, reason: "\(error)")
                }
            }
        }
    }

    /// The next block of the file of JSON Lines that is being read, or nil if there is none.
    private func nextBlock() -> Work? {
        do {
            if let block = try blocks?.next() { return .lines(block) }
            blocks = nil
            return nil
        } catch {
            blocks = nil
            return .failure(name: name, reason: "\(error)")
        }
    }
}
