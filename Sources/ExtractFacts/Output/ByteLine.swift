/// Bytes that one record is put together of, in the free room of an arena: a record is more than a hundred small pieces, and an array
/// would ask at each whether it is its own and large enough.
struct ByteLine {
    private unowned(unsafe) let arena: FactArena
    private var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    /// Nothing may be taken from the arena while the line is put together, and somebody else must keep it.
    init(_ arena: FactArena, capacity: Int = 2048) {
        self.arena = arena
        base = arena.room(capacity)
        self.capacity = capacity
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Makes room for so many bytes more. The line itself is handed to nobody, so that it stays in registers.
    @inline(__always)
    private mutating func reserve(_ more: Int) { if capacity &- count < more { self = grown(more) } }

    @inline(never)
    private func grown(_ more: Int) -> ByteLine {
        var larger = self
        larger.capacity = max(2 * capacity, count + more)
        larger.base = arena.room(larger.capacity)
        // Where the piece was large enough it is the same room.
        if larger.base != base { larger.base.update(from: base, count: count) }
        return larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).copy(start, bytes.count)
        count &+= bytes.count
    }

    /// Appends `null`.
    @inline(__always)
    mutating func appendNull() {
        reserve(4)
        UnsafeMutableRawPointer(base + count).storeBytes(of: UInt32(0x6C6C_756E).littleEndian, as: UInt32.self)
        count &+= 4
    }

    /// Appends ASCII text that is known when the program is built.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes between quotation marks.
    @inline(__always)
    mutating func append(quoted bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count &+ 2)
        base[count] = UInt8(ascii: "\"")
        if let start = bytes.baseAddress { (base + count + 1).copy(start, bytes.count) }
        count &+= bytes.count &+ 2
        base[count &- 1] = UInt8(ascii: "\"")
    }

    /// Appends an integer.
    @inline(__always)
    mutating func append(decimal number: Int) {
        reserve(20)
        count &+= (base + count).write(decimal: number)
    }

    /// Puts a number in four bytes, lowest first, where such a number was left room for.
    mutating func replace(at offset: Int, with number: UInt32) {
        for i in 0..<4 { base[offset + i] = UInt8(truncatingIfNeeded: number >> UInt32(8 * i)) }
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Writes an integer in decimal and gives how many bytes it takes: no more than 20.
    func write(decimal number: Int) -> Int {
        var rest = number.magnitude
        var digits = 1
        var power: UInt = 10
        while digits < 20, rest >= power {
            digits &+= 1
            power = digits < 20 ? power &* 10 : power
        }
        let sign = number < 0 ? 1 : 0
        if number < 0 { self[0] = UInt8(ascii: "-") }
        var place = digits
        while place > 0 {
            place &-= 1
            self[sign &+ place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return sign &+ digits
    }
}
