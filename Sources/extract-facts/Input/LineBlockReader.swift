/// Cuts a stream of JSON Lines into blocks of whole lines, without waiting for more than what has arrived.
struct LineBlockReader: ~Copyable {
    private let name: String
    private var stream: ByteStream
    /// The beginning of a line whose end has not been read yet.
    private var rest: [UInt8] = []
    private var line = 1
    private var isAtEnd = false
    /// Why no more can be read, once the lines before are given out.
    private var failure: SystemError?

    /// How much is asked for at a time: enough lines to be worth a thread's while, few enough for all threads to have some.
    private static let step = 1 << 18

    init(name: String, stream: consuming ByteStream) {
        self.name = name
        self.stream = stream
    }

    /// The next block, or nil at the end.
    mutating func next() throws(SystemError) -> LineBlock? {
        while !isAtEnd {
            if let failure { throw failure }
            var block = rest
            rest = []
            let searched = block.count
            do {
                isAtEnd = try stream.read(into: &block, upTo: Self.step) == 0
            } catch {
                failure = error
            }
            if isAtEnd { return block.isEmpty ? nil : take(block) }
            guard let end = block[searched...].lastIndex(of: UInt8(ascii: "\n")) else {
                if block.count > ByteStream.limit { throw ByteStream.tooLarge }
                rest = block
                continue
            }
            rest = Array(block[(end + 1)...])
            block.removeSubrange((end + 1)...)
            return take(block)
        }
        return nil
    }

    private mutating func take(_ block: [UInt8]) -> LineBlock {
        defer { line += block.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 } }
        return LineBlock(name: name, firstLine: line, bytes: block)
    }
}
