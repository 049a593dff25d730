import Glibc

/// Where the output goes: standard output, or a file that appears whole or not at all.
///
/// A file is written under another name beside its own, synced and renamed. What stood there before stays as it was
/// until then, also if the program is killed or the disk is full.
final class FileWriter {
    private let descriptor: CInt
    /// The temporary file and the name it will have; nil where nothing is renamed.
    private let names: (temporary: FilePath, final: FilePath)?

    /// Writes to a file, or to standard output where none is named.
    convenience init(_ path: FilePath?) throws(SystemError) {
        if let path { try self.init(path) } else { self.init() }
    }

    /// Writes to standard output.
    init() {
        descriptor = STDOUT_FILENO
        names = nil
    }

    /// Writes to a file. A path that leads to a device or a pipe is written as it is.
    init(_ path: FilePath) throws(SystemError) {
        let target = path.resolved ?? path
        let existing = try? target.status()
        if let existing, existing.isFolder { throw SystemError(code: EISDIR) }
        if let existing, !existing.isFile {
            descriptor = try retrying { target.withCString { open($0, O_WRONLY | O_CLOEXEC) } }
            names = nil
            return
        }
        var template = (target.folder.appending(Array(".extract-facts.XXXXXX".utf8)).bytes + [0]).map { CChar(bitPattern: $0) }
        descriptor = try retrying { mkstemp(&template) }
        let temporary = FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
        names = (temporary, target)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, existing.map { $0.st_mode & 0o7777 } ?? 0o666 & ~mask)
        UnfinishedFile.remember(temporary)
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
    func finish() throws(SystemError) {
        guard let names else { return }
        try retrying { fsync(descriptor) }
        try retrying { names.temporary.withCString { from in names.final.withCString { rename(from, $0) } } }
        UnfinishedFile.forget()
        close(descriptor)
        // The new name lasts through a loss of power only once the folder is synced too; some file systems cannot.
        let folder = names.final.folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Leaves what stood there before as it was.
    func abandon() {
        UnfinishedFile.remove()
    }
}

/// The reader of the output has gone: nothing is left to do, and nothing has failed.
struct BrokenPipe: Error {}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
