import Glibc

/// Does something on a thread of its own that nobody waits for, or not at all if the system has no thread to give: it is for
/// values that are made sooner so, such as those of `Lazy`.
func inBackground(_ work: @escaping @Sendable () -> Void) {
    final class Start {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Start(work)).toOpaque()
    let code = pthread_create(
        &thread, nil,
        { start in
            Unmanaged<Start>.fromOpaque(start!).takeRetainedValue().work()
            return nil
        }, start)
    if code == 0 { pthread_detach(thread) } else { Unmanaged<Start>.fromOpaque(start).release() }
}
