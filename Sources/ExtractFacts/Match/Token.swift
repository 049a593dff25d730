import FactRules

/// The smallest piece that rules see: a word, a mark, a figure, a period, or a stretch of unknown characters.
struct Token {
    /// What a token is.
    enum Kind: UInt8 {
        /// A word of the lexicons; `Token.wordClass` tells which class.
        case word
        /// Characters that no lexicon knows, mostly nouns.
        case text
        case quantity
        case period
        /// ，
        case comma
        /// 、
        case pause
        case semicolon
        case colon
        /// 。！？ and the end of a paragraph.
        case stop
        /// （ and ）
        case open, close
        /// “ 《 and ” 》
        case quoteOpen, quoteClose
        /// A tab between the cells of a row.
        case cell
        /// Another mark or a blank.
        case mark
    }
    var start: Int32
    var end: Int32
    var kind: Kind
    var wordClass: WordClass
    /// Index of the quantity, the period, or the gazetteer's name; -1 otherwise.
    var index: Int32

    var span: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end - start) }

    /// Whether it is a word of a class.
    func `is`(_ wanted: WordClass) -> Bool { kind == .word && wordClass == wanted }
    /// Whether a clause ends at it.
    var endsClause: Bool {
        switch kind {
        case .comma, .semicolon, .colon, .stop, .cell: true
        default: false
        }
    }
    /// Whether it wants an object: 新增, 发放, 培训.
    var isVerb: Bool {
        kind == .word && (wordClass == .act || wordClass == .nounverb || wordClass == .rise || wordClass == .fall)
    }
}
