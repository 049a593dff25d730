import ChineseText
import FactRules

/// What the scanners and the tokenizer found in one sentence. Points into the `ScanStorage` of its `DocumentScan`, and is
/// valid as long as that.
struct SentenceScan {
    var span: Range<Int>
    var paragraph: Int
    var quantities = UnsafeBufferPointer<Quantity>(start: nil, count: 0)
    var periods = UnsafeBufferPointer<PeriodMention>(start: nil, count: 0)
    /// Empty where the sentence holds no figure that could be a fact.
    var tokens = UnsafeBufferPointer<Token>(start: nil, count: 0)
    /// The places and words for places (全市) named in it, in order.
    var places = UnsafeBufferPointer<PlaceMention>(start: nil, count: 0)
}

/// A division named in the text, or a word that stands for one.
struct PlaceMention {
    var span: Range<Int>
    /// Index in `Gazetteer.names`, or -1 for 全市, 我县 …
    var name: Int
    /// The class of the word where it stands for a division; `.place` for names.
    var wordClass: WordClass
    /// Whether it points back at a division named before: 该县, 当地.
    var refersBack = false
    /// Whether it is a short name that is the head of another name: 山东大学.
    var isNamesake = false

    /// A word that stands for a division, as it reads in a text.
    init(word span: Range<Int>, _ wordClass: WordClass, in text: UnsafeBufferPointer<UInt16>) {
        self.init(span: span, name: -1, wordClass: wordClass)
        // 该 当 此
        refersBack = text[span.lowerBound] == 0x8BE5 || text[span.lowerBound] == 0x5F53 || text[span.lowerBound] == 0x6B64
    }

    /// A division's name.
    init(name: Int, span: Range<Int>, isNamesake: Bool) {
        self.init(span: span, name: name, wordClass: .place)
        self.isNamesake = isNamesake
    }

    private init(span: Range<Int>, name: Int, wordClass: WordClass) {
        self.span = span
        self.name = name
        self.wordClass = wordClass
    }
}

/// Keeps what was found in all sentences of a document, one after the other in a few large pieces: an array for each
/// sentence would be allocated, counted and freed a dozen times a fact.
final class ScanStorage {
    private var pieces: [UnsafeMutableRawPointer] = []
    private var free = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// What has to be taken down again: long numbers hold arrays.
    private var quantities: [UnsafeMutableBufferPointer<Quantity>] = []

    init() {}

    deinit {
        for stored in quantities { stored.deinitialize() }
        for piece in pieces { piece.deallocate() }
    }

    func store(_ found: [Quantity]) -> UnsafeBufferPointer<Quantity> {
        let stored = found.withUnsafeBufferPointer(place)
        quantities.append(stored)
        return UnsafeBufferPointer(stored)
    }
    func store(_ found: [PeriodMention]) -> UnsafeBufferPointer<PeriodMention> { UnsafeBufferPointer(found.withUnsafeBufferPointer(place)) }
    func store(_ found: UnsafeBufferPointer<Token>) -> UnsafeBufferPointer<Token> { UnsafeBufferPointer(place(found)) }
    func store(_ found: [PlaceMention]) -> UnsafeBufferPointer<PlaceMention> { UnsafeBufferPointer(found.withUnsafeBufferPointer(place)) }

    private func place<Element>(_ found: UnsafeBufferPointer<Element>) -> UnsafeMutableBufferPointer<Element> {
        guard let base = found.baseAddress, !found.isEmpty else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
        let size = (found.count * MemoryLayout<Element>.stride + 15) & ~15
        if free.count < size {
            // Short documents take little, long ones grow by large steps.
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 16384 << min(pieces.count, 6)), alignment: 16)
            pieces.append(piece.baseAddress!)
            free = piece
        }
        let start = free.baseAddress!.bindMemory(to: Element.self, capacity: found.count)
        start.initialize(from: base, count: found.count)
        free = UnsafeMutableRawBufferPointer(rebasing: free[size...])
        return UnsafeMutableBufferPointer(start: start, count: found.count)
    }
}
