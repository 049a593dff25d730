/// How a journal is written down: lines of words, each record closed by a hash of its lines, so that one that was cut off
/// is known.
enum JournalFormat {
    private static let mark = "extract-facts-journal-2"

    static func header(_ identity: Journal.Identity) -> String {
        let words = [mark, identity.version, identity.rules.hexadecimal, identity.options.hexadecimal, identity.inputs.hexadecimal]
        return closed(words.joined(separator: " "))
    }

    /// A record and the failures since the one before, each a line of JSON. Put together byte by byte: there is one for each document.
    static func lines(_ record: Journal.Record, failures: [String]) -> [UInt8] {
        let (position, tally) = (record.position, record.tally)
        var lines: [UInt8] = []
        lines.reserveCapacity(512)
        for failure in failures { lines += failure.utf8 }
        lines.append(UInt8(ascii: "="))
        func add(_ word: String) {
            lines.append(UInt8(ascii: " "))
            lines += word.utf8
        }
        for number in [position.input, position.offset, position.line] { add(String(number)) }
        add(position.digest.hexadecimal)
        add(String(record.end))
        add(record.hash.hexadecimal)
        for number in [tally.documents, tally.failures, tally.records, tally.bytesRead] { add(String(number)) }
        lines.append(UInt8(ascii: " "))
        if tally.domains.isEmpty { lines.append(UInt8(ascii: "-")) }
        for (place, domain) in tally.domains.sorted(by: { $0.key < $1.key }).enumerated() {
            if place > 0 { lines.append(UInt8(ascii: ",")) }
            lines += domain.key.utf8
            lines.append(UInt8(ascii: "="))
            lines += String(domain.value).utf8
        }
        let hash = StreamHash.of(lines)
        add(hash.hexadecimal)
        lines.append(UInt8(ascii: "\n"))
        return lines
    }

    private static func closed(_ text: String) -> String { "\(text) \(StreamHash.of(text).hexadecimal)\n" }

    /// What a journal says.
    struct Contents {
        var identity: Journal.Identity
        /// Each with the failures since the one before and the length of the journal up to its end.
        var records: [(record: Journal.Record, failures: [String], length: Int)] = []
        /// The length of the first line.
        var headerLength: Int
    }

    /// Reads a journal up to where it is whole; nil if it is none.
    static func read(_ bytes: [UInt8]) -> Contents? {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        // What stands behind the last line feed was cut off.
        lines = lines.dropLast()
        guard let first = lines.popFirst(), let header = opened(String(decoding: first, as: UTF8.self)) else { return nil }
        let words = header.split(separator: " ")
        guard words.count == 5, words[0] == mark, let rules = UInt64(words[2], radix: 16), let options = UInt64(words[3], radix: 16),
            let inputs = UInt64(words[4], radix: 16)
        else { return nil }
        var contents = Contents(
            identity: Journal.Identity(version: String(words[1]), rules: rules, options: options, inputs: inputs),
            headerLength: first.count + 1)
        var failures: [String] = []
        for line in lines {
            let text = String(decoding: line, as: UTF8.self)
            if !text.hasPrefix("= ") {
                failures.append("\(text)\n")
                continue
            }
            guard opened(failures.joined() + text) != nil, let record = record(text) else { break }
            contents.records.append((record, failures, line.endIndex + 1))
            failures = []
        }
        return contents
    }

    /// The text before its hash, if that fits.
    private static func opened(_ text: String) -> Substring? {
        guard let blank = text.lastIndex(of: " "), StreamHash.of(text[..<blank]).hexadecimal == text[text.index(after: blank)...] else { return nil }
        return text[..<blank]
    }

    private static func record(_ text: String) -> Journal.Record? {
        let words = text.split(separator: " ")
        guard words.count == 13, let digest = UInt64(words[4], radix: 16), let hash = UInt64(words[6], radix: 16) else { return nil }
        let numbers = [1, 2, 3, 5, 7, 8, 9, 10].compactMap { Int(words[$0]) }
        guard numbers.count == 8 else { return nil }
        var tally = Tally(documents: numbers[4], failures: numbers[5], records: numbers[6], bytesRead: numbers[7])
        if words[11] != "-" {
            for pair in words[11].split(separator: ",") {
                let halves = pair.split(separator: "=")
                guard halves.count == 2, let count = Int(halves[1]) else { return nil }
                tally.domains[String(halves[0])] = count
            }
        }
        return Journal.Record(
            position: Position(input: numbers[0], offset: numbers[1], line: numbers[2], digest: digest), end: numbers[3], hash: hash,
            tally: tally)
    }
}
