import ArgumentParser
import ExtractFacts
import Glibc

/// Shows how a text is read.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how a text is read: tokens, annotations, matches, and why the winners won.",
        discussion: """
            Examples:
              extract-facts explain '全市城镇新增就业6.7万人'
              extract-facts explain --published 2024-03-05 --locality 济宁市 '去年我市粮食总产量增长1.2%'
              extract-facts explain < article.txt
            """
    )

    @Argument(help: ArgumentHelp("The text. (default: standard input)", valueName: "text"))
    var text: String?

    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func run() throws {
        if text == nil, isatty(STDIN_FILENO) == 1 {
            throw ValidationError("Nothing to explain: give a text, or send one to standard input.")
        }
        let extractor = try documents.makeExtractor()
        let given = documents.values
        do {
            let bytes = try text.map { Array($0.utf8) } ?? FileReader.standardInput.readAll()
            let document = Document(
                id: "-", bytes: bytes, published: given.published, locality: given.locality, masthead: given.masthead,
                // An argument is UTF-8 whatever the files are.
                encoding: text == nil ? given.encoding : "UTF-8")
            try FileWriter().write(Array(extractor.explanation(of: document).utf8))
        } catch is BrokenPipe {
            return
        } catch {
            writeToStandardError("extract-facts: \(error)\n")
            throw ExitCode.someFailed
        }
    }
}
