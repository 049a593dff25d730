import Glibc

/// An open file or pipe that is read from its beginning to its end.
///
/// Files are read, not mapped: a file that another program shortens while it is mapped kills its reader.
struct FileReader: ~Copyable {
    /// Places in a document are 32-bit numbers, so that no larger file is read.
    static let limit = 1 << 30

    private let descriptor: CInt
    private let isOwned: Bool

    static var standardInput: FileReader { FileReader(descriptor: STDIN_FILENO, isOwned: false) }

    private init(descriptor: CInt, isOwned: Bool) {
        self.descriptor = descriptor
        self.isOwned = isOwned
    }

    /// Opens a file. A folder opens too and fails when it is read.
    init(_ path: FilePath) throws(SystemError) {
        descriptor = try retrying { path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) } }
        isOwned = true
    }

    deinit { if isOwned { close(descriptor) } }

    /// Appends up to `count` bytes to the buffer and gives how many; 0 at the end.
    func read(into buffer: inout [UInt8], upTo count: Int) throws(SystemError) -> Int {
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var taken = 0
        defer { buffer.removeLast(count - taken) }
        taken = try retrying { [descriptor] in
            buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + start, count) }
        }
        return taken
    }

    /// Everything up to the end.
    func readAll() throws(SystemError) -> [UInt8] {
        var status = stat()
        let size = fstat(descriptor, &status) == 0 && status.isFile ? Int(status.st_size) : 0
        guard size <= Self.limit else { throw Self.tooLarge }
        var bytes: [UInt8] = []
        // One byte more than the file has, so that its end is seen without growing the buffer.
        bytes.reserveCapacity(size + 1)
        var step = size + 1 > 1 << 16 ? size + 1 : 1 << 16
        while try read(into: &bytes, upTo: step) > 0 {
            guard bytes.count <= Self.limit else { throw Self.tooLarge }
            step = max(size + 1 - bytes.count, 1 << 16)
        }
        return bytes
    }

    static var tooLarge: SystemError { SystemError("The document is larger than 1 GiB") }
}
