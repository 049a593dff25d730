/// A line of the source that is not blank, with what the joiner wants to know of it. All of it is gathered in one pass.
struct Line {
    struct Features: OptionSet {
        let rawValue: UInt16
        /// ， or 、 inside or at the end.
        static let comma = Features(rawValue: 1)
        /// ，
        static let fullComma = Features(rawValue: 2)
        /// 。！？； with more text behind it.
        static let innerStop = Features(rawValue: 4)
        /// Ends a sentence: 。！？, closing quotes and brackets behind it or not.
        static let endsSentence = Features(rawValue: 8)
        /// A bracket （《【 is left open.
        static let unclosed = Features(rawValue: 16)
        /// Nothing but one number ("4000.5", "-1.6", "—").
        static let number = Features(rawValue: 32)
        /// A page number or page direction: no text.
        static let direction = Features(rawValue: 64)
        /// Names reporters or photographers and no more.
        static let byline = Features(rawValue: 128)
        /// A byline of photographers.
        static let photo = Features(rawValue: 256)
        /// Opens with a list mark: 一、 （一） 1. ■ ❶
        static let listMark = Features(rawValue: 512)
        /// As wide as a column nearby.
        static let full = Features(rawValue: 1024)
        /// As wide as a column nearby but for the indent of a first line, which extraction may have lost.
        static let nearlyFull = Features(rawValue: 2048)
        /// Behind its last full stop there is no more than a few words without a comma: a caption's source, a note.
        static let shortTail = Features(rawValue: 4096)
        /// A page number: "— 3 —". Inside a sentence it is left out of the working text.
        static let pageNumber = Features(rawValue: 8192)
        /// Holds nothing that the working text leaves out or writes otherwise: no blank, no ASCII punctuation.
        static let smooth = Features(rawValue: 16384)
    }

    /// Offsets in the source of the first unit that is not blank and of the one after the last.
    var start: Int32
    var end: Int32
    /// Blank lines before it, at most 255.
    var blanksBefore: UInt8 = 0
    /// Its first and last unit, folded, and their classes.
    var first: UInt16 = 0
    var last: UInt16 = 0
    var firstClass: UInt8 = 0
    var lastClass: UInt8 = 0
    /// Cells of blanks before it; its width in cells with and without inner blanks; all at most 1023.
    var indent: Int16 = 0
    var width: Int16 = 0
    var dense: Int16 = 0
    /// Characters that take one cell; at most 1023.
    var narrow: Int16 = 0
    /// Tabs inside; gaps of two blanks and more; tokens between blanks, and how many of them are numbers,
    /// how many of these at the end; commas of both kinds. All at most 255.
    var tabs: UInt8 = 0
    var gaps: UInt8 = 0
    var tokens: UInt8 = 0
    var numbers: UInt8 = 0
    var trailingNumbers: UInt8 = 0
    var commas: UInt8 = 0
    var features: Features = []
    /// Where a mark such as ■ stands inside, or -1.
    var innerMark: Int32 = -1

    var endsSentence: Bool { features.contains(.endsSentence) }
    var isFull: Bool { features.contains(.full) }
    var isNumber: Bool { features.contains(.number) }
    var isByline: Bool { features.contains(.byline) }
    /// Has the punctuation of running text.
    var isProse: Bool { !features.isDisjoint(with: [.comma, .innerStop, .endsSentence]) }
    /// Cells by which a paragraph's first line is shorter than its column: four, whether given as two or as four.
    func firstLineIndent(usual: Int16) -> Int { 2...4 ~= indent - usual ? 4 : 0 }
    /// Ends where no sentence can end.
    var endsOpen: Bool {
        lastClass == UnitClass.comma || lastClass == UnitClass.open || lastClass == UnitClass.semicolon
    }
    /// Opens with what cannot open a line: it belongs to the line before.
    var opensClosed: Bool {
        firstClass == UnitClass.comma || firstClass == UnitClass.stop || firstClass == UnitClass.semicolon
            || firstClass == UnitClass.colon || firstClass == UnitClass.close || first == 0x25
    }
}
