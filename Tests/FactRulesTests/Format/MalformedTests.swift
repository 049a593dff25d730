import FactRules
import Foundation
import Testing
import _ExtractFactsTestSupport

/// The wording of every diagnostic: Fixtures/malformed holds files with problems and, beside each, what is said of it.
///
/// A rules file is read as one of the indicator stage, `FOLDER.TABLE.what.tsv` in the place of Rules/FOLDER/TABLE.tsv, both
/// with no file beside it but the shipped domains. `RECORD_DIAGNOSTICS=1` writes what is said now; such a run fails.
@Suite struct MalformedTests {
    static let files = FixtureFiles.names(in: "malformed", endings: [".rules", ".tsv"])

    /// What indicators refer to.
    private static let domains = RuleFile.shipped.filter { $0.name == "lexicon/domains.tsv" }

    @Test(arguments: files)
    func isDiagnosed(file: String) throws {
        let found = try diagnostics(of: file).map { "\($0)\n" }.joined()
        let expectation = "malformed/\(file).diagnostics"
        if FixtureFiles.isRecording("RECORD_DIAGNOSTICS") {
            try FixtureFiles.write(found, to: expectation)
            Issue.record("\(expectation) is written anew: look at it and run again without RECORD_DIAGNOSTICS")
            return
        }
        #expect(!found.isEmpty, "nothing is said of \(file)")
        #expect(try found == FixtureFiles.text(expectation))
    }

    @Test func placesNameTheSlice() throws {
        // What stands between ‘ and ’ first in a message stands in the file at its line and column.
        for file in Self.files where !file.contains("utf8") && !file.contains("byte-order-mark") {
            let lines = try FixtureFiles.text("malformed/\(file)").split(separator: "\n", omittingEmptySubsequences: false)
            for diagnostic in try diagnostics(of: file) {
                guard let open = diagnostic.message.firstIndex(of: "‘"), let close = diagnostic.message[open...].firstIndex(of: "’") else { continue }
                let slice = diagnostic.message[diagnostic.message.index(after: open)..<close]
                let said = ["begins with", "has no", "lacks", "cells where"].contains { diagnostic.message.contains($0) }
                if said { continue }
                let line = lines[diagnostic.line - 1].unicodeScalars.dropFirst(diagnostic.column - 1)
                #expect(String(line).hasPrefix(slice), "\(diagnostic)")
            }
        }
    }

    /// Every message in the sources is among what is said of the files.
    @Test func everyMessageHasAnExample() throws {
        let said = try FixtureFiles.names(in: "malformed", endings: [".diagnostics"]).map { try FixtureFiles.text("malformed/\($0)") }.joined()
        let sources = FixtureFiles.package.appendingPathComponent("Sources/FactRules")
        var count = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted() where path.hasSuffix(".swift") {
            for line in try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8).split(separator: "\n") {
                guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
                for literal in line.matches(of: /"((?:[^"\\]|\\\((?:[^()]|\([^()]*\))*\))*)"/) where literal.1.contains(" ") && literal.1.contains(/[a-z]{2}/) {
                    let parts = literal.1.split(separator: /\\\((?:[^()]|\([^()]*\))*\)/, omittingEmptySubsequences: false)
                    let pattern = parts.map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: ".*")
                    count += 1
                    #expect(said.range(of: pattern, options: .regularExpression) != nil, "\(path): no file under Fixtures/malformed shows “\(literal.1)”")
                }
            }
        }
        #expect(count > 60)
    }

    @Test(arguments: [
        ("indicators/level.rules", "rules stand in a folder that names their stage: quantity, context, indicator"),
        ("lexicon/unit.tsv", "there is no table of the name ‘lexicon/unit.tsv’"),
    ])
    func filesThatNobodyReadsAreNamed(name: String, message: String) throws {
        do {
            _ = try RuleSet([RuleFile(name: name, path: "mine/\(name)", bytes: [])])
            Issue.record("\(name) is taken")
        } catch {
            #expect(error.diagnostics.map(\.description) == ["mine/\(name):1:1: error: \(message)"])
        }
    }

    /// What is said of the file alone.
    private func diagnostics(of file: String) throws -> [Diagnostic] {
        let path = "Fixtures/malformed/\(file)"
        let parts = file.split(separator: ".")
        let name = file.hasSuffix(".rules") ? "indicator/\(file)" : "\(parts[0])/\(parts[1]).tsv"
        var files = Self.domains.filter { $0.name != name }
        files.append(RuleFile(name: name, path: path, bytes: try FixtureFiles.bytes("malformed/\(file)")))
        do {
            _ = try RuleSet(files)
            return []
        } catch {
            return error.diagnostics.filter { $0.path == path }
        }
    }
}
