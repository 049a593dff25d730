import ExtractFacts
import FactRules
import Foundation
import Testing
import _ExtractFactsTestSupport

/// The rules that are part of the program.
@Suite struct ShippedRulesTests {
    static let folder = FixtureFiles.package.appendingPathComponent("Rules")

    @Test func loadWithoutDiagnostics() throws {
        // As files of a folder they are read whole; as shipped ones some wait until they are needed.
        let files = RuleFile.shipped.map { RuleFile(name: $0.name, path: $0.path, bytes: Array($0.bytes)) }
        do {
            _ = try RuleSet(files)
        } catch {
            Issue.record("\(error)")
        }
    }

    /// The list in Sources/CRules/rules.c is the list of the files.
    @Test func areTheFilesOfTheFolder() throws {
        let onDisk = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".rules") || $0.hasSuffix(".tsv") }.sorted()
        let shipped = RuleFile.shipped
        #expect(shipped.map(\.name) == onDisk, "Sources/CRules/rules.c names other files than Rules/ holds")
        for file in shipped where onDisk.contains(file.name) {
            let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(file.name))
            let isSame = file.bytes.elementsEqual(bytes)
            #expect(isSame, "what is embedded as \(file.name) is not that file")
        }
    }

    /// What the build made of the files is what is made of them now, table by table.
    @Test func tablesOfTheProgramAreThoseOfTheFiles() throws {
        let isSame = try RuleSet(RuleFile.shipped, image: .shipped).imageBytes == RuleSet(RuleFile.shipped).imageBytes
        #expect(isSame, "the tables in the program are not those of the shipped files")
    }

    /// Rules speak of the language: names of places are the gazetteer's. A name that a lexicon has as a word too (新建) is that word.
    @Test func patternsHoldNoPlaceName() throws {
        let rules = try RuleSet(RuleFile.shipped)
        let (vocabulary, gazetteer) = (rules.vocabulary, rules.gazetteer)
        for written in rules.writtenRules {
            for literal in written.rule.pattern.literals {
                literal.withUnsafeBufferPointer { text in
                    for start in text.indices {
                        for end in (start + 1)...text.count {
                            guard let hit = vocabulary.index.longestMatch(in: text, from: start, to: end), hit.end == end else { continue }
                            let entry = Vocabulary.Entry(hit.value)
                            guard entry.place >= 0, gazetteer.names[Int(entry.place)].places.contains(where: { gazetteer.places[Int($0)].level > .nation })
                            else { continue }
                            let name = String(decoding: text[start..<hit.end], as: UTF16.self)
                            Issue.record("\(written.path):\(written.line): the pattern of \(written.rule.id) holds the place name \(name)")
                        }
                    }
                }
            }
        }
    }

    @Test func linesThatForbidAskForNothing() throws {
        for rule in try RuleSet(RuleFile.shipped).writtenRules {
            for example in rule.examples where example.kind == .no || example.kind == .todoNo {
                #expect(example.expected.isEmpty, "\(rule.path):\(example.line): a ‘\(example.kind.rawValue)’ line asks for nothing")
            }
        }
    }
}

extension Pattern {
    /// All literals on both sides of the figure.
    fileprivate var literals: [[UInt16]] {
        (before + after).flatMap { element -> [[UInt16]] in
            if case .literal(let forms) = element.test { forms } else { [] }
        }
    }
}
