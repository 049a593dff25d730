/// The bytes of a rules file, which never move: tables point into them instead of copying what they hold.
final class RuleBytes: @unchecked Sendable {
    let buffer: UnsafeBufferPointer<UInt8>
    private let owned: UnsafeMutableBufferPointer<UInt8>?

    /// Whether the file is part of the program.
    var isShipped: Bool { owned == nil }

    /// Bytes that live as long as the program does: the shipped files are part of it.
    init(borrowing bytes: UnsafeBufferPointer<UInt8>) {
        buffer = bytes
        owned = nil
    }

    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        owned = copy
        buffer = UnsafeBufferPointer(copy)
    }

    deinit { owned?.deallocate() }
}
