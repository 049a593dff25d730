import FactRules
import Foundation
import Testing
import _ExtractFactsTestSupport

/// The rules that are part of the program.
@Suite struct ShippedRulesTests {
    static let folder = FixtureFiles.package.appendingPathComponent("Rules")

    @Test func loadWithoutDiagnostics() throws {
        do {
            _ = try RuleSet(RuleFile.shipped)
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

    /// Rules speak of the language: names of places are the gazetteer's. A name that a lexicon has as a word too (新建) is that word.
    @Test func patternsHoldNoPlaceName() throws {
        let rules = try RuleSet(RuleFile.shipped)
        let gazetteer = rules.gazetteer
        let vocabulary = rules.vocabulary
        let names = gazetteer.names.filter { name in
            let word = name.form.withUnsafeBufferPointer { vocabulary.trie.longestMatch(in: $0, from: 0, to: $0.count) }
            let isPlace = word.map { $0.end == name.form.count && vocabulary.entries[Int($0.value)].wordClass == .place } ?? false
            return isPlace && name.places.contains { gazetteer.places[Int($0)].level > .nation }
        }
        for rule in rules.rules {
            for literal in rule.pattern.literals {
                for start in literal.indices {
                    for name in names where literal[start...].starts(with: name.form) {
                        let text = String(decoding: name.form, as: UTF16.self)
                        Issue.record("\(rule.path):\(rule.line): the pattern of \(rule.id) holds the place name \(text)")
                    }
                }
            }
        }
    }

    @Test func linesThatForbidAskForNothing() throws {
        for rule in try RuleSet(RuleFile.shipped).rules {
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
