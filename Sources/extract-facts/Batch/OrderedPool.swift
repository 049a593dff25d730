import Glibc

/// Does pieces of work on several threads and hands on what comes of them in the order of the pieces.
///
/// Results wait until all before them are there, and no piece is begun that lies more than a window ahead of the last one
/// handed on: what is held is bounded by the window, not by the batch.
final class OrderedPool<Work: Sendable, Outcome: Sendable>: @unchecked Sendable {
    private let next: () -> Work?
    private let process: @Sendable (Work) -> Outcome
    private let window: Int
    /// Held while a piece of work is fetched, which may take long (a pipe): apart from the lock of the results.
    private let source = Lock()
    /// Guards all that varies below.
    private let state = Lock()
    private let resultReady = Condition()
    private let roomMade = Condition()
    private var finished: [Int: Outcome] = [:]
    private var begun = 0
    private var handedOn = 0
    private var isExhausted = false
    private var isStopped = false

    private init(next: @escaping () -> Work?, process: @escaping @Sendable (Work) -> Outcome, window: Int) {
        self.next = next
        self.process = process
        self.window = window
    }

    /// Fetches work until there is none, does it on `jobs` threads, and calls `handOn` on this thread in the order of the work.
    ///
    /// `next` is called by one thread at a time. If `handOn` throws, no more work is begun and what is under way is
    /// left to itself: the caller is expected to end the program.
    static func run(
        jobs: Int, next: @escaping () -> Work?, process: @escaping @Sendable (Work) -> Outcome,
        handOn: (Outcome) throws -> Void
    ) throws {
        let pool = OrderedPool(next: next, process: process, window: jobs * 4)
        let threads = jobs == 1 ? [] : (0..<jobs).compactMap { _ in startThread { pool.workUntilDone() } }
        if threads.isEmpty {
            while let work = next() { try handOn(process(work)) }
            return
        }
        do {
            try pool.handOnAll(handOn)
        } catch {
            pool.state.lock()
            pool.isStopped = true
            pool.roomMade.wakeAll()
            pool.state.unlock()
            throw error
        }
        for thread in threads { pthread_join(thread, nil) }
    }

    private func workUntilDone() {
        while let (index, work) = fetch() {
            let outcome = process(work)
            state.lock()
            finished[index] = outcome
            if index == handedOn { resultReady.wakeAll() }
            state.unlock()
        }
    }

    /// The next piece of work and its number, once there is room for it in the window.
    private func fetch() -> (Int, Work)? {
        source.lock()
        defer { source.unlock() }
        state.lock()
        while begun - handedOn >= window, !isStopped { roomMade.wait(state) }
        let isOver = isStopped || isExhausted
        state.unlock()
        if isOver { return nil }
        let work = next()
        state.lock()
        defer { state.unlock() }
        guard let work else {
            isExhausted = true
            resultReady.wakeAll()
            return nil
        }
        begun += 1
        return (begun - 1, work)
    }

    private func handOnAll(_ handOn: (Outcome) throws -> Void) throws {
        state.lock()
        defer { state.unlock() }
        while true {
            if let outcome = finished.removeValue(forKey: handedOn) {
                state.unlock()
                defer { state.lock() }
                try handOn(outcome)
            } else if isExhausted, handedOn == begun {
                return
            } else {
                resultReady.wait(state)
                continue
            }
            handedOn += 1
            roomMade.wakeAll()
        }
    }
}
