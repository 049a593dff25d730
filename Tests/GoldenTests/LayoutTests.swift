import Foundation
import Testing
import _ExtractFactsTestSupport

/// How a text was laid out does not matter: its running text set anew at any width, with blank lines in the middle of
/// sentences and blanks in the middle of numbers, has the same facts.
@Suite struct LayoutTests {
    @Test(arguments: FixtureFiles.articles, Rewrapper.Measure.allCases)
    func wrappedTextHasTheSameFacts(article: String, measure: Rewrapper.Measure) throws {
        let setting = try PageSetting(article: article)
        var documents = [document("as it is", setting.text)]
        for width in 12...40 {
            var random = SeededRandom(UInt64(width))
            var wrapper = Rewrapper(width: width, measure: measure)
            documents.append(document("wrapped at \(width)", setting.text(wrappedBy: wrapper, &random)))
            wrapper.blankLineEvery = 8
            wrapper.blankEvery = 6
            documents.append(document("wrapped at \(width) with blanks", setting.text(wrappedBy: wrapper, &random)))
        }
        let run = try CommandRun.extractFacts("--input", "jsonl", input: Data(documents.joined(separator: "\n").utf8))
        #expect(run.code == 0, "\(run.errors)")
        let byDocument = Dictionary(grouping: try run.facts()) { $0.text("doc_id") ?? "" }
        let expected = (byDocument["as it is"] ?? []).map(withoutPlace)
        #expect(!expected.isEmpty)
        #expect(byDocument.count == documents.count)
        var differences: [String] = []
        for (name, facts) in byDocument.sorted(by: { $0.key < $1.key }) where name != "as it is" {
            let found = facts.map(withoutPlace)
            for change in found.difference(from: expected) {
                switch change {
                case .insert(_, let line, _): differences.append("\(name) has \(line)")
                case .remove(_, let line, _): differences.append("\(name) lacks \(line)")
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.count) differences: \(differences.prefix(6).joined(separator: "\n"))")
    }

    private func document(_ id: String, _ text: String) -> String {
        let object = try? JSONSerialization.data(withJSONObject: ["doc_id": id, "text": text])
        return String(decoding: object ?? Data(), as: UTF8.self)
    }

    /// A fact but for where it stands.
    private func withoutPlace(_ fact: OutputFact) -> String {
        fact.keys.filter { !["fact_id", "group_id", "doc_id", "char_start", "char_end"].contains($0.key) }
            .map { key, value in "\(key)=\(key == "quote" ? "\(value)".filter { !$0.isWhitespace } : "\(value)")" }
            .sorted().joined(separator: " ")
    }
}
