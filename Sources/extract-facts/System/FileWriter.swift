import Glibc

/// Where the output goes: standard output, or a file that appears whole or not at all.
final class FileWriter {
    private let descriptor: CInt
    /// Nil where what is written is not renamed.
    private let replacement: ReplacementFile?

    /// Writes to a file, or to standard output where none is named.
    convenience init(_ path: FilePath?) throws(SystemError) {
        if let path { try self.init(path) } else { self.init() }
    }

    /// Writes to standard output.
    init() {
        descriptor = STDOUT_FILENO
        replacement = nil
    }

    /// Writes to a file. A path that leads to a device or a pipe is written as it is.
    init(_ path: FilePath) throws(SystemError) {
        if let existing = try? path.status(), !existing.isFile, !existing.isFolder {
            descriptor = try retrying { path.withCString { open($0, O_WRONLY | O_CLOEXEC) } }
            replacement = nil
        } else {
            let replacement = try ReplacementFile(of: path)
            descriptor = replacement.descriptor
            self.replacement = replacement
        }
    }

    /// Writes all bytes. A reader that has gone away is `BrokenPipe`.
    func write(_ bytes: [UInt8]) throws {
        let descriptor = self.descriptor
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EPIPE {
                    throw BrokenPipe()
                } else if errno != EINTR {
                    throw SystemError.current
                }
            }
        }
    }

    /// Gives the file its name. Nothing may be written afterwards.
    func finish() throws(SystemError) { try replacement?.finish() }

    /// Leaves what stood there before as it was.
    func abandon() { replacement?.abandon() }
}

/// The reader of the output has gone: nothing is left to do, and nothing has failed.
struct BrokenPipe: Error {}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
