import Glibc

/// Which files are taken from folders.
struct FileSelection: CustomStringConvertible, Sendable {
    /// The ends of names that are taken where no glob says otherwise, with their point, lower case.
    let endings: [String]
    /// The ends that may follow those.
    private let packings: [String]
    private let globs: [Glob]
    private let workingFolder: FilePath?

    /// Files with these endings and, where archives are read, those with `.gz` or `.zst` behind; with globs, as ripgrep
    /// has it, those that a glob matches and no later one excludes.
    init(endings: [String], readsArchives: Bool = true, globs: [Glob] = []) {
        self.endings = endings
        self.globs = globs
        packings = readsArchives ? ["", ".gz", ".zst"] : [""]
        workingFolder = globs.isEmpty ? nil : FilePath(".").resolved
    }

    /// Texts by the names that are usual.
    static let documents = FileSelection(endings: [".txt", ".text", ".md"])

    /// What is looked for, as messages name it.
    var description: String {
        ((globs.contains { !$0.isExclusion } ? [] : endings.map { "*\($0)" }) + globs.map { "\($0)" }).joined(separator: " ")
    }

    /// Whether a file is taken.
    func wants(_ path: FilePath) -> Bool {
        if let glob = lastMatch(of: path, isFolder: false) { return !glob.isExclusion }
        if globs.contains(where: { !$0.isExclusion }) { return false }
        let name = path.name.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        return packings.contains { packing in
            endings.contains { ending in
                let end = ending.utf8.count + packing.utf8.count
                return name.count > end && name.suffix(end).starts(with: ending.utf8) && name.suffix(packing.utf8.count).elementsEqual(packing.utf8)
            }
        }
    }

    /// Whether a folder is looked into.
    func enters(_ path: FilePath) -> Bool { lastMatch(of: path, isFolder: true)?.isExclusion != true }

    private func lastMatch(of path: FilePath, isFolder: Bool) -> Glob? {
        if globs.isEmpty { return nil }
        let relative = path.relative(to: workingFolder)
        return globs.last { $0.matches(relative, isFolder: isFolder) }
    }
}

extension FilePath {
    /// The path without the `./` or the folder at its head.
    fileprivate func relative(to folder: FilePath?) -> FilePath {
        var rest = bytes[...]
        if let folder, rest.starts(with: folder.bytes), rest.dropFirst(folder.bytes.count).first == UInt8(ascii: "/") {
            rest = rest.dropFirst(folder.bytes.count + 1)
        }
        while rest.starts(with: "./".utf8) { rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: "/") } }
        return FilePath(bytes: Array(rest))
    }
}
