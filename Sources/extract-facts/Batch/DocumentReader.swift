import ExtractFacts

/// Turns a piece of work into records. Immutable: all threads share one.
struct DocumentReader: Sendable {
    /// Appends the records that a document makes to the stream's output and counts each of them. Tells how the document's
    /// bytes were read, where that is known.
    typealias Render = @Sendable (Extractor, Document, OutcomeStream) throws -> Decoding?

    let extractor: Extractor
    /// What the caller says of every document that does not say it itself.
    let defaults: DocumentOptions.Values
    /// The keys of a document of JSON Lines.
    let idKey: String
    let textKey: String
    /// What a record is: "fact".
    let noun: String
    /// Whether it is noted what comes of each document.
    let takesNotes: Bool
    /// Whether a block of lines is left at its first failure.
    let failsFast: Bool
    let render: Render

    func read(_ work: Work, handOn: @escaping (Outcome) -> Void) {
        let stream = OutcomeStream(nameDomains: { [extractor] in extractor.domains }, handOn)
        do {
            switch work.source {
            case .failure(let name, let reason): stream.fail(name, reason)
            case .standardInput: try readDocument("-", .standardInput, into: stream)
            case .file(let file): try readDocument("\(file.path)", try ByteStream(file.path), into: stream)
            case .lines(let block): readLines(block, into: stream)
            }
        } catch {
            if error.isInterruption { return stream.interrupt() }
            stream.fail(work.name, "\(error)")
        }
        stream.finish(work)
    }

    private func readDocument(_ id: String, _ bytes: consuming ByteStream, into stream: OutcomeStream) throws(SystemError) {
        let bytes = try bytes.readAll()
        stream.count(bytesRead: bytes.count)
        extract(
            Document(
                id: id, bytes: bytes, published: defaults.published, locality: defaults.locality, masthead: defaults.masthead,
                encoding: defaults.encoding),
            of: id, line: nil, into: stream)
    }

    private func readLines(_ block: LineBlock, into stream: OutcomeStream) {
        stream.count(bytesRead: block.bytes.count)
        var number = block.firstLine
        for var line in block.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { number += 1 }
            if failsFast, stream.hasFailed { return }
            if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            do {
                var document = try Document(json: line, idKey: idKey, textKey: textKey)
                if let locality = document.locality, !extractor.isKnownPlace(locality) {
                    stream.fail(block.name, line: number, "“locality” is no one division that the rules know: \(locality)")
                    continue
                }
                document.published = document.published ?? defaults.published
                document.locality = document.locality ?? defaults.locality
                document.masthead = document.masthead ?? defaults.masthead
                extract(document, of: block.name, line: number, into: stream)
            } catch {
                stream.fail(block.name, line: number, "\(error)")
            }
        }
    }

    private func extract(_ document: Document, of input: String, line: Int?, into stream: OutcomeStream) {
        let before = stream.recordsOfAll
        stream.expect(textBytes: document.bytes.count)
        do {
            let decoding = try render(extractor, document, stream)
            stream.endDocument()
            if !takesNotes { return }
            // JSON is always UTF-8.
            let encoding = line == nil ? decoding.map { ", \($0.encoding)" } ?? "" : ""
            let replacements = decoding?.replacements ?? 0
            let damage = replacements == 0 ? "" : ", \(counted(replacements, "place")) damaged"
            let name = line.map { "\(input): line \($0)" } ?? input
            stream.note("\(name): \(document.bytes.count) bytes\(encoding)\(damage), \(counted(stream.recordsOfAll - before, noun))")
        } catch {
            stream.fail(input, line: line, "\(error)")
        }
    }
}

extension Work {
    /// What messages call the input.
    fileprivate var name: String {
        switch source {
        case .failure(let name, _): name
        case .standardInput: "-"
        case .file(let file): "\(file.path)"
        case .lines(let block): block.name
        }
    }
}
