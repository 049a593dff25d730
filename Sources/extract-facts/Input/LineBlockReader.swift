/// Cuts a stream of JSON Lines into blocks of whole lines, without waiting for more than what has arrived.
struct LineBlockReader: ~Copyable {
    private let name: String
    private var stream: ByteStream
    /// The beginning of a line whose end has not been read yet.
    private var rest: [UInt8] = []
    /// What has been given out.
    private var offset = 0
    private var line = 0
    private var hash: StreamHash?
    private var isAtEnd = false
    /// Why no more can be read, once the lines before are given out.
    private var failure: SystemError?

    /// How much is asked for at a time: enough lines to be worth a thread's while, few enough for all threads to have some.
    private static let step = 1 << 18

    /// - Parameters:
    ///   - start: where a run before has stopped in the stream.
    ///   - hashes: whether the bytes are to be known again by their hash.
    init(name: String, stream: consuming ByteStream, from start: Position, hashes: Bool) throws(SystemError) {
        self.name = name
        self.stream = stream
        if hashes { hash = StreamHash() }
        while offset < start.offset {
            var passed: [UInt8] = []
            let count = try self.stream.read(into: &passed, upTo: min(Self.step, start.offset - offset))
            hash?.add(passed)
            offset += count
            if count == 0 { break }
        }
        line = start.line
        if offset != start.offset || (hash?.value ?? 0) != start.digest, start.offset > 0 {
            throw SystemError("It does not begin with what the interrupted run has read of it")
        }
    }

    /// How many bytes of the file have been read, as they lie on the disk.
    var bytesRead: Int { stream.bytesRead }

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

    /// Where the stream is after the blocks that are given out, if it is input number `input`.
    func position(in input: Int) -> Position { Position(input: input, offset: offset, line: line, digest: hash?.value ?? 0) }

    private mutating func take(_ block: [UInt8]) -> LineBlock {
        let first = line + 1
        line += block.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        offset += block.count
        hash?.add(block)
        return LineBlock(name: name, firstLine: first, bytes: block)
    }
}
