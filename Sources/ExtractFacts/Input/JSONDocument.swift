/// Why a line of JSON Lines is no document.
public struct JSONDocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

extension Document {
    /// Reads a document from one JSON object: `doc_id` and `text`, or what the caller calls them, must be there; `title`,
    /// `published`, `locality` and `masthead` may be, or be null or empty; other keys are passed over. Where a key stands
    /// twice the last one counts.
    public init(json line: some Collection<UInt8>, idKey: String = "doc_id", textKey: String = "text") throws(JSONDocumentError) {
        var scanner = JSONScanner(line)
        var id: String?
        var text: [UInt8]?
        var title: String?
        var published: String?
        var locality: String?
        var masthead: String?
        try scanner.expect(UInt8(ascii: "{"), or: "not a JSON object")
        if !scanner.take(UInt8(ascii: "}")) {
            repeat {
                let key = String(decoding: try scanner.string(of: "a key"), as: UTF8.self)
                try scanner.expect(UInt8(ascii: ":"), or: "no colon after the key “\(key)”")
                switch key {
                case idKey: id = try scanner.text(orNumber: true, of: key)
                case textKey: text = try scanner.string(of: "“\(textKey)”")
                case "title": title = try scanner.text(of: key)
                case "published": published = try scanner.text(orNumber: true, of: key)
                case "locality": locality = try scanner.text(orNumber: true, of: key)
                case "masthead": masthead = try scanner.text(of: key)
                default: try scanner.skipValue()
                }
            } while scanner.take(UInt8(ascii: ","))
            try scanner.expect(UInt8(ascii: "}"), or: "the object does not end")
        }
        try scanner.expectEnd()
        guard let id else { throw JSONDocumentError("no “\(idKey)”") }
        guard let text else { throw JSONDocumentError("no “\(textKey)”") }
        if let given = published {
            published = PublicationDate.normalized(given)
            if published == nil { throw JSONDocumentError("“published” is no date: \(given)") }
        }
        self.init(
            id: id, bytes: text, title: title, published: published, locality: locality, masthead: masthead,
            encoding: "UTF-8")
    }
}

/// Reads one JSON value after another from bytes. Nesting costs no stack, so no line can overflow it.
private struct JSONScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ line: some Collection<UInt8>) { bytes = Array(line) }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    private func problem(_ what: String) -> JSONDocumentError {
        JSONDocumentError(at < bytes.count ? "\(what) (byte \(at + 1))" : "\(what) (the line ends)")
    }

    /// Passes over the byte if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func expect(_ byte: UInt8, or message: String) throws(JSONDocumentError) {
        if !take(byte) { throw problem(message) }
    }

    mutating func expectEnd() throws(JSONDocumentError) {
        skipBlanks()
        if at < bytes.count { throw problem("something stands after the object") }
    }

    /// A string or null, also a number where identifiers, years and codes are often written as such; nil if null or empty.
    mutating func text(orNumber: Bool = false, of key: String) throws(JSONDocumentError) -> String? {
        skipBlanks()
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            let text = String(decoding: try string(of: key), as: UTF8.self)
            return text.isEmpty ? nil : text
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[") { throw problem("“\(key)” is no string") }
        try skipScalar()
        let scalar = String(decoding: bytes[start..<at], as: UTF8.self)
        if scalar == "null" { return nil }
        if orNumber, scalar.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) { return scalar }
        at = start
        throw problem("“\(key)” is no string")
    }

    /// The bytes of a string, its escapes resolved.
    mutating func string(of what: String) throws(JSONDocumentError) -> [UInt8] {
        try expect(UInt8(ascii: "\""), or: "\(what) is no string")
        var result: [UInt8] = []
        var clean = at
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                result.append(contentsOf: bytes[clean..<at])
                at += 1
                return result
            }
            if byte == UInt8(ascii: "\\") {
                result.append(contentsOf: bytes[clean..<at])
                at += 1
                try escape(into: &result)
                clean = at
            } else if byte < 0x20 {
                throw problem("a control character stands in a string")
            } else {
                at += 1
            }
        }
        throw problem("a string does not end")
    }

    /// Reads what follows a backslash.
    private mutating func escape(into result: inout [UInt8]) throws(JSONDocumentError) {
        guard at < bytes.count else { throw problem("a string does not end") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if code & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
                let mark = at
                at += 2
                let trail = try hexadecimal()
                if trail & 0xFC00 == 0xDC00 {
                    code = 0x10000 + ((code & 0x3FF) << 10) + (trail & 0x3FF)
                } else {
                    at = mark
                }
            }
            // A lone half of a surrogate pair is no character.
            result.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}")!)
        default:
            at -= 1
            throw problem("no such escape")
        }
    }

    private mutating func hexadecimal() throws(JSONDocumentError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw problem("an escape does not end") }
        var code: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw problem("no hexadecimal digits after \\u")
            }
        }
        at += 4
        return code
    }

    /// Passes over a number, `true`, `false` or `null`.
    private mutating func skipScalar() throws(JSONDocumentError) {
        let start = at
        while at < bytes.count, !" \t\r\n,:]}[{\"".utf8.contains(bytes[at]) { at += 1 }
        let scalar = bytes[start..<at]
        let isNumber = !scalar.isEmpty && scalar.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        if !isNumber, !scalar.elementsEqual("true".utf8), !scalar.elementsEqual("false".utf8), !scalar.elementsEqual("null".utf8) {
            at = start
            throw problem("no JSON value")
        }
    }

    /// Passes over a value of any kind, however deeply nested.
    mutating func skipValue() throws(JSONDocumentError) {
        var open: [UInt8] = []
        repeat {
            skipBlanks()
            guard at < bytes.count else { throw problem("a value does not end") }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""): _ = try string(of: "a value")
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                // The closing bracket is two codes further in ASCII, both for braces and for brackets.
                open.append(byte + 2)
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == byte else { throw problem("a bracket does not fit") }
                at += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if open.isEmpty { throw problem("no JSON value") }
                at += 1
            default: try skipScalar()
            }
        } while !open.isEmpty
    }
}
