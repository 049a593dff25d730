import Glibc

/// The one file that is being written, so that a signal that ends the program takes it away.
enum UnfinishedFile {
    /// Read by the signal handler, which may do no more than look at plain memory and make plain system calls.
    private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

    /// Sees to it that the file goes if the program is interrupted.
    static func remember(_ file: FilePath) {
        path = file.withCString { strdup($0) }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            sigaction(number, nil, &action)
            // A signal that the caller had ignored (nohup) stays so.
            if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
            signal(number) { number in
                UnfinishedFile.remove()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// The file has its name now.
    static func forget() { path = nil }

    /// Takes the file away.
    static func remove() {
        if let path { unlink(path) }
        path = nil
    }
}
