import Glibc

/// An input that the arguments name.
enum Input: Sendable {
    case standardInput
    case file(InputFile)
    case failure(name: String, reason: String)

    /// Its size on the disk; 0 if it is not known.
    var size: Int {
        if case .file(let file) = self { file.size } else { 0 }
    }
}

/// A file as it was when it was found.
struct InputFile: Sendable {
    let path: FilePath
    let id: FileID
    let size: Int
    /// When it was last written to, in nanoseconds.
    let modified: Int64

    init(_ path: FilePath, _ status: stat) {
        self.path = path
        id = FileID(status)
        size = status.isFile ? Int(status.st_size) : 0
        modified = status.modified
    }
}
