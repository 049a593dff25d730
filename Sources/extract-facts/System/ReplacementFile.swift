import Glibc

/// A file that is written under another name beside its own, synced and renamed. What stood there before stays as it was until
/// then, also if the program is killed or the disk is full.
final class ReplacementFile {
    /// Open for writing.
    let descriptor: CInt
    let temporary: FilePath
    /// The name it will have, links resolved.
    let final: FilePath

    /// Makes an empty file beside the one that the path leads to, with its mode.
    init(of path: FilePath) throws(SystemError) {
        final = path.resolved ?? path
        let existing = try? final.status()
        if let existing, existing.isFolder { throw SystemError(code: EISDIR) }
        var template = (final.folder.appending(Array(".extract-facts.XXXXXX".utf8)).bytes + [0]).map { CChar(bitPattern: $0) }
        descriptor = try retrying { mkstemp(&template) }
        temporary = FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, existing.map { $0.st_mode & 0o7777 } ?? 0o666 & ~mask)
        UnfinishedFiles.add(temporary)
    }

    /// Takes over a file that is open already.
    init(_ descriptor: CInt, temporary: FilePath, final: FilePath) {
        self.descriptor = descriptor
        self.temporary = temporary
        self.final = final
    }

    /// Gives the file its name, in the place of what stood there.
    func finish() throws(SystemError) {
        try retrying { fsync(descriptor) }
        try retrying { temporary.withCString { from in final.withCString { rename(from, $0) } } }
        settle()
    }

    /// Gives the file its name unless there is one of that name; whether it did.
    func finishIfNew() throws(SystemError) -> Bool {
        try retrying { fsync(descriptor) }
        if temporary.withCString({ from in final.withCString { link(from, $0) } }) != 0 {
            if errno == EEXIST { return false }
            // Some file systems have no links.
            try retrying { temporary.withCString { from in final.withCString { rename(from, $0) } } }
        } else {
            _ = temporary.withCString { unlink($0) }
        }
        settle()
        return true
    }

    /// Leaves what stood there before as it was.
    func abandon() { UnfinishedFiles.remove(temporary) }

    private func settle() {
        UnfinishedFiles.forget(temporary)
        close(descriptor)
        // The new name lasts through a loss of power only once the folder is synced too; some file systems cannot.
        let folder = final.folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}
