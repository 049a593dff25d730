import ExtractFacts

/// Measures texts made of one piece repeated, which a reader that looks ahead too far takes ever longer for.
struct PieceBenchmark {
    let extractor: Extractor

    private static let pieces = [
        "一", "9", "四千五百六十九万", "1,1,1", "2024年1月", "1、", "2—3", "（", "“", "，", "全市", "同比增长5%", "由3个至5个", "9\n", "甲\t1\t",
    ]
    private static let lengths = (short: 1_000, long: 100_000)

    /// What a piece costs: the seconds of each round for a text of 1,000 characters and one of 100,000.
    struct Result {
        var piece: String
        var short: [Double] = []
        var long: [Double] = []
    }

    func measure(rounds: Int) -> [Result] {
        Self.pieces.map { piece in
            let (short, long) = (document(piece, Self.lengths.short), document(piece, Self.lengths.long))
            // A thousand characters take less than a millisecond.
            let times = 20
            var result = Result(piece: piece)
            for _ in 0..<rounds {
                result.short.append(Stopwatch.time { for _ in 0..<times { read(short) } }.seconds / Double(times))
                result.long.append(Stopwatch.time { read(long) }.seconds)
            }
            return result
        }
    }

    private func document(_ piece: String, _ length: Int) -> Document {
        let scalars = Array(piece.unicodeScalars)
        var text = String.UnicodeScalarView()
        for i in 0..<length { text.append(scalars[i % scalars.count]) }
        return Document(id: piece, bytes: Array(String(text).utf8))
    }

    /// All quantities and periods, as `extract-facts quantities --numbers` finds them, and all facts.
    private func read(_ document: Document) {
        _ = try? extractor.quantities(in: document, includesNumbers: true)
        _ = try? extractor.facts(in: document)
    }
}
