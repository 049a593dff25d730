/// Makes a page of a decoded text: folds it, joins the lines of its columns, and finds its tables and articles.
///
/// Immutable: one value may serve any number of threads. The time is linear in the text, whatever it holds.
public struct Mender: Sendable {
    private let folding: Folding
    private let plain: PlainIdeographs

    public init(folding: Folding) {
        self.folding = folding
        plain = PlainIdeographs(folding)
    }

    /// The page of a text. Blank text makes a page without paragraphs.
    public func page(_ source: SourceText) -> Page {
        let units = source.units
        var paragraphs: [Paragraph] = []
        var text: [UInt16] = []
        var origin: [Int32] = []
        let folded = UnsafeMutablePointer<UInt16>.allocate(capacity: units.count + 1)
        defer { folded.deallocate() }
        UnitClass.table.withUnsafeBufferPointer { classes in
            let classes = classes.baseAddress!
            let lines = lines(of: units, classes: classes, into: folded)
            let blocks = LineJoiner.blocks(of: lines, text: folded)
            paragraphs.reserveCapacity(blocks.count)
            let room = units.count + lines.count + 1
            origin = [Int32](unsafeUninitializedCapacity: room) { origin, originCount in
                text = [UInt16](unsafeUninitializedCapacity: room) { text, textCount in
                    var emitter = Emitter(
                        folded: folded, classes: classes, lines: lines, text: text.baseAddress!,
                        origin: origin.baseAddress!)
                    for block in blocks {
                        guard let span = emitter.emit(block) else { continue }
                        paragraphs.append(Paragraph(span: span, kind: block.kind, article: 0, table: Int(block.table)))
                    }
                    textCount = emitter.count
                }
                origin[text.count] = Int32(truncatingIfNeeded: units.count)
                originCount = text.count + 1
            }
        }
        let articles = ArticleFinder.articles(of: text, paragraphs: &paragraphs)
        return Page(source: source, text: text, origin: origin, paragraphs: paragraphs, articles: articles)
    }

    /// The lines that are not blank, with all that is told of them; the folded units are written to `folded`.
    private func lines(of units: [UInt16], classes: UnsafePointer<UInt8>, into folded: UnsafeMutablePointer<UInt16>) -> [Line] {
        plain.bits.withUnsafeBufferPointer { plain in
            let plain = plain.baseAddress!
            var lines = units.withUnsafeBufferPointer { buffer in
                folding.withTable { LineScanner.scan(buffer, folding: $0, classes: classes, plain: plain, into: folded) }
            }
            LineMarks.mark(&lines, text: folded, classes: classes, plain: plain)
            let usualIndent = Layout.usualIndent(of: lines)
            LineMeasure.unify(&lines, usualIndent: usualIndent)
            ColumnWidths.mark(&lines, usualIndent: usualIndent)
            return lines
        }
    }
}
