import Glibc

/// An output file that another run can go on with, and what a run before has left of it.
struct ResumableOutput {
    let writer: FileWriter
    /// Where the reading goes on; nil from the beginning.
    private(set) var position: Position?
    /// Whether something is written already, and whether there is a record among it.
    private(set) var isBegun = false
    /// What came of the documents that are done.
    private(set) var tally = Tally()
    /// Those that failed, each a line of JSON.
    private(set) var failures: [String] = []

    /// Whether the path leads to a file, or to nothing yet: only there something can be left for another run.
    static func isPossible(at path: FilePath) -> Bool { (try? path.status())?.isFile ?? true }

    /// Opens the unfinished file, which one run alone may write.
    /// - Parameter resumes: whether to go on with what a run before has left, if it has left anything.
    init(_ path: FilePath, _ identity: Journal.Identity, resumes: Bool) throws {
        let target = path.resolved ?? path
        func beside(_ ending: String) -> FilePath {
            target.folder.appending([UInt8(ascii: ".")] + target.name + Array(ending.utf8))
        }
        let temporary = beside(".partial")
        let existing = try? target.status()
        let isNew = (try? temporary.status()) == nil
        let descriptor = try retrying {
            temporary.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC, existing.map { $0.st_mode & 0o7777 } ?? 0o666) }
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK ? SystemError("Another run is writing it") : SystemError.current
        }
        if let existing { fchmod(descriptor, existing.st_mode & 0o7777) }
        do {
            try self.init(ReplacementFile(descriptor, temporary: temporary, final: target), beside(".journal"), identity, resumes: resumes)
        } catch {
            // What a run before has left stays, if that was to be gone on with.
            if isNew || !resumes { UnfinishedFiles.remove(temporary) }
            close(descriptor)
            throw error
        }
    }

    private init(_ file: ReplacementFile, _ journalPath: FilePath, _ identity: Journal.Identity, resumes: Bool) throws {
        let descriptor = file.descriptor
        var hash = StreamHash()
        var end = 0
        var journalLength = 0
        if resumes, let bytes = try? journalPath.contents(), !bytes.isEmpty {
            guard let contents = JournalFormat.read(bytes) else { throw CannotResume("its journal cannot be read") }
            if let difference = Self.difference(contents.identity, identity) { throw CannotResume(difference) }
            var running = hash
            for (record, failures, length) in contents.records {
                guard try Self.add(record.end - end, of: descriptor, to: &running), running.value == record.hash else { break }
                (hash, end, journalLength) = (running, record.end, length)
                position = record.position
                tally += record.tally
                self.failures += failures
            }
        }
        try retrying { ftruncate(descriptor, off_t(end)) }
        try retrying { lseek(descriptor, off_t(end), SEEK_SET) }
        isBegun = end > 0
        let journal = try position == nil
            ? Journal(at: journalPath, of: file.temporary, identity)
            : Journal(at: journalPath, of: file.temporary, goingOnAt: journalLength)
        writer = FileWriter(file, journal: journal, offset: end, hash: hash)
    }

    /// Adds the next bytes of a file to a hash; false if it has not so many.
    private static func add(_ count: Int, of descriptor: CInt, to hash: inout StreamHash) throws(SystemError) -> Bool {
        var buffer = [UInt8](repeating: 0, count: min(max(count, 0), 1 << 18))
        var rest = count
        while rest > 0 {
            let taken = try retrying { buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, min(rest, $0.count)) } }
            if taken == 0 { return false }
            buffer.withUnsafeBytes { hash.add(UnsafeRawBufferPointer(rebasing: $0[..<taken])) }
            rest -= taken
        }
        return rest == 0
    }

    private static func difference(_ old: Journal.Identity, _ new: Journal.Identity) -> String? {
        if old.version != new.version { return "another version of the program began it" }
        if old.rules != new.rules { return "it was begun with other rules" }
        if old.options != new.options { return "it was begun with other options" }
        if old.inputs != new.inputs { return "the inputs are not those that it was begun with" }
        return nil
    }
}

/// Why nothing can be gone on with.
struct CannotResume: Error, CustomStringConvertible {
    let description: String
    init(_ reason: String) { description = "Cannot resume: \(reason); without --resume it begins anew" }
}
