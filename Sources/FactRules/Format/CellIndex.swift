/// Finds the entry of a cell by its bytes: an open hash table whose keys stay where they stand in a rules file. A table that is
/// done keeps a `TextIndex` of it.
///
/// A `Dictionary` of `String` hashes normalized text, which makes it several times as slow to fill.
struct CellIndex: @unchecked Sendable {
    private struct Key {
        var start: UnsafePointer<UInt8>
        var count: Int32
        var value: Int32
    }
    /// Keeps the keys alive.
    private let contents: RuleBytes
    private var keys: [Key] = []
    /// Places in `keys`, -1 where free; a power of two, at least twice as many as there are keys.
    private(set) var slots: [Int32]

    init(_ contents: RuleBytes, capacity: Int) {
        self.contents = contents
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        keys.reserveCapacity(capacity)
    }

    /// The number of keys.
    var count: Int { keys.count }

    /// Calls `body` with each key and its value, in the order in which they were entered.
    func forEach(_ body: (Cell, Int) -> Void) {
        withExtendedLifetime(contents) {
            for key in keys { body(Cell(bytes: UnsafeBufferPointer(start: key.start, count: Int(key.count))), Int(key.value)) }
        }
    }

    /// What is entered for the bytes of `cell`, or nil.
    subscript(cell: Cell) -> Int? { value(of: cell.bytes) }

    private func value(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let key = slots[slot(of: bytes)]
        return key < 0 ? nil : Int(keys[Int(key)].value)
    }

    /// Enters a value for a cell of the file, unless there is one: gives that, or nil if it was entered.
    mutating func insert(_ cell: Cell, _ value: Int) -> Int? {
        guard let start = cell.bytes.baseAddress else { return nil }
        let slot = slot(of: cell.bytes)
        if slots[slot] >= 0 { return Int(keys[Int(slots[slot])].value) }
        slots[slot] = Int32(keys.count)
        keys.append(Key(start: start, count: Int32(cell.bytes.count), value: Int32(value)))
        if keys.count * 2 > slots.count { grow() }
        return nil
    }

    /// Enters a value for a cell of the file in place of what there is.
    mutating func replace(_ cell: Cell, with value: Int) {
        if insert(cell, value) != nil { keys[Int(slots[slot(of: cell.bytes)])].value = Int32(value) }
    }

    /// The slot that holds the bytes, or the free one where they belong.
    private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = slots.count - 1
        var at = Self.hash(bytes) & mask
        while slots[at] >= 0 {
            let key = keys[Int(slots[at])]
            if Int(key.count) == bytes.count, Self.isSame(key.start, bytes) { return at }
            at = (at + 1) & mask
        }
        return at
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, key) in keys.enumerated() {
            slots[slot(of: UnsafeBufferPointer(start: key.start, count: Int(key.count)))] = Int32(place)
        }
    }

    private static func isSame(_ start: UnsafePointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for i in 0..<bytes.count where start[i] != bytes[i] { return false }
        return true
    }

    /// Eight bytes a step; the last ones overlap those before them.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        if bytes.count >= 8 {
            var at = 0
            while at < bytes.count - 8 {
                hash = mix(hash, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                at += 8
            }
            hash = mix(hash, raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
        } else {
            var word: UInt64 = 0
            for byte in bytes { word = word << 8 | UInt64(byte) }
            hash = mix(hash, word)
        }
        return Int(truncatingIfNeeded: hash >> 20)
    }

    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
