import Glibc

/// An open file or pipe that is read from its beginning to its end.
///
/// Files are read, not mapped: a file that another program shortens while it is mapped kills its reader.
struct FileReader: ~Copyable {
    private let descriptor: CInt
    private let isOwned: Bool
    /// What the file was when it was opened.
    private let status: stat
    /// How many bytes have been read.
    private(set) var bytesRead = 0

    static var standardInput: FileReader { FileReader(descriptor: STDIN_FILENO, isOwned: false) }

    private init(descriptor: CInt, isOwned: Bool) {
        self.descriptor = descriptor
        self.isOwned = isOwned
        var status = stat()
        fstat(descriptor, &status)
        self.status = status
    }

    /// Opens a file. A folder opens too and fails when it is read.
    init(_ path: FilePath) throws(SystemError) {
        self.init(descriptor: try retrying { path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) } }, isOwned: true)
    }

    deinit { if isOwned { close(descriptor) } }

    /// How large the file was when it was opened; 0 for pipes.
    var size: Int { status.isFile ? Int(status.st_size) : 0 }

    /// Appends up to `count` bytes to the buffer and gives how many; 0 at the end.
    /// - Throws: also where a file has become another while it was read, since what was read may be half old and half new, and
    ///   where a signal comes while a pipe is waited for.
    mutating func read(into buffer: inout [UInt8], upTo count: Int) throws(SystemError) -> Int {
        if !status.isFile, !Interruption.waitToRead(descriptor) { throw .interrupted }
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var taken = 0
        defer { buffer.removeLast(count - taken) }
        taken = try retrying { [descriptor] in
            buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + start, count) }
        }
        bytesRead += taken
        if taken == 0, hasChanged { throw SystemError("The file changed while it was read") }
        return taken
    }

    /// Reads the whole of a file that holds so many bytes, in one go if there are no more and no fewer; else what came.
    mutating func readAtOnce(_ count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        // One byte more than the file has, so that its end is seen.
        let bytes = [UInt8](unsafeUninitializedCapacity: count + 1) { [descriptor] buffer, taken in
            do throws(SystemError) {
                taken = try retrying { Glibc.read(descriptor, buffer.baseAddress, count + 1) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        bytesRead += bytes.count
        if bytes.count == count, hasChanged { throw SystemError("The file changed while it was read") }
        return bytes
    }

    private var hasChanged: Bool {
        guard status.isFile else { return false }
        var now = stat()
        guard fstat(descriptor, &now) == 0 else { return false }
        return now.st_size != status.st_size || now.modified != status.modified
    }
}

extension stat {
    /// When the file was last written to, in nanoseconds.
    var modified: Int64 { Int64(st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(st_mtim.tv_nsec) }
}
