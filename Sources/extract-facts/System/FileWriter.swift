import Glibc

/// Where the output goes: standard output, or a file that appears whole or not at all.
///
/// With a journal beside it an unfinished file may stay, so that another run can go on with it.
final class FileWriter {
    private let descriptor: CInt
    /// Nil where what is written is not renamed.
    private let replacement: ReplacementFile?
    private let journal: Journal?
    /// What has been written of a file with a journal.
    private var offset = 0
    private var hash = StreamHash()

    /// Writes to a file, or to standard output where none is named.
    convenience init(_ path: FilePath?) throws(SystemError) {
        if let path { try self.init(path) } else { self.init() }
    }

    /// Writes to standard output.
    init() {
        descriptor = STDOUT_FILENO
        replacement = nil
        journal = nil
    }

    /// Writes to a file. A path that leads to a device or a pipe is written as it is.
    init(_ path: FilePath) throws(SystemError) {
        journal = nil
        if let existing = try? path.status(), !existing.isFile, !existing.isFolder {
            descriptor = try retrying { path.withCString { open($0, O_WRONLY | O_CLOEXEC) } }
            replacement = nil
        } else {
            let replacement = try ReplacementFile(of: path)
            descriptor = replacement.descriptor
            self.replacement = replacement
        }
    }

    /// Goes on with an unfinished file behind what its journal vouches for.
    init(_ file: ReplacementFile, journal: Journal, offset: Int, hash: StreamHash) {
        descriptor = file.descriptor
        replacement = file
        self.journal = journal
        self.offset = offset
        self.hash = hash
    }

    /// Writes all bytes. A reader that has gone away is `BrokenPipe`.
    func write(_ bytes: [UInt8]) throws {
        try writeAll(bytes, to: descriptor)
        if journal != nil {
            offset += bytes.count
            hash.add(bytes)
        }
    }

    /// Notes in the journal, if there is one, that all before a place of the input is written.
    func commit(upTo position: Position, _ tally: Tally, failures: [Failure]) throws {
        try journal?.append(
            Journal.Record(position: position, end: offset, hash: hash.value, tally: tally), failures: failures.map(\.line))
    }

    /// Gives the file its name. Nothing may be written afterwards.
    func finish() throws(SystemError) {
        try replacement?.finish()
        journal?.remove()
    }

    /// Leaves what stood there before as it was, and nothing beside it.
    func abandon() {
        replacement?.abandon()
        journal?.remove()
    }

    /// Leaves what stood there before as it was and what has been written for another run to go on with.
    /// - Returns: whether there is anything to go on with.
    func leave() -> Bool {
        if let journal, journal.isWorthKeeping { return true }
        abandon()
        return false
    }
}

/// Writes all bytes. A reader that has gone away is `BrokenPipe`.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) throws {
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

/// The reader of the output has gone: nothing is left to do, and nothing has failed.
struct BrokenPipe: Error {}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
