import Glibc

/// The files that are being written and would be rubbish without their end.
enum UnfinishedFiles {
    private static let lock = Lock()
    private nonisolated(unsafe) static var paths: [FilePath] = []

    /// Sees to it that the file goes if the program is interrupted.
    static func add(_ path: FilePath) {
        lock.lock()
        defer { lock.unlock() }
        paths.append(path)
    }

    /// The file has its name now, or may stay.
    static func forget(_ path: FilePath) {
        lock.lock()
        defer { lock.unlock() }
        paths.removeAll { $0.bytes == path.bytes }
    }

    /// Takes the file away.
    static func remove(_ path: FilePath) {
        forget(path)
        _ = path.withCString { unlink($0) }
    }

    /// Takes all of them away.
    static func removeAll() {
        lock.lock()
        defer { lock.unlock() }
        for path in paths { _ = path.withCString { unlink($0) } }
        paths = []
    }
}
