import Glibc

/// Finds the files that paths lead to.
struct InputPaths {
    private let selection: FileSelection
    private(set) var inputs: [Input] = []

    /// The files of the paths, in the order of the paths and, within a folder, of the names' bytes.
    ///
    /// A file that is named is taken whatever its name; of a folder, at any depth, those that the selection wants. Hidden
    /// files and folders are left out, links are followed but never back into a folder that is being read.
    static func find(_ paths: [FilePath], _ selection: FileSelection) -> [Input] {
        var found = InputPaths(selection: selection)
        for path in paths { found.add(path) }
        return found.inputs
    }

    private init(selection: FileSelection) { self.selection = selection }

    private mutating func add(_ path: FilePath) {
        do {
            let status = try path.status()
            guard status.isFolder else {
                inputs.append(.file(InputFile(path, status)))
                return
            }
            let before = inputs.count
            walk(path, status, within: [])
            if inputs.count == before {
                inputs.append(.failure(name: "\(path)", reason: "No files to read in this folder (\(selection))"))
            }
        } catch {
            inputs.append(.failure(name: "\(path)", reason: "\(error)"))
        }
    }

    /// Takes what lies in a folder; `within` are the folders it lies in.
    private mutating func walk(_ folder: FilePath, _ status: stat, within: [FileID]) {
        let id = FileID(status)
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
                    if selection.enters(path) { walk(path, status, within: within + [id]) }
                } else if status.isFile, selection.wants(path) {
                    inputs.append(.file(InputFile(path, status)))
                }
            } catch {
                // A dead link is a failure only if it has the name of a document.
                if selection.wants(path) { inputs.append(.failure(name: "\(path)", reason: "\(error)")) }
            }
        }
    }
}
