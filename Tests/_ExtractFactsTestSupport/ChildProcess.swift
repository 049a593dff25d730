import Foundation
import Glibc

/// A program that is run to its end.
///
/// Not Foundation's `Process`: that hands on the signals that the threads of tests block, and a shell that is not told of its
/// children's end waits for ever.
enum ChildProcess {
    struct NotStarted: Error, CustomStringConvertible { let description: String }

    /// Runs a program and gives its status as `waitpid` does.
    /// - Parameter streams: the files of its standard input, output and errors.
    static func run(_ program: String, _ arguments: [String], folder: String, environment: [String: String], streams: [String]) throws -> Int {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, path) in streams.enumerated() {
            posix_spawn_file_actions_addopen(&actions, CInt(descriptor), path, descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        // `env` goes to the folder, since `posix_spawn` cannot everywhere, and becomes the program.
        let words = (["env", "-C", folder, program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, variables)
        guard code == 0 else { throw NotStarted(description: "\(program): \(String(cString: strerror(code)))") }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Int(status)
    }
}
