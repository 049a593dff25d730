import Glibc

/// Why a call to the system failed.
struct SystemError: Error, CustomStringConvertible {
    let description: String
    /// Whether nothing is wrong but that a signal came while a pipe was waited for.
    let isInterruption: Bool

    /// The reason that `errno` names.
    static var current: SystemError { SystemError(code: errno) }

    static let interrupted = SystemError("Interrupted", isInterruption: true)

    init(code: CInt) { self.init(String(cString: strerror(code))) }
    init(_ description: String, isInterruption: Bool = false) {
        self.description = description
        self.isInterruption = isInterruption
    }
}

/// Makes a system call again as long as a signal interrupts it; throws what `errno` names if it fails.
@discardableResult
func retrying<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw .current }
    }
}
