import Glibc

/// A path as the bytes that the system knows it by: names of files need not be UTF-8.
struct FilePath: Sendable, CustomStringConvertible {
    /// Without the zero byte at the end.
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// What messages and `doc_id` call it; bytes that are not UTF-8 stand as U+FFFD.
    var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The path of a file in this folder.
    func appending(_ name: [UInt8]) -> FilePath {
        FilePath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
    }

    /// The last part of the path.
    var name: ArraySlice<UInt8> { bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...] }

    /// The folder that the path lies in, `.` if it names none.
    var folder: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
        return FilePath(bytes: Array(bytes[..<max(slash, 1)]))
    }

    /// Calls `body` with the path as C wants it.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBytes { body($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }

    /// What the path leads to, links followed.
    func status() throws(SystemError) -> stat {
        var status = stat()
        try retrying { withCString { stat($0, &status) } }
        return status
    }

    /// The path with all links resolved, or nil if there is nothing there.
    var resolved: FilePath? {
        guard let found = withCString({ realpath($0, nil) }) else { return nil }
        defer { free(found) }
        return FilePath(bytes: Array(UnsafeRawBufferPointer(start: found, count: strlen(found))))
    }

    /// Whether two paths lead to one file, or would lead to it were it there. Of devices several may be one.
    func isSameFile(as other: FilePath) -> Bool {
        func place(_ path: FilePath) -> [UInt8] {
            (path.resolved ?? path.folder.resolved?.appending(Array(path.name)) ?? path).bytes
        }
        return place(self) == place(other) && (try? status())?.isFile != false
    }

    /// The names in a folder but `.` and `..`, sorted by their bytes: the system gives them in any order.
    func entries() throws(SystemError) -> [[UInt8]] {
        guard let folder = withCString({ opendir($0) }) else { throw .current }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
            errno = 0
        }
        if errno != 0 { throw .current }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// What tells a file or folder from every other, whatever path leads to it.
struct FileID: Hashable, Sendable {
    private let device: dev_t
    private let node: ino_t

    init(_ status: stat) {
        device = status.st_dev
        node = status.st_ino
    }
}

extension stat {
    /// What standard output leads to.
    static var standardOutput: stat {
        var status = stat()
        fstat(STDOUT_FILENO, &status)
        return status
    }

    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}
