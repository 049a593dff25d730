import ExtractFacts
import Glibc

/// Reads the rules that `--rules` names.
enum RulesFolder {
    /// The shipped rules, those of the folder added; where a name stands in both, the folder's file counts.
    static func files(adding folder: String?) throws(SystemError) -> [RuleFile] {
        guard let folder else { return RuleFile.shipped }
        let root = FilePath(folder)
        guard try root.status().isFolder else { throw SystemError(code: ENOTDIR) }
        let inputs = InputPaths.find([root], FileSelection(endings: [".tsv", ".rules"], readsArchives: false))
        var files = Dictionary(uniqueKeysWithValues: RuleFile.shipped.map { ($0.name, $0) })
        for input in inputs {
            switch input {
            case .failure(_, let reason): throw SystemError(reason)
            case .standardInput: continue
            case .file(let file):
                let path = file.path
                let name = String(decoding: path.bytes.dropFirst(root.bytes.count).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
                files[name] = RuleFile(name: name, path: "\(path)", bytes: try path.contents())
            }
        }
        return files.values.sorted { $0.name < $1.name }
    }
}
