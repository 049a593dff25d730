import Foundation
import Testing
import _ExtractFactsTestSupport

/// Every example of README.md and Rules/README.md gives what stands below it.
@Suite struct ReadmeExampleTests {
    /// The commands of a `console` block, each with what stands below it.
    struct Block: CustomTestStringConvertible {
        var examples: [(command: String, output: String)]
        var testDescription: String { examples.map(\.command).joined(separator: "; ") }
    }

    static let blocks: [Block] = {
        let pages = ["README.md", "Rules/README.md"].map { page in
            (try? String(contentsOf: FixtureFiles.package.appendingPathComponent(page), encoding: .utf8)) ?? ""
        }
        return pages.flatMap { $0.components(separatedBy: "```console\n$ ").dropFirst() }.map { block in
            Block(
                examples: block.components(separatedBy: "\n```")[0].components(separatedBy: "\n$ ").map { example in
                    // A command goes on where its line ends in a pipe or a backslash.
                    var lines = example.components(separatedBy: "\n")[...]
                    var command = lines.removeFirst()
                    while command.hasSuffix("|") || command.hasSuffix("\\"), let next = lines.popFirst() { command += "\n\(next)" }
                    return (command, lines.map { "\($0)\n" }.joined())
                })
        }
    }()

    @Test(arguments: blocks)
    func examplesAreReal(of block: Block) throws {
        let folder = try TemporaryFolder()
        // What the examples read are files of the package; what they write goes elsewhere.
        try folder.link("Fixtures", to: FixtureFiles.folder)
        try folder.link("bin/extract-facts", to: CommandRun.command)
        for (command, output) in block.examples {
            let run = try CommandRun.shell("PATH=\"$PWD/bin:$PATH\"; \(command)", folder: folder.url)
            #expect(run.errors == "")
            #expect(run.text.replacing("\r\n", with: "\n") == output)
        }
    }

    @Test func thereAreExamples() { #expect(Self.blocks.flatMap(\.examples).count > 4) }
}
