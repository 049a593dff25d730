import Glibc

/// What the figures were measured on.
enum Machine {
    static var cores: Int { sysconf(CInt(_SC_NPROCESSORS_ONLN)) }

    /// The processor's name, or its architecture where the system does not tell.
    static var processor: String {
        if let file = fopen("/proc/cpuinfo", "r") {
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 512)
            while fgets(&line, CInt(line.count), file) != nil {
                let text = line.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
                guard text.hasPrefix("model name"), let colon = text.firstIndex(of: ":") else { continue }
                return text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        }
        #if arch(x86_64)
            return "x86_64"
        #elseif arch(arm64)
            return "arm64"
        #else
            return "unknown"
        #endif
    }

    /// The compiler's version, as far as it can be asked at compile time.
    static var compiler: String {
        #if compiler(>=6.3)
            return "Swift 6.3"
        #elseif compiler(>=6.2)
            return "Swift 6.2"
        #else
            return "Swift 6.1"
        #endif
    }

    /// The folder that this program lies in.
    static var folderOfProgram: String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        guard readlink("/proc/self/exe", &path, Int(PATH_MAX)) > 0 else { return "." }
        let text = path.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        return text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "."
    }
}
