import ArgumentParser
import ExtractFacts
import Glibc

/// Shows how a text is read.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how a text is read: tokens, annotations, matches, and why the winners won.",
        discussion: """
            Of each sentence its tokens with their classes, its periods and places and what they mean; of each figure every \
            rule that matches, which one won and why, and for every key of the fact where its value came from. Places count \
            code points of the text.

            Examples:
              extract-facts explain '全市城镇新增就业6.7万人'
              extract-facts explain --published 2024-03-05 --locality 济宁市 '去年我市粮食总产量增长1.2%'
              extract-facts explain article.txt
              extract-facts explain article.txt:1042         the sentence at a place
              extract-facts explain --json - < article.txt
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A text, a file, or file:offset for the sentence there alone; - is standard input, which is also read if nothing is given.",
            valueName: "text or file"), completion: .file())
    var text: String?

    @Flag(help: "One JSON object instead of text for people.")
    var json = false

    @OptionGroup(title: "Options for documents") var documents: DocumentOptions

    func run() throws {
        if text == nil, isatty(STDIN_FILENO) == 1 {
            throw ValidationError("Nothing to explain: give a text or a file, or send a text to standard input.")
        }
        let subject = ExplainSubject(text)
        let extractor = try documents.makeExtractor()
        let explanation: Explanation
        do {
            explanation = try extractor.explanation(of: subject.document(documents.values), at: subject.offset)
            if let offset = subject.offset, explanation.sentences.isEmpty { throw SystemError("there is no sentence at \(offset)") }
        } catch {
            writeToStandardError("extract-facts: \(subject.name): \(error)\n")
            throw ExitCode.someFailed
        }
        try writeResult(
            json ? String(decoding: explanation.json, as: UTF8.self) : ExplanationText.text(of: explanation, style: Style(for: STDOUT_FILENO)))
    }
}
