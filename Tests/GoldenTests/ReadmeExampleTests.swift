import Foundation
import Testing
import _ExtractFactsTestSupport

/// The first example of README.md gives what stands below it.
@Suite struct ReadmeExampleTests {
    @Test func firstExampleIsReal() throws {
        let readme = try String(contentsOf: FixtureFiles.package.appendingPathComponent("README.md"), encoding: .utf8)
        let block = try #require(readme.components(separatedBy: "```console\n$ ").dropFirst().first)
        let lines = block.components(separatedBy: "\n")
        let command = lines[0].replacingOccurrences(of: "extract-facts", with: "\"$X\"")
        #expect(try CommandRun.shell(command).text == lines[1] + "\n")
    }
}
