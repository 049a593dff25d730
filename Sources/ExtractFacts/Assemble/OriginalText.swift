import ChineseText

/// The original characters behind the working text of a page. Points into the page, and is valid as long as that.
struct OriginalText {
    /// The working text.
    let working: UnsafeBufferPointer<UInt16>
    private let source: UnsafeBufferPointer<UInt16>
    private let origin: UnsafeBufferPointer<Int32>

    /// Calls `body` with the original of a page.
    static func with<Result>(_ page: Page, _ body: (OriginalText) -> Result) -> Result {
        page.text.withUnsafeBufferPointer { text in
            page.source.units.withUnsafeBufferPointer { source in
                page.origin.withUnsafeBufferPointer { origin in
                    body(OriginalText(working: text, source: source, origin: origin))
                }
            }
        }
    }

    /// The unit of the source behind one of the working text.
    @inline(__always)
    func unit(_ offset: Int) -> UInt16 { source[Int(origin[offset])] }

    /// The same, wraps and cells' edges made blanks.
    @inline(__always)
    func mendedUnit(_ offset: Int) -> UInt16 {
        let unit = working[offset]
        return unit == 0x0A || unit == 0x09 ? 0x20 : source[Int(origin[offset])]
    }

    /// Whether a span reads in the source as it does in the working text.
    func isUnfolded(_ span: Range<Int>) -> Bool {
        for offset in span where working[offset] != unit(offset) { return false }
        return true
    }

    /// The units of the source from a non-empty span's first character to its last.
    func verbatim(_ span: Range<Int>) -> UnsafeBufferPointer<UInt16> {
        let first = Int(origin[span.lowerBound])
        return UnsafeBufferPointer(rebasing: source[first...Int(origin[span.upperBound - 1])])
    }

    /// Four units of the source behind those of the working text from `offset` on, the first lowest, where they stand side by side and
    /// all of both are characters of three bytes that JSON takes as they are: ideographs, and the marks between them.
    @inline(__always)
    func wideUnits(from offset: Int) -> UInt64? {
        let start = origin[offset]
        guard origin[offset &+ 1] == start &+ 1, origin[offset &+ 2] == start &+ 2, origin[offset &+ 3] == start &+ 3 else { return nil }
        let units = UnsafeRawPointer(source.baseAddress.unsafelyUnwrapped + Int(start)).loadUnaligned(as: UInt64.self).littleEndian
        let mended = UnsafeRawPointer(working.baseAddress.unsafelyUnwrapped + offset).loadUnaligned(as: UInt64.self).littleEndian
        return Self.areWide(units) && Self.areWide(mended) ? units : nil
    }

    /// Whether four units stand from 3000 on and are no halves of pairs, which begin with D.
    @inline(__always)
    private static func areWide(_ units: UInt64) -> Bool {
        let digits = units >> 12 & 0x000F_000F_000F_000F
        let carries: UInt64 = 0x0010_0010_0010_0010
        let areLarge = digits &+ 0x000D_000D_000D_000D
        let areOther = (digits ^ 0x000D_000D_000D_000D) &+ 0x000F_000F_000F_000F
        return areLarge & areOther & carries == carries
    }
}
