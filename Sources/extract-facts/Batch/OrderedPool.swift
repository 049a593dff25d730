import Glibc

/// Does pieces of work on several threads and hands on what comes of them in the order of the pieces.
///
/// What comes of a piece waits until all before it is handed on; of the piece whose turn it is, it is handed on as it
/// comes. What is held is bounded in three ways, and by the batch in none: no piece is begun that lies more than a window
/// ahead of the one whose turn it is; a thread waits while more output is held than there may be; and a large piece waits
/// until there is room for it beside those that are in hand.
final class OrderedPool: @unchecked Sendable {
    /// What bounds the memory.
    struct Limits {
        /// How many pieces may be begun ahead of the one whose turn it is.
        var window = 4096
        /// How many bytes of output may wait, beside as many as the pieces in hand have.
        var heldBytes = 128 << 20
        /// How many bytes of output may wait of the piece whose turn it is.
        var queuedBytes = 16 << 20
        /// The pieces that count as large, and how much of them may be in hand.
        var largePiece = 16 << 20
        var largeBytes = 512 << 20
    }
    typealias Process = @Sendable (Work, @escaping (Outcome) -> Void) -> Void

    private let next: () -> Work?
    private let process: Process
    private let limits: Limits
    /// Held while a piece of work is fetched, which may take long (a pipe): apart from the lock of the results.
    private let source = Lock()
    /// Guards all that varies below.
    private let state = Lock()
    private let resultReady = Condition()
    private let roomMade = Condition()
    private var waiting: [Int: Queue] = [:]
    private var held = 0
    private var inHand = 0
    private var largeInHand = 0
    private var begun = 0
    private var handedOn = 0
    private var isExhausted = false
    private var isStopped = false

    /// What has come of a piece and is not handed on yet.
    private struct Queue {
        var outcomes: [Outcome] = []
        var bytes = 0
        var isDone = false
    }

    /// - Parameter next: called by one thread at a time.
    init(limits: Limits = Limits(), next: @escaping () -> Work?, process: @escaping Process) {
        self.next = next
        self.process = process
        self.limits = limits
    }

    /// Fetches work until there is none, does it on `jobs` threads, and calls `handOn` on this thread in the order of the work.
    /// - Returns: whether all work is done; not if the pool was stopped before.
    func run(jobs: Int, handOn: @escaping (Outcome) -> Void) -> Bool {
        let threads = jobs == 1 ? [] : (0..<jobs).compactMap { _ in startThread { self.workUntilDone() } }
        if threads.isEmpty {
            while !stopped, let work = next() { process(work, handOn) }
            return !stopped
        }
        handOnAll(handOn)
        for thread in threads { pthread_join(thread, nil) }
        return !stopped
    }

    /// Begins no more work; what is in hand is finished. May be called by any thread.
    func stop() {
        state.lock()
        isStopped = true
        roomMade.wakeAll()
        resultReady.wakeAll()
        state.unlock()
    }

    private var stopped: Bool {
        state.lock()
        defer { state.unlock() }
        return isStopped
    }

    private func workUntilDone() {
        while let (index, work) = fetch() {
            process(work) { self.put($0, of: index) }
            state.lock()
            inHand -= work.weight
            if work.weight >= limits.largePiece { largeInHand -= work.weight }
            waiting[index, default: Queue()].isDone = true
            if index == handedOn { resultReady.wakeAll() }
            roomMade.wakeAll()
            state.unlock()
        }
    }

    /// Lets what came of a piece wait for its turn, once there is room.
    private func put(_ outcome: Outcome, of index: Int) {
        let bytes = outcome.output.count
        state.lock()
        defer { state.unlock() }
        while bytes > 0, index == handedOn ? waiting[index, default: Queue()].bytes > limits.queuedBytes : held + bytes > limits.heldBytes + inHand {
            roomMade.wait(state)
        }
        held += bytes
        waiting[index, default: Queue()].bytes += bytes
        waiting[index, default: Queue()].outcomes.append(outcome)
        if index == handedOn { resultReady.wakeAll() }
    }

    /// The next piece of work and its number, once there is room for it.
    private func fetch() -> (Int, Work)? {
        source.lock()
        defer { source.unlock() }
        state.lock()
        while begun - handedOn >= limits.window, !isStopped { roomMade.wait(state) }
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
        let weight = work.weight
        let isLarge = weight >= limits.largePiece
        while isLarge, largeInHand > 0, largeInHand + weight > limits.largeBytes, !isStopped { roomMade.wait(state) }
        if isStopped { return nil }
        inHand += weight
        if isLarge { largeInHand += weight }
        begun += 1
        return (begun - 1, work)
    }

    private func handOnAll(_ handOn: (Outcome) -> Void) {
        state.lock()
        defer { state.unlock() }
        while true {
            if var queue = waiting.removeValue(forKey: handedOn), !queue.outcomes.isEmpty || queue.isDone {
                let outcomes = queue.outcomes
                held -= queue.bytes
                queue.outcomes = []
                queue.bytes = 0
                if queue.isDone { handedOn += 1 } else { waiting[handedOn] = queue }
                roomMade.wakeAll()
                state.unlock()
                for outcome in outcomes { handOn(outcome) }
                state.lock()
            } else if isExhausted || isStopped, handedOn == begun {
                return
            } else {
                resultReady.wait(state)
            }
        }
    }
}
