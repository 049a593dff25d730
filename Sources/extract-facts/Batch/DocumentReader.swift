import ExtractFacts

/// Turns a piece of work into lines of output. Immutable: all threads share one.
struct DocumentReader: Sendable {
    /// Appends the lines that a document makes and gives their number.
    typealias Render = @Sendable (Extractor, Document, inout [UInt8]) throws -> Int

    let extractor: Extractor
    /// What the caller says of every document that does not say it itself.
    let defaults: DocumentOptions.Values
    /// The keys of a document of JSON Lines.
    let idKey: String
    let textKey: String
    /// What a line holds: "fact".
    let noun: String
    let render: Render

    func read(_ work: Work) -> Outcome {
        var outcome = Outcome()
        switch work {
        case .failure(let name, let reason): outcome.fail(name, reason)
        case .standardInput: readDocument("-", of: .standardInput, into: &outcome)
        case .file(let file):
            do {
                readDocument("\(file.path)", of: try ByteStream(file.path), into: &outcome)
            } catch {
                outcome.fail("\(file.path)", "\(error)")
            }
        case .lines(let block): readLines(block, into: &outcome)
        }
        return outcome
    }

    private func readDocument(_ id: String, of stream: consuming ByteStream, into outcome: inout Outcome) {
        do {
            let bytes = try stream.readAll()
            outcome.bytesRead += bytes.count
            extract(
                Document(
                    id: id, bytes: bytes, published: defaults.published, locality: defaults.locality,
                    masthead: defaults.masthead, encoding: defaults.encoding),
                name: id, into: &outcome)
        } catch {
            outcome.fail(id, "\(error)")
        }
    }

    private func readLines(_ block: LineBlock, into outcome: inout Outcome) {
        outcome.bytesRead += block.bytes.count
        var number = block.firstLine
        for var line in block.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { number += 1 }
            if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            let name = "\(block.name): line \(number)"
            do {
                var document = try Document(json: line, idKey: idKey, textKey: textKey)
                if let locality = document.locality, !extractor.isKnownPlace(locality) {
                    outcome.fail(name, "“locality” is no one division that the rules know: \(locality)")
                    continue
                }
                document.published = document.published ?? defaults.published
                document.locality = document.locality ?? defaults.locality
                document.masthead = document.masthead ?? defaults.masthead
                extract(document, name: name, into: &outcome)
            } catch {
                outcome.fail(name, "\(error)")
            }
        }
    }

    private func extract(_ document: Document, name: String, into outcome: inout Outcome) {
        do {
            let count = try render(extractor, document, &outcome.output)
            outcome.documents += 1
            outcome.lines += count
            outcome.note("\(name): \(document.bytes.count) bytes, \(counted(count, noun))")
        } catch {
            outcome.fail(name, "\(error)")
        }
    }
}
