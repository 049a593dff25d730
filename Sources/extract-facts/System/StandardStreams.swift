import Glibc

/// The three streams that a program is given.
enum StandardStreams {
    /// Opens those that the caller has closed (`<&-`): else the next file or pipe that is opened would take their numbers, and
    /// messages would go into the output. What reads or writes them still fails; messages are lost.
    static func fill() {
        for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
        where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }
}
