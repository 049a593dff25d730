import Glibc

/// INT, TERM and HUP: the first one asks the run to come to an end, a second one ends it at once.
enum Interruption {
    private static let lock = Lock()
    private nonisolated(unsafe) static var received: CInt?
    private nonisolated(unsafe) static var whenReceived: (@Sendable () -> Void)?
    /// A pipe that holds a byte as soon as there has been a signal; -1 while none is watched for.
    private nonisolated(unsafe) static var pipeEnds: (read: CInt, write: CInt) = (-1, -1)

    /// The signal that came, if one did.
    static var signal: CInt? {
        lock.lock()
        defer { lock.unlock() }
        return received
    }

    /// The exit code of a program that a signal ended.
    static func exitCode(of signal: CInt) -> CInt { 128 + signal }

    /// Has the signals wait for a thread of their own. To be called before any other thread is started.
    static func watch() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            sigaction(number, nil, &action)
            // A signal that the caller had ignored (nohup) stays so.
            if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
            sigaddset(&signals, number)
        }
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipeEnds = (ends[0], ends[1])
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let watched = signals
        let thread = startThread {
            var watched = watched
            while true {
                var number: CInt = 0
                guard sigwait(&watched, &number) == 0 else { return }
                receive(number)
            }
        }
        if thread == nil { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
    }

    /// Has this done, on another thread, as soon as a signal comes.
    static func notify(_ body: @escaping @Sendable () -> Void) {
        lock.lock()
        whenReceived = body
        let isLate = received != nil
        lock.unlock()
        if isLate { body() }
    }

    private static func receive(_ number: CInt) {
        lock.lock()
        let isSecond = received != nil
        received = received ?? number
        let body = whenReceived
        lock.unlock()
        if isSecond {
            UnfinishedFiles.removeAll()
            _exit(exitCode(of: number))
        }
        // Whoever waits for a pipe is woken when everybody else knows.
        body?()
        var byte: UInt8 = 0
        _ = write(pipeEnds.write, &byte, 1)
    }

    /// Waits until there is something to read, or the end; false if a signal came first.
    static func waitToRead(_ descriptor: CInt) -> Bool {
        if pipeEnds.read < 0 { return true }
        while true {
            var waiting = [
                pollfd(fd: pipeEnds.read, events: Int16(POLLIN), revents: 0), pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, 2, -1) >= 0 else {
                if errno == EINTR { continue }
                return true
            }
            return waiting[0].revents == 0
        }
    }
}
