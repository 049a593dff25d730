import ChineseText

extension Page {
    static func mended(_ text: String, pairs: [(UInt16, UInt16)] = []) -> Page {
        Mender(folding: Folding(pairs: pairs)).page(SourceText(units: Array(text.utf16)))
    }

    func string(_ span: Range<Int>) -> String { String(decoding: text[span], as: UTF16.self) }

    /// The working text of the paragraphs of a kind.
    func strings(_ kind: Paragraph.Kind) -> [String] {
        paragraphs.filter { $0.kind == kind }.map { string($0.span) }
    }

    var strings: [String] { paragraphs.map { string($0.span) } }

    /// The sentences of the running text.
    var proseSentences: [String] {
        sentences().filter { paragraphs[$0.paragraph].kind == .body }.map { string($0.span) }
    }
}
