import Glibc

/// Why a call to the system failed.
struct SystemError: Error, CustomStringConvertible {
    let description: String

    /// The reason that `errno` names.
    static var current: SystemError { SystemError(code: errno) }

    init(code: CInt) { description = String(cString: strerror(code)) }
    init(_ description: String) { self.description = description }
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
