import ExtractFacts
import Glibc

/// Reads folders of rules.
enum RulesFolder {
    /// The tables and rules of a folder.
    static func files(in folder: String) throws(SystemError) -> [RuleFile] {
        let root = FilePath(folder)
        do {
            guard try root.status().isFolder else { throw SystemError(code: ENOTDIR) }
            var files: [RuleFile] = []
            for input in InputPaths.find([root], FileSelection(endings: [".tsv", ".rules"], readsArchives: false)) {
                switch input {
                case .failure(let name, let reason): throw SystemError(name == folder ? reason : "\(name): \(reason)")
                case .standardInput: continue
                case .file(let file):
                    let path = file.path
                    let name = String(decoding: path.bytes.dropFirst(root.bytes.count).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
                    files.append(RuleFile(name: name, path: "\(path)", bytes: try path.contents()))
                }
            }
            return files
        } catch {
            throw SystemError("\(folder): \(error)")
        }
    }
}
