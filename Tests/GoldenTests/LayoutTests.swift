import Foundation
import Testing
import _ExtractFactsTestSupport

/// How a text was laid out does not matter: wrapped at any width, with blank lines in the middle of sentences and blanks
/// in the middle of numbers, it has the same facts.
@Suite struct LayoutTests {
    @Test(arguments: FixtureFiles.articles)
    func wrappedTextHasTheSameFacts(article: String) throws {
        let paragraphs = try runningText(of: article)
        var dice = Dice(seed: UInt64(article.utf8.count))
        var documents = [document("plain", paragraphs.map { "　　\($0)" }.joined(separator: "\n"))]
        for width in 12...40 {
            documents.append(document("wrapped at \(width)", wrap(paragraphs, width: width, blanks: false, &dice)))
            documents.append(document("wrapped at \(width) with blanks", wrap(paragraphs, width: width, blanks: true, &dice)))
        }
        let run = try CommandRun.extractFacts(
            "--input", "jsonl", "--published", "2024-03-01", "--locality", "济宁市", input: Data(documents.joined(separator: "\n").utf8))
        #expect(run.code == 0, "\(run.errors)")
        let byDocument = Dictionary(grouping: try run.facts()) { $0.text("doc_id") ?? "" }
        let expected = (byDocument["plain"] ?? []).map(withoutPlace)
        #expect(paragraphs.isEmpty || !expected.isEmpty)
        var differences: [String] = []
        for (name, facts) in byDocument.sorted(by: { $0.key < $1.key }) where name != "plain" {
            let found = facts.map(withoutPlace)
            for line in expected where !found.contains(line) { differences.append("\(name) lacks \(line)") }
            for line in found where !expected.contains(line) { differences.append("\(name) has \(line)") }
            if found.count == expected.count, Set(found) == Set(expected), found != expected { differences.append("\(name): another order") }
        }
        #expect(differences.isEmpty, "\(differences.count) differences: \(differences.prefix(6).joined(separator: "\n"))")
        #expect(expected.isEmpty || byDocument.count == documents.count)
    }

    /// The sentences that facts were read from, mended, some to a paragraph.
    private func runningText(of article: String) throws -> [String] {
        var sentences: [String] = []
        for fact in try CommandRun.extractFacts("Fixtures/articles/\(article).txt").facts() {
            // What ends without a full stop is a headline or a table's cell and cannot be wrapped as running text is.
            guard let sentence = fact.text("sentence"), sentence.hasSuffix("。"), sentence != sentences.last else { continue }
            sentences.append(sentence.filter { $0 != " " && $0 != "　" })
        }
        return stride(from: 0, to: sentences.count, by: 4).map { sentences[$0..<min($0 + 4, sentences.count)].joined() }
    }

    private func document(_ id: String, _ text: String) -> String {
        let object = try? JSONSerialization.data(withJSONObject: ["doc_id": id, "text": text])
        return String(decoding: object ?? Data(), as: UTF8.self)
    }

    /// Breaks paragraphs into lines of a width, at will with blank lines and blanks where newspapers have them.
    private func wrap(_ paragraphs: [String], width: Int, blanks: Bool, _ dice: inout Dice) -> String {
        var lines: [String] = []
        for paragraph in paragraphs {
            var line: [Character] = ["　", "　"]
            for character in paragraph {
                if line.count >= width {
                    lines.append(String(line))
                    // A blank line after a full stop would end the paragraph, as it should.
                    if blanks, line.last.map({ !"。！？；：”".contains($0) }) ?? false, dice.roll(1, in: 8) { lines.append("") }
                    line = []
                }
                if blanks, let last = line.last, mayPart(last, character), dice.roll(1, in: 6) { line.append(" ") }
                line.append(character)
            }
            lines.append(String(line))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether a blank may stand between two characters of a number, or between a number and its unit.
    private func mayPart(_ a: Character, _ b: Character) -> Bool {
        let isDigit = { (c: Character) in c.isASCII && c.isNumber }
        return (isDigit(a) && (isDigit(b) || b == "." || "万亿人元家个所名".contains(b))) || (a == "." && isDigit(b))
    }

    /// A fact but for where it stands.
    private func withoutPlace(_ fact: OutputFact) -> String {
        fact.keys.filter { !["fact_id", "group_id", "doc_id", "char_start", "char_end"].contains($0.key) }
            .map { key, value in "\(key)=\(key == "quote" ? "\(value)".filter { !$0.isWhitespace } : "\(value)")" }
            .sorted().joined(separator: " ")
    }

    /// Random numbers that are the same in every run.
    private struct Dice {
        private var state: UInt64
        init(seed: UInt64) { state = seed }

        /// Whether one of `count` equal chances in `of` came true.
        mutating func roll(_ count: UInt64, in of: UInt64) -> Bool {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return (z ^ (z >> 31)) % of < count
        }
    }
}
