/// A set of forms over UTF-16 units with longest-match lookup, laid out for running text, where most places begin no form and
/// most forms are of two or three units.
///
/// The first two units are looked up at once: a bit for each pair, hashed, tells most places from forms by a few kilobytes; a
/// slot of sixteen bytes holds the form of these two units and the third units that may go on. What is longer stands in
/// `nodes`, the forms of a pair side by side, stretches without a branch compared in one go. Immutable and Sendable once built.
public struct FormIndex: @unchecked Sendable {
    /// A form found at a place.
    public struct Hit: Sendable, Equatable {
        /// The offset after the form's last unit.
        public var end: Int
        /// What the form was entered with.
        public var value: Int32

        @inlinable
        init(end: Int, value: Int32) {
            self.end = end
            self.value = value
        }
    }

    private let parts: FormIndexParts
    @usableFromInline let slots: UnsafePointer<Slot>
    /// One bit for each pair, hashed.
    @usableFromInline let pairs: UnsafePointer<UInt64>
    @usableFromInline let nodes: UnsafePointer<UInt32>
    /// For each 32 units, from `firstSingle` on, a word: which of them are forms by themselves, and in the upper half how many
    /// before them are.
    @usableFromInline let singles: UnsafePointer<UInt64>
    @usableFromInline let singleValues: UnsafePointer<Int32>
    @usableFromInline let firstSingle: Int
    @usableFromInline let singleCount: Int
    @usableFromInline let pairShift: UInt32
    @usableFromInline let slotShift: UInt32

    /// The forms that begin with two units.
    @usableFromInline
    struct Slot: BitwiseCopyable, Sendable {
        @usableFromInline var pair: UInt32
        /// What the form of the two units was entered with, -1 if there is none.
        @usableFromInline var value: Int32
        /// A bit for each third unit, hashed; none in a slot that is free.
        @usableFromInline var thirds: UInt32
        /// Where in `nodes` the longer forms go on.
        @usableFromInline var node: UInt32
    }

    private init(_ parts: FormIndexParts) {
        self.parts = parts
        slots = parts.slots.base
        pairs = parts.pairs.base
        nodes = parts.nodes.base
        singles = parts.singles.base
        singleValues = parts.singleValues.base
        firstSingle = parts.firstSingle
        singleCount = parts.singles.count
        pairShift = UInt32(32 - (parts.pairs.count * 64).trailingZeroBitCount)
        slotShift = UInt32(32 - parts.slots.count.trailingZeroBitCount)
    }

    /// Builds the index. Where a form stands twice the last one wins; empty forms are left out; values are not negative.
    init(_ forms: FormList) { self.init(FormIndexBuilder.parts(of: FormTrieBuilder.nodes(of: forms))) }

    /// Builds the index of some words, each entered with its place among them.
    public init(_ words: [String]) {
        var forms = FormList()
        for (place, word) in words.enumerated() { forms.add(word.utf16, place) }
        self.init(forms)
    }

    // MARK: - Looking up

    /// The longest form that begins at `start` and ends at or before `limit`, or nil.
    @inlinable @inline(__always)
    public func longestMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> Hit? {
        guard start < limit else { return nil }
        let unit = text[start]
        if start &+ 1 < limit {
            let pair = UInt32(unit) << 16 | UInt32(text[start &+ 1])
            if hasPair(pair) { return match(text.baseAddress!, start, limit, pair) }
        }
        return isSingle(unit) ? single(unit, start) : nil
    }

    /// The first place from `start` on where a form begins that ends at or before `limit`, with the longest there; nil if there is
    /// none.
    public func firstMatch(in text: UnsafeBufferPointer<UInt16>, from start: Int, to limit: Int) -> (start: Int, hit: Hit)? {
        guard start < limit, let base = text.baseAddress else { return nil }
        var at = start
        while let place = singleCount == 0 ? firstPair(base, at, limit) : firstStart(base, at, limit) {
            if place &+ 1 < limit {
                let pair = pair(base, place)
                if hasPair(pair) {
                    if let hit = match(base, place, limit, pair) { return (place, hit) }
                    at = place &+ 1
                    continue
                }
            }
            return (place, single(base[place], place))
        }
        return nil
    }

    @inline(__always)
    private func pair(_ text: UnsafePointer<UInt16>, _ at: Int) -> UInt32 { UInt32(text[at]) << 16 | UInt32(text[at &+ 1]) }

    /// The first place from `start` on where two units may begin a form: a loop of its own, which needs few registers.
    private func firstPair(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int) -> Int? {
        let (pairs, pairShift) = (pairs, pairShift)
        var at = start
        var pair = UInt32(text[at])
        while at &+ 1 < limit {
            pair = pair << 16 | UInt32(text[at &+ 1])
            let bit = Self.hash(pair) &>> pairShift
            if pairs[Int(bit >> 6)] &>> UInt64(bit & 63) & 1 != 0 { return at }
            at &+= 1
        }
        return nil
    }

    /// The first place from `start` on where two units may begin a form or one is a form.
    private func firstStart(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int) -> Int? {
        let (pairs, pairShift) = (pairs, pairShift)
        let (singles, firstSingle, singleCount) = (singles, UInt32(truncatingIfNeeded: firstSingle), UInt32(truncatingIfNeeded: singleCount))
        var at = start
        var pair = UInt32(text[at])
        while true {
            let place = (pair & 0xFFFF) >> 5 &- firstSingle
            if place < singleCount, singles[Int(place)] &>> UInt64(pair & 31) & 1 != 0 { return at }
            guard at &+ 1 < limit else { return nil }
            pair = pair << 16 | UInt32(text[at &+ 1])
            let bit = Self.hash(pair) &>> pairShift
            if pairs[Int(bit >> 6)] &>> UInt64(bit & 63) & 1 != 0 { return at }
            at &+= 1
        }
    }

    /// The longest form that ends at `end` and begins at or behind `floor`, where all were entered from their ends to their
    /// beginnings; what is longer than `longest` is none. `Hit.end` is how many units it has.
    func longestMatch(in text: UnsafeBufferPointer<UInt16>, before end: Int, from floor: Int, longest: Int) -> Hit? {
        guard end > floor else { return nil }
        let isPair = end &- 1 > floor && hasPair(UInt32(text[end &- 1]) << 16 | UInt32(text[end &- 2]))
        guard isPair || isSingle(text[end &- 1]) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: longest) { reversed in
            let count = min(longest, end &- floor)
            for i in 0..<count { reversed[i] = text[end &- 1 &- i] }
            return longestMatch(in: UnsafeBufferPointer(reversed), from: 0, to: count)
        }
    }

    /// Calls `body` with the two units that each form begins with, and with one and nil for a form of one unit.
    func forEachBeginning(_ body: (_ first: UInt16, _ second: UInt16?) -> Void) {
        for slot in parts.slots where slot.thirds != 0 || slot.value >= 0 {
            body(UInt16(slot.pair >> 16), UInt16(truncatingIfNeeded: slot.pair))
        }
        for place in 0..<singleCount {
            for bit in 0..<32 where singles[place] >> UInt64(bit) & 1 != 0 {
                body(UInt16((firstSingle + place) << 5 | bit), nil)
            }
        }
    }

    @inlinable @inline(__always)
    static func hash(_ pair: UInt32) -> UInt32 { pair &* 0x9E37_79B1 }

    /// Whether a form may begin with two units; false is certain.
    @inlinable @inline(__always)
    func hasPair(_ pair: UInt32) -> Bool {
        let bit = Self.hash(pair) &>> pairShift
        return pairs[Int(bit >> 6)] &>> UInt64(bit & 63) & 1 != 0
    }

    /// Whether a unit is a form by itself.
    @inlinable @inline(__always)
    func isSingle(_ unit: UInt16) -> Bool {
        let place = Int(unit >> 5) &- firstSingle
        return UInt(bitPattern: place) < UInt(bitPattern: singleCount) && singles[place] &>> UInt64(unit & 31) & 1 != 0
    }

    /// The form of one unit, which has to be one.
    @usableFromInline
    func single(_ unit: UInt16, _ start: Int) -> Hit {
        let word = singles[Int(unit >> 5) &- firstSingle]
        let before = UInt32(truncatingIfNeeded: word) & ((1 &<< UInt32(unit & 31)) &- 1)
        return Hit(end: start &+ 1, value: singleValues[Int(word >> 32) &+ before.nonzeroBitCount])
    }

    /// The longest form at a place, its first two units given.
    @usableFromInline @inline(never)
    func match(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int, _ pair: UInt32) -> Hit? {
        let mask = (1 &<< Int(32 &- slotShift)) &- 1
        var place = Int(Self.hash(pair) &>> slotShift)
        while true {
            let slot = slots + place
            if slot.pointee.pair == pair {
                var found = Hit(end: start &+ 2, value: slot.pointee.value)
                if start &+ 2 < limit, slot.pointee.thirds & Self.thirdBit(text[start &+ 2]) != 0 {
                    goOn(text, start &+ 2, limit, slot.pointee.node, &found)
                }
                if found.value >= 0 { return found }
                break
            }
            if slot.pointee.thirds == 0, slot.pointee.value < 0 { break }
            place = (place &+ 1) & mask
        }
        return isSingle(text[start]) ? single(text[start], start) : nil
    }

    @inline(__always)
    static func thirdBit(_ unit: UInt16) -> UInt32 { 1 &<< UInt32((unit &* 0x9E37) >> 11) }

    /// Looks for longer forms from a node on.
    private func goOn(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int, _ node: UInt32, _ found: inout Hit) {
        var at = start
        var node = nodes + Int(node)
        while at < limit {
            let count = Int(node.pointee & 0xFFFF)
            let units = UnsafeRawPointer(node + 1).assumingMemoryBound(to: UInt16.self)
            var target: UnsafePointer<UInt32>
            if count == 1 {
                let length = Int(node.pointee >> 16)
                guard length <= limit &- at else { return }
                var i = 0
                while i < length {
                    guard text[at &+ i] == units[i] else { return }
                    i &+= 1
                }
                at &+= length
                target = node + (1 &+ (length &+ 1) >> 1)
            } else {
                let unit = text[at]
                var low = 0
                var high = count
                while low < high {
                    let middle = (low &+ high) >> 1
                    if units[middle] < unit { low = middle &+ 1 } else { high = middle }
                }
                guard low < count, units[low] == unit else { return }
                at &+= 1
                target = node + (1 &+ (count &+ 1) >> 1 &+ 2 &* low)
            }
            let value = Int32(bitPattern: target.pointee)
            if value >= 0 { found = Hit(end: at, value: value) }
            guard target[1] != 0 else { return }
            node = nodes + Int(target[1])
        }
    }
}

extension FormIndex: ImagedTable {
    init(_ image: inout ImageReader) { self.init(FormIndexParts(&image)) }
    func write(to image: inout ImageWriter) { parts.write(to: &image) }
}
