import ChineseText

/// Memory for what is made on the way to facts: texts, lists of tokens, bindings. Taken piece by piece and given back all at once, so
/// that a fact allocates and counts nothing.
///
/// Nothing that is taken moves; all of it is valid until `reset`. What is kept here is plain data, which needs no taking down.
final class FactArena {
    @exclusivity(unchecked) private var piece: UnsafeMutableRawPointer
    @exclusivity(unchecked) private var capacity: Int
    /// What of the piece is free.
    @exclusivity(unchecked) private var tip: UnsafeMutableRawPointer
    @exclusivity(unchecked) private var end: UnsafeMutableRawPointer
    /// The pieces before it.
    @exclusivity(unchecked) private var full: [UnsafeMutableRawPointer] = []
    @exclusivity(unchecked) private var fullBytes = 0

    init(capacity: Int = 1 << 14) {
        piece = .allocate(byteCount: capacity, alignment: 16)
        self.capacity = capacity
        tip = piece
        end = piece + capacity
    }

    deinit {
        for piece in full { piece.deallocate() }
        piece.deallocate()
    }

    /// How much has been taken, about.
    var count: Int { fullBytes &+ (tip - piece) }

    /// Gives back all that has been taken, and all memory but the last piece, which is the largest.
    func reset() {
        for piece in full { piece.deallocate() }
        full.removeAll(keepingCapacity: true)
        fullBytes = 0
        tip = piece
    }

    /// Room for so many bytes, which are not taken yet.
    @inline(__always)
    func room(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if end - tip < count { grow(count) }
        return tip.assumingMemoryBound(to: UInt8.self)
    }

    /// Takes the first bytes of the room given last.
    @inline(__always)
    func take(_ count: Int) { tip += count }

    /// Takes memory for plain values.
    @inline(__always)
    func allocate<Element>(_ type: Element.Type, _ count: Int) -> UnsafeMutableBufferPointer<Element> {
        align()
        let start = room(count &* MemoryLayout<Element>.stride)
        take(count &* MemoryLayout<Element>.stride)
        return UnsafeMutableBufferPointer(start: UnsafeMutableRawPointer(start).assumingMemoryBound(to: Element.self), count: count)
    }

    /// Room for plain values, which are not taken yet: `take` takes their bytes.
    @inline(__always)
    func room<Element>(_ type: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
        align()
        return UnsafeMutableRawPointer(room(count &* MemoryLayout<Element>.stride)).assumingMemoryBound(to: Element.self)
    }

    @inline(__always)
    private func align() {
        let rest = Int(bitPattern: tip) & 7
        if rest > 0 {
            if end - tip < 8 { grow(8) } else { tip += 8 &- rest }
        }
    }

    @inline(never)
    private func grow(_ count: Int) {
        full.append(piece)
        fullBytes += capacity
        capacity = max(2 * capacity, 2 * count)
        piece = .allocate(byteCount: capacity, alignment: 16)
        tip = piece
        end = piece + capacity
    }
}

// MARK: - Texts

extension FactArena {
    /// A copy of a text.
    func text(_ string: String) -> FactText {
        var string = string
        return string.withUTF8 { text($0) }
    }

    /// A copy of a text, nil where there is none.
    func text(_ string: String?) -> FactText { string.map { text($0) } ?? .none }

    /// A copy of UTF-8.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> FactText {
        let start = room(bytes.count)
        if let from = bytes.baseAddress { start.copy(from, bytes.count) }
        take(bytes.count)
        return FactText(start: start, count: bytes.count, isPlain: !JSONText.mayNeedEscape(bytes))
    }

    /// A copy of a text that stands in another arena, or in this one before it is reset.
    func text(_ text: FactText) -> FactText {
        guard let from = text.start else { return .none }
        let start = room(text.count)
        start.copy(from, text.count)
        take(text.count)
        return FactText(start: start, count: text.count, isPlain: text.isPlain)
    }

    /// Two texts in one.
    func joined(_ a: FactText, _ b: FactText) -> FactText {
        if a.isEmpty { return b }
        guard let first = a.start, let second = b.start, b.count > 0 else { return a }
        let count = a.count &+ b.count
        let start = room(count)
        start.copy(first, a.count)
        (start + a.count).copy(second, b.count)
        take(count)
        return FactText(start: start, count: count, isPlain: a.isPlain && b.isPlain)
    }

    /// The UTF-8 of a number of units of UTF-16 that `unit` gives. Half a pair stands for no character.
    @inline(__always)
    func text(_ count: Int, _ unit: (Int) -> UInt16) -> FactText {
        let start = room(count &* 3 &+ 1)
        let (end, isPlain) = start.write(count, unit)
        take(end - start)
        return FactText(start: start, count: end - start, isPlain: isPlain)
    }

    /// The original characters of a span of the working text, wraps and stray blanks mended but nothing folded: `Page.original`.
    func text(_ original: OriginalText, _ span: Range<Int>) -> FactText {
        // Four at a time where all are ideographs or their marks, else one by one.
        let start = room(span.count &* 3 &+ 4)
        var out = start
        var isPlain = true
        var at = span.lowerBound
        while at < span.upperBound {
            while at &+ 4 <= span.upperBound, let units = original.wideUnits(from: at) {
                out = out.write(wide: units)
                at &+= 4
            }
            var end = min(at &+ 4, span.upperBound)
            if end == at { break }
            // Half a pair goes with the other half.
            if end < span.upperBound, original.mendedUnit(end &- 1) & 0xFC00 == 0xD800 { end &+= 1 }
            let first = at
            let (next, plain) = out.write(end &- first) { original.mendedUnit(first &+ $0) }
            out = next
            isPlain = isPlain && plain
            at = end
        }
        take(out - start)
        return FactText(start: start, count: out - start, isPlain: isPlain)
    }

    /// The source from a non-empty span's first character to its last: `Page.verbatim`.
    func text(_ original: OriginalText, verbatim span: Range<Int>) -> FactText {
        let units = original.verbatim(span)
        return text(units.count) { units[$0] }
    }

    /// The digits of a number, as `ExactDecimal.append` has them; none for none.
    func digits(of number: ExactDecimal?) -> FactText {
        guard let number else { return .none }
        let start = room(ExactDecimal.shortLength)
        let count = number.write(to: start)
        if count > 0 {
            take(count)
            return FactText(start: start, count: count, isPlain: true)
        }
        var digits: [UInt8] = []
        number.append(to: &digits)
        return digits.withUnsafeBufferPointer { text($0) }
    }

    /// How a period is written: `Period.label`, `firstDay` and `lastDay`.
    func text(_ period: Period) -> PeriodText {
        PeriodText(label: text(period.label), firstDay: text(period.firstDay), lastDay: text(period.lastDay))
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Copies bytes. Nearly all that facts are put together of is shorter than a call of the library is worth.
    @inline(__always)
    func copy(_ from: UnsafePointer<UInt8>, _ count: Int) {
        if count > 32 { return update(from: from, count: count) }
        let to = UnsafeMutableRawPointer(self)
        let from = UnsafeRawPointer(from)
        @inline(__always)
        func move<Word: BitwiseCopyable>(_ type: Word.Type) {
            let rest = count &- MemoryLayout<Word>.size
            let first = from.loadUnaligned(as: type)
            let last = from.loadUnaligned(fromByteOffset: rest, as: type)
            to.storeBytes(of: first, as: type)
            to.storeBytes(of: last, toByteOffset: rest, as: type)
        }
        if count >= 16 {
            move(SIMD16<UInt8>.self)
        } else if count >= 8 {
            move(UInt64.self)
        } else if count >= 4 {
            move(UInt32.self)
        } else if count > 0 {
            self[0] = from.load(as: UInt8.self)
            self[count >> 1] = from.load(fromByteOffset: count >> 1, as: UInt8.self)
            self[count &- 1] = from.load(fromByteOffset: count &- 1, as: UInt8.self)
        }
    }

    /// Writes the UTF-8 of a number of units of UTF-16 that `unit` gives; gives where it ends, and whether JSON takes it as it is. One byte
    /// behind it may be written too.
    @inline(__always)
    func write(_ count: Int, _ unit: (Int) -> UInt16) -> (end: UnsafeMutablePointer<UInt8>, isPlain: Bool) {
        var out = self
        var isPlain = true
        var i = 0
        while i < count {
            let next = unit(i)
            i &+= 1
            if next >= 0x800, next & 0xF800 != 0xD800 {
                let unit = UInt32(next)
                let bytes = 0x8080E0 | unit >> 12 | (unit >> 6 & 0x3F) << 8 | (unit & 0x3F) << 16
                // The fourth byte is written over by what follows, or stands in the room.
                UnsafeMutableRawPointer(out).storeBytes(of: bytes.littleEndian, as: UInt32.self)
                out += 3
                if next & 0xFFFE == 0x2028 { isPlain = false }
            } else if next < 0x80 {
                out[0] = UInt8(truncatingIfNeeded: next)
                out += 1
                if next < 0x20 || next == 0x22 || next == 0x5C || next == 0x7F { isPlain = false }
            } else if next < 0x800 {
                out[0] = 0xC0 | UInt8(truncatingIfNeeded: next >> 6)
                out[1] = 0x80 | UInt8(truncatingIfNeeded: next & 0x3F)
                out += 2
                if next < 0xA0 { isPlain = false }
            } else if next < 0xDC00, i < count, unit(i) & 0xFC00 == 0xDC00 {
                let scalar = 0x10000 &+ (UInt32(next & 0x3FF) << 10 | UInt32(unit(i) & 0x3FF))
                i &+= 1
                out[0] = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
                out[1] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F)
                out[2] = 0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F)
                out[3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
                out += 4
            } else {
                out[0] = 0xEF
                out[1] = 0xBF
                out[2] = 0xBD
                out += 3
            }
        }
        return (out, isPlain)
    }

    /// Writes the UTF-8 of four units of UTF-16 of three bytes each, the first one lowest. One byte behind it is written too.
    @inline(__always)
    func write(wide units: UInt64) -> UnsafeMutablePointer<UInt8> {
        var rest = units
        var out = self
        for _ in 0..<4 {
            let unit = UInt32(truncatingIfNeeded: rest & 0xFFFF)
            let bytes = 0x8080E0 | unit >> 12 | (unit >> 6 & 0x3F) << 8 | (unit & 0x3F) << 16
            UnsafeMutableRawPointer(out).storeBytes(of: bytes.littleEndian, as: UInt32.self)
            out += 3
            rest >>= 16
        }
        return out
    }
}
