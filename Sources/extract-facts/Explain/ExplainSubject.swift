import ExtractFacts

/// What `explain` was given: a text, a file, a place in a file, or standard input.
struct ExplainSubject {
    private enum Source {
        case text(String)
        case file(FilePath)
        case standardInput
    }
    private let source: Source
    /// The place in code points that a sentence is wanted of.
    let offset: Int?

    /// A file is meant where there is one of the name, with or without `:offset` behind it, and where the name is such that no
    /// text is like it.
    init(_ argument: String?) {
        guard let argument, argument != "-" else {
            (source, offset) = (.standardInput, nil)
            return
        }
        func file(_ name: Substring) -> FilePath? {
            if name.isEmpty { return nil }
            let path = FilePath(String(name))
            return (try? path.status()) != nil || FileSelection.documents.wants(path) ? path : nil
        }
        if let path = file(argument[...]) {
            (source, offset) = (.file(path), nil)
        } else if let colon = argument.lastIndex(of: ":"), let offset = Int(argument[argument.index(after: colon)...]), offset >= 0,
            let path = file(argument[..<colon])
        {
            (source, self.offset) = (.file(path), offset)
        } else {
            (source, offset) = (.text(argument), nil)
        }
    }

    /// What messages call it.
    var name: String {
        switch source {
        case .text: "the text"
        case .file(let path): "\(path)"
        case .standardInput: "standard input"
        }
    }

    /// The document, with what the caller knows of it.
    func document(_ given: DocumentOptions.Values) throws -> Document {
        func document(_ id: String, _ bytes: [UInt8], encoding: String?) -> Document {
            Document(
                id: id, bytes: bytes, published: given.published, locality: given.locality, masthead: given.masthead, encoding: encoding)
        }
        switch source {
        // An argument is UTF-8 whatever the files are.
        case .text(let text): return document("-", Array(text.utf8), encoding: "UTF-8")
        case .file(let path): return document("\(path)", try path.contents(), encoding: given.encoding)
        case .standardInput:
            var stream = ByteStream.standardInput
            return document("-", try stream.readAll(), encoding: given.encoding)
        }
    }
}
