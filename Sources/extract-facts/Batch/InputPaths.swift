import Glibc

/// An input that the arguments name.
enum Input: Sendable {
    case standardInput
    case file(FilePath)
    case failure(name: String, reason: String)
}

/// Finds the files that paths lead to.
struct InputPaths {
    /// The ends of names that are taken from folders, with their point, lower case.
    let endings: [String]
    private(set) var inputs: [Input] = []

    /// The files of the paths, in the order of the paths and, within a folder, of the names' bytes.
    ///
    /// A file that is named is taken whatever its name; of a folder, at any depth, those with the right ending. Hidden
    /// files and folders are left out, links are followed but never back into a folder that is being read.
    static func find(_ paths: [String], endings: [String]) -> [Input] {
        var found = InputPaths(endings: endings)
        for path in paths { found.add(path) }
        return found.inputs
    }

    private init(endings: [String]) { self.endings = endings }

    private mutating func add(_ path: String) {
        if path == "-" {
            inputs.append(.standardInput)
            return
        }
        let path = FilePath(path)
        do {
            let status = try path.status()
            guard status.isFolder else {
                inputs.append(.file(path))
                return
            }
            let before = inputs.count
            walk(path, status, within: [])
            if inputs.count == before {
                let kinds = endings.map { "*\($0)" }.joined(separator: " ")
                inputs.append(.failure(name: "\(path)", reason: "No files to read in this folder (\(kinds))"))
            }
        } catch {
            inputs.append(.failure(name: "\(path)", reason: "\(error)"))
        }
    }

    /// Takes what lies in a folder; `within` are the folders it lies in.
    private mutating func walk(_ folder: FilePath, _ status: stat, within: [FolderID]) {
        let id = FolderID(device: status.st_dev, node: status.st_ino)
        if within.contains(id) { return }
        let names: [[UInt8]]
        do {
            names = try folder.entries()
        } catch {
            inputs.append(.failure(name: "\(folder)", reason: "\(error)"))
            return
        }
        for name in names where name.first != UInt8(ascii: ".") {
            let path = folder.appending(name)
            do {
                let status = try path.status()
                if status.isFolder {
                    walk(path, status, within: within + [id])
                } else if status.isFile, isWanted(name) {
                    inputs.append(.file(path))
                }
            } catch {
                // A dead link is a failure only if it has the name of a document.
                if isWanted(name) { inputs.append(.failure(name: "\(path)", reason: "\(error)")) }
            }
        }
    }

    private func isWanted(_ name: [UInt8]) -> Bool {
        let lower = name.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        return endings.contains { lower.count > $0.utf8.count && lower.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private struct FolderID: Equatable {
        let device: dev_t
        let node: ino_t
    }
}
