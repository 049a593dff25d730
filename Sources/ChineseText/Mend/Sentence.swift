/// A sentence of the working text, or a paragraph that has none (a heading, a row).
public struct Sentence: Sendable, Equatable {
    /// Its units in `Page.text`, the closing mark and the quotes and brackets behind it included. Never empty.
    public var span: Range<Int>
    /// Index in `Page.paragraphs`.
    public var paragraph: Int
    /// It ends with ； and the sentence as a reader takes it goes on.
    public var endsWithSemicolon: Bool

    public init(span: Range<Int>, paragraph: Int, endsWithSemicolon: Bool = false) {
        self.span = span
        self.paragraph = paragraph
        self.endsWithSemicolon = endsWithSemicolon
    }
}

extension Page {
    /// The sentences of a paragraph, in order and without gaps: they end at 。！？ and at the paragraph's end; behind ； too
    /// if `semicolons` is set. A dateline ("本报嘉祥讯（通讯员 李某）") is a sentence by itself. Headings, bylines, rows and scraps are one sentence each. Linear, no dictionary.
    public func sentences(of paragraph: Int, semicolons: Bool = false) -> [Sentence] {
        var sentences: [Sentence] = []
        appendSentences(of: paragraph, semicolons: semicolons, to: &sentences)
        return sentences
    }

    /// The sentences of the whole page.
    public func sentences(semicolons: Bool = false) -> [Sentence] {
        var sentences: [Sentence] = []
        sentences.reserveCapacity(text.count / 40 + paragraphs.count)
        for i in paragraphs.indices { appendSentences(of: i, semicolons: semicolons, to: &sentences) }
        return sentences
    }

    private func appendSentences(of paragraph: Int, semicolons: Bool, to sentences: inout [Sentence]) {
        let span = paragraphs[paragraph].span
        if span.isEmpty { return }
        guard paragraphs[paragraph].kind == .body else {
            if paragraphs[paragraph].kind == .row {
                sentences.append(Sentence(span: span, paragraph: paragraph))
            } else {
                appendPieces(of: span, paragraph, endsWithSemicolon: false, to: &sentences)
            }
            return
        }
        let dateline = articles[paragraphs[paragraph].article].dateline
        text.withUnsafeBufferPointer { text in
            var start = span.lowerBound
            if dateline?.lowerBound == start, let end = Dateline(text, span)?.end, end < span.upperBound {
                sentences.append(Sentence(span: start..<end, paragraph: paragraph))
                start = end
            }
            var i = start
            while let stop = Self.nextStop(text, from: i, to: span.upperBound) {
                let isSemicolon = text[stop] == 0xFF1B
                i = stop + 1
                if isSemicolon, !semicolons { continue }
                while i < span.upperBound, Self.closes(text[i]) { i &+= 1 }
                appendPieces(of: start..<i, paragraph, endsWithSemicolon: isSemicolon, to: &sentences)
                start = i
            }
            if start < span.upperBound {
                appendPieces(of: start..<span.upperBound, paragraph, endsWithSemicolon: false, to: &sentences)
            }
        }
    }

    /// The first 。！？ or ； from `start` on.
    private static func nextStop(_ text: UnsafeBufferPointer<UInt16>, from start: Int, to end: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        var at = start
        // Four units at a time, as long as there is none among them.
        while at &+ 4 <= end {
            let units = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            // ！？； and a few others (）) are alike but for four bits.
            let alike = (units & 0xFFE1_FFE1_FFE1_FFE1) ^ 0xFF01_FF01_FF01_FF01
            if hasZero(units ^ 0x3002_3002_3002_3002) | hasZero(alike) != 0, let stop = firstStop(base, at..<(at &+ 4)) { return stop }
            at &+= 4
        }
        return firstStop(base, at..<max(at, end))
    }

    private static func firstStop(_ text: UnsafePointer<UInt16>, _ range: Range<Int>) -> Int? {
        for at in range {
            switch text[at] {
            case 0x3002, 0xFF01, 0xFF1F, 0xFF1B: return at
            default: break
            }
        }
        return nil
    }

    /// Not 0 if one of four units is 0.
    @inline(__always)
    private static func hasZero(_ units: UInt64) -> UInt64 { (units &- 0x0001_0001_0001_0001) & ~units & 0x8000_8000_8000_8000 }

    /// No writer's sentence is longer than this. What has no full stop for so long is cut behind a comma or semicolon, or
    /// anywhere, so that neither time nor output grows with the square of a text.
    public static let longestSentence = 1200

    private func appendPieces(of span: Range<Int>, _ paragraph: Int, endsWithSemicolon: Bool, to sentences: inout [Sentence]) {
        var start = span.lowerBound
        while span.upperBound - start > Self.longestSentence {
            let end = start + Self.longestSentence
            let cut = (start + Self.longestSentence / 2..<end).last { [0xFF0C, 0x3001, 0xFF1B, 0x20].contains(text[$0]) }.map { $0 + 1 } ?? end
            sentences.append(Sentence(span: start..<cut, paragraph: paragraph))
            start = cut
        }
        sentences.append(Sentence(span: start..<span.upperBound, paragraph: paragraph, endsWithSemicolon: endsWithSemicolon))
    }

    /// What may stand behind the mark that ends a sentence: closing quotes and brackets, further marks.
    private static func closes(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x201D, 0x2019, 0xFF09, 0x300B, 0x3011, 0x3015, 0x3009, 0x3017, 0xFF01, 0xFF1F, 0x3002: true
        default: false
        }
    }
}
