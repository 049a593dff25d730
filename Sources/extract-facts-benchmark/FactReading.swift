import ExtractFacts
import Glibc
import Synchronization

/// The whole way from bytes to JSON lines, on one thread or several.
struct FactReading {
    let corpus: Corpus
    let extractor: Extractor

    /// What came of a reading: how many facts, and how many bytes of JSON lines.
    struct Sum: Equatable, Sendable {
        var facts = 0
        var bytes = 0

        mutating func add(_ other: Sum) {
            facts += other.facts
            bytes += other.bytes
        }
    }

    /// Reads the whole corpus. The documents are dealt out one by one.
    func read(jobs: Int) -> Sum {
        let next = Atomic<Int>(0)
        if jobs == 1 { return work(next) }
        // The threads are joined before this returns, so that what they share may live here.
        let sums = Mutex<[Sum]>([])
        withoutActuallyEscaping({ @Sendable () -> Void in
            let sum = work(next)
            sums.withLock { $0.append(sum) }
        }) { body in
            let threads = (0..<jobs).compactMap { _ in Thread(body) }
            for thread in threads { thread.join() }
        }
        return sums.withLock { $0.reduce(into: Sum()) { $0.add($1) } }
    }

    private func work(_ next: borrowing Atomic<Int>) -> Sum {
        var sum = Sum()
        var lines: [UInt8] = []
        let writer = FactWriter()
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < corpus.count else { return sum }
            lines.removeAll(keepingCapacity: true)
            var count = 0
            _ = try? extractor.readFacts(in: corpus.document(index)) { fact in
                writer.append(fact, to: &lines)
                count += 1
            }
            sum.add(Sum(facts: count, bytes: lines.count))
        }
    }
}

/// A thread of the system.
private struct Thread {
    private let thread: pthread_t

    init?(_ body: @escaping @Sendable () -> Void) {
        final class Start {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let start = Unmanaged.passRetained(Start(body)).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { start in
                Unmanaged<Start>.fromOpaque(start!).takeRetainedValue().body()
                return nil
            }, start)
        guard code == 0 else {
            Unmanaged<Start>.fromOpaque(start).release()
            return nil
        }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
