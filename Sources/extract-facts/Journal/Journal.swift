import Glibc

/// What an unfinished output file holds: which documents, up to where, so that another run can go on after them.
///
/// Beside the output `facts.jsonl` stand `.facts.jsonl.partial`, which holds what has been written so far, and
/// `.facts.jsonl.journal`. Its first line names what the run depends on; each further record says how far the input was
/// done when the output had a certain length, and what the output was up to there. Nothing is synced: a record whose
/// output did not reach the disk does not fit its hash, and one before it is taken.
final class Journal {
    /// What a run's output depends on.
    struct Identity: Equatable {
        var version: String
        var rules: UInt64
        var options: UInt64
        var inputs: UInt64
    }

    /// How far the work was at one time.
    struct Record {
        /// Where the reading goes on.
        var position: Position
        /// The length of the output.
        var end: Int
        /// The hash of all output up to there.
        var hash: UInt64
        /// What came of the documents since the record before.
        var tally: Tally
    }

    private let path: FilePath
    private let temporary: FilePath
    private let descriptor: CInt
    /// Whether a document is done: what holds nothing is of no use to another run.
    private(set) var isWorthKeeping: Bool

    /// Begins a journal.
    init(at path: FilePath, of temporary: FilePath, _ identity: Identity) throws {
        self.path = path
        self.temporary = temporary
        isWorthKeeping = false
        descriptor = try retrying { path.withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) } }
        UnfinishedFiles.add(path)
        UnfinishedFiles.add(temporary)
        do {
            try writeAll(Array(JournalFormat.header(identity).utf8), to: descriptor)
        } catch {
            remove()
            throw error
        }
    }

    /// Goes on with a journal behind its first `length` bytes.
    init(at path: FilePath, of temporary: FilePath, goingOnAt length: Int) throws(SystemError) {
        self.path = path
        self.temporary = temporary
        isWorthKeeping = true
        descriptor = try retrying { path.withCString { open($0, O_WRONLY | O_CLOEXEC) } }
        try retrying { [descriptor] in ftruncate(descriptor, off_t(length)) }
        try retrying { [descriptor] in lseek(descriptor, 0, SEEK_END) }
    }

    /// Notes that more is done.
    func append(_ record: Record, failures: [String]) throws {
        try writeAll(JournalFormat.lines(record, failures: failures), to: descriptor)
        if !isWorthKeeping {
            isWorthKeeping = true
            UnfinishedFiles.forget(path)
            UnfinishedFiles.forget(temporary)
        }
    }

    /// Takes the journal away.
    func remove() {
        UnfinishedFiles.remove(path)
        close(descriptor)
    }
}
