import Glibc

/// A program that is run to its end.
enum ChildProcess {
    struct Outcome {
        var code: Int
        var output: [UInt8]
        /// From before it was started until it had ended.
        var seconds: Double
        /// The most memory that it held at once, in bytes.
        var peakMemory: Int
    }

    /// Runs a program on an input that fits into a pipe.
    static func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> Outcome {
        let standardInput = try pipe()
        let standardOutput = try pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, standardInput.read, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, standardOutput.write, STDOUT_FILENO)
        for descriptor in [standardInput.read, standardInput.write, standardOutput.read, standardOutput.write] {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        _ = input.withUnsafeBytes { write(standardInput.write, $0.baseAddress, $0.count) }
        close(standardInput.write)
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let start = Stopwatch.now
        let code = posix_spawn(&process, program, &actions, nil, words, environ)
        close(standardInput.read)
        close(standardOutput.write)
        defer { close(standardOutput.read) }
        guard code == 0 else { throw BenchmarkError("\(program): \(String(cString: strerror(code)))") }
        var output: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(standardOutput.read, &part, part.count), count > 0 { output += part[..<count] }
        var status: CInt = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let seconds = Stopwatch.now - start
        let hasEnded = status & 0x7F == 0
        return Outcome(
            code: hasEnded ? Int(status >> 8 & 0xFF) : -Int(status & 0x7F), output: output, seconds: seconds,
            peakMemory: usage.ru_maxrss * 1024)
    }

    private static func pipe() throws -> (read: CInt, write: CInt) {
        var ends: [CInt] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw BenchmarkError("pipe: \(String(cString: strerror(errno)))") }
        return (ends[0], ends[1])
    }
}

/// A folder that is gone when its value is.
final class ScratchFolder {
    let path: String
    private var files: [String] = []

    init() throws {
        var template = Array("/tmp/extract-facts-benchmark.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchmarkError("mkdtemp: \(String(cString: strerror(errno)))") }
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit {
        for file in files { unlink(file) }
        rmdir(path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = "\(path)/\(name)"
        guard let stream = fopen(file, "wb") else { throw BenchmarkError("\(file): \(String(cString: strerror(errno)))") }
        files.append(file)
        let written = fwrite(bytes, 1, bytes.count, stream)
        guard fclose(stream) == 0, written == bytes.count else { throw BenchmarkError("\(file): \(String(cString: strerror(errno)))") }
    }
}
