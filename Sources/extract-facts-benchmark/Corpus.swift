import ExtractFacts
import Glibc

/// Texts that are read as documents, repeated to a length.
struct Corpus {
    let name: String
    /// The texts, each once.
    let once: [Document]
    /// How often all of them are read.
    let repetitions: Int
    let bytesOnce: Int

    var bytes: Int { bytesOnce * repetitions }
    var count: Int { once.count * repetitions }
    /// The documents in the order of reading.
    func document(_ index: Int) -> Document { once[index % once.count] }

    /// Reads a file, or the `*.txt` of a folder in the order of their names.
    init(_ path: String, bytes wanted: Int) throws {
        let paths = Self.isFolder(path) ? try Self.texts(in: path) : [path]
        name = path
        once = try paths.map { Document(id: $0, bytes: try Self.read($0)) }
        bytesOnce = once.reduce(0) { $0 + $1.bytes.count }
        guard bytesOnce > 0 else { throw BenchmarkError("\(path): no text") }
        repetitions = max(1, wanted / bytesOnce)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func texts(in folder: String) throws -> [String] {
        guard let entries = opendir(folder) else { throw BenchmarkError("\(folder): \(String(cString: strerror(errno)))") }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasSuffix(".txt") { names.append("\(folder)/\(name)") }
        }
        return names.sorted()
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw BenchmarkError("\(path): \(String(cString: strerror(errno)))") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
        return bytes
    }
}
