import ExtractFacts

/// Records as text, with what stands around them.
final class FramedOutput: OutputSink {
    private let file: FileWriter
    private let frame: RecordFrame
    private var isBegun: Bool
    private var hasRecords: Bool

    /// - Parameters:
    ///   - isBegun: whether what stands before the records is written already.
    ///   - hasRecords: whether records are written already.
    init(_ file: FileWriter, frame: RecordFrame, isBegun: Bool = false, hasRecords: Bool = false) {
        self.file = file
        self.frame = frame
        self.isBegun = isBegun
        self.hasRecords = hasRecords
    }

    func write(_ bytes: [UInt8]) throws {
        try begin()
        if hasRecords || frame.separator.isEmpty {
            try file.write(bytes)
        } else if !bytes.isEmpty {
            hasRecords = true
            try file.write(Array(bytes.dropFirst(frame.separator.count)))
        }
    }

    func finish() throws {
        try begin()
        try file.write(frame.tail)
        try file.finish()
    }

    func abandon() { file.abandon() }

    private func begin() throws {
        if !isBegun { try file.write(frame.head) }
        isBegun = true
    }
}
