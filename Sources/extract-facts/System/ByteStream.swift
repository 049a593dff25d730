/// The bytes of a file or a pipe, unpacked where they are a gzip or Zstandard archive.
struct ByteStream: ~Copyable {
    /// Places in a document are 32-bit numbers, so that no larger document is read, packed or unpacked.
    static let limit = 1 << 30
    static var tooLarge: SystemError { SystemError("The document is larger than 1 GiB") }

    private var reader: FileReader
    /// The format that the file's name promises.
    private let promised: Decompressor.Format?
    private var decompressor: Decompressor?
    /// What has been read of the archive and not been unpacked yet.
    private var packed: [UInt8] = []
    private var packedStart = 0
    private var isBegun = false

    static var standardInput: ByteStream { ByteStream(.standardInput, promised: nil) }

    /// Opens a file. A folder opens too and fails when it is read.
    init(_ path: FilePath) throws(SystemError) {
        self.init(try FileReader(path), promised: Decompressor.Format(name: path.bytes))
    }

    private init(_ reader: consuming FileReader, promised: Decompressor.Format?) {
        self.reader = reader
        self.promised = promised
    }

    /// How many bytes of the file have been read, as they lie on the disk.
    var bytesRead: Int { reader.bytesRead }

    /// Appends up to `count` bytes to the buffer and gives how many; 0 at the end.
    mutating func read(into buffer: inout [UInt8], upTo count: Int) throws(SystemError) -> Int {
        if !isBegun { return try begin(into: &buffer, upTo: count) }
        guard let decompressor else { return try reader.read(into: &buffer, upTo: count) }
        let start = buffer.count
        while true {
            let taken = try decompressor.unpack(packed[packedStart...], into: &buffer, upTo: count)
            packedStart += taken
            if buffer.count > start { return buffer.count - start }
            if taken > 0, packedStart < packed.count { continue }
            packed.removeAll(keepingCapacity: true)
            packedStart = 0
            if try reader.read(into: &packed, upTo: 1 << 16) == 0 {
                if !decompressor.isBetweenMembers { throw decompressor.truncation }
                return 0
            }
        }
    }

    /// Reads so much that an archive is known by its first bytes.
    private mutating func begin(into buffer: inout [UInt8], upTo count: Int) throws(SystemError) -> Int {
        isBegun = true
        let start = buffer.count
        while buffer.count - start < Decompressor.headLength, try reader.read(into: &buffer, upTo: count) > 0 {}
        return try know(&buffer, from: start, upTo: count)
    }

    /// Tells by what has been read first whether it is an archive, and takes it as one if it is.
    private mutating func know(_ buffer: inout [UInt8], from start: Int, upTo count: Int) throws(SystemError) -> Int {
        guard let format = Decompressor.Format(head: buffer[start...]) else {
            if let promised { throw SystemError("The name promises a \(promised.rawValue) archive, and it is none") }
            return buffer.count - start
        }
        decompressor = try Decompressor(format)
        packed = Array(buffer[start...])
        buffer.removeSubrange(start...)
        return try read(into: &buffer, upTo: count)
    }

    /// Everything up to the end.
    mutating func readAll() throws(SystemError) -> [UInt8] {
        let size = reader.size
        guard size <= Self.limit else { throw Self.tooLarge }
        var bytes: [UInt8] = []
        if !isBegun, size >= Decompressor.headLength {
            bytes = try reader.readAtOnce(size)
            if bytes.count >= Decompressor.headLength {
                isBegun = true
                let isWhole = bytes.count == size
                _ = try know(&bytes, from: 0, upTo: 1 << 16)
                if isWhole, decompressor == nil { return bytes }
            }
        } else {
            // One byte more than the file has, so that its end is seen without growing the buffer.
            bytes.reserveCapacity(size + 1)
        }
        var step = max(decompressor == nil ? size + 1 - bytes.count : 0, 1 << 16)
        while try read(into: &bytes, upTo: step) > 0 {
            guard bytes.count <= Self.limit else { throw Self.tooLarge }
            step = max(decompressor == nil ? size + 1 - bytes.count : 0, 1 << 16)
        }
        return bytes
    }
}

extension FilePath {
    /// All bytes of the file, unpacked where it is an archive.
    func contents() throws(SystemError) -> [UInt8] {
        var stream = try ByteStream(self)
        return try stream.readAll()
    }
}
