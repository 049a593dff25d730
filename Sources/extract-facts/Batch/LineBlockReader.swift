/// Cuts a stream of JSON Lines into blocks of whole lines, without waiting for more than what has arrived.
struct LineBlockReader: ~Copyable {
    private let name: String
    private let reader: FileReader
    /// The beginning of a line whose end has not been read yet.
    private var rest: [UInt8] = []
    private var line = 1
    private var isAtEnd = false

    /// How much is asked for at a time: enough lines to be worth a thread's while, few enough for all threads to have some.
    private static let step = 1 << 18

    init(name: String, reader: consuming FileReader) {
        self.name = name
        self.reader = reader
    }

    /// The next block, or nil at the end.
    mutating func next() throws(SystemError) -> LineBlock? {
        while !isAtEnd {
            var block = rest
            rest = []
            let searched = block.count
            let count = try reader.read(into: &block, upTo: Self.step)
            if count == 0 {
                isAtEnd = true
                return block.isEmpty ? nil : LineBlock(name: name, firstLine: line, bytes: block)
            }
            guard let end = block[searched...].lastIndex(of: UInt8(ascii: "\n")) else {
                if block.count > FileReader.limit { throw FileReader.tooLarge }
                rest = block
                continue
            }
            rest = Array(block[(end + 1)...])
            block.removeSubrange((end + 1)...)
            defer { line += block.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 } }
            return LineBlock(name: name, firstLine: line, bytes: block)
        }
        return nil
    }
}
