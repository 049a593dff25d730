/// The paths that `--files-from` names.
enum PathList {
    /// The paths of a list, one a line or each ended by a zero byte; `-` is standard input. Empty ones are left out.
    static func read(_ list: String, endedByZero: Bool) throws(SystemError) -> [FilePath] {
        var stream = list == "-" ? ByteStream.standardInput : try ByteStream(FilePath(list))
        var bytes = try stream.readAll()[...]
        if !endedByZero, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        return bytes.split(separator: endedByZero ? 0 : UInt8(ascii: "\n")).compactMap { path in
            // Lists that were written on Windows end their lines by CR LF.
            let path = !endedByZero && path.last == UInt8(ascii: "\r") ? path.dropLast() : path
            return path.isEmpty ? nil : FilePath(bytes: Array(path))
        }
    }
}
