/// Bytes that one record is put together of. Whoever makes one frees it.
struct ByteLine {
    private var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    func deallocate() { base.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Makes room for so many bytes more.
    @inline(__always)
    private mutating func reserve(_ more: Int) { if capacity &- count < more { grow(more) } }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: base, count: count)
        base.deallocate()
        base = larger
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
        (base + count).initialize(from: start, count: bytes.count)
        count &+= bytes.count
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
        if let start = bytes.baseAddress { (base + count + 1).initialize(from: start, count: bytes.count) }
        count &+= bytes.count &+ 2
        base[count &- 1] = UInt8(ascii: "\"")
    }

    /// Appends an integer.
    mutating func append(decimal number: Int) {
        reserve(20)
        var rest = number.magnitude
        if number < 0 {
            base[count] = UInt8(ascii: "-")
            count &+= 1
        }
        var digits = 1
        var power = rest / 10
        while power > 0 {
            digits &+= 1
            power /= 10
        }
        for place in stride(from: digits - 1, through: 0, by: -1) {
            base[count &+ place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= digits
    }
}
