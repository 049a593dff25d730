/// A pattern of paths as ripgrep and git have them.
///
/// `*` stands for any characters but `/`, `?` for one, `[a-z]` and `[!a-z]` for one of a set, `{a,b}` for either, `**` between
/// slashes for any folders; a backslash takes a character as it is. Without a slash, but at its end, a pattern is tried on
/// names; else on the path from the working folder. One that ends in a slash is for folders alone, and one that begins
/// with `!` excludes.
struct Glob: Sendable, CustomStringConvertible {
    let description: String
    let isExclusion: Bool
    private let isForFolders: Bool
    private let isForNames: Bool
    /// The patterns that the braces make of it.
    private let alternatives: [[Piece]]

    private enum Piece: Sendable {
        case character(Unicode.Scalar)
        /// `?`
        case one
        case set([ClosedRange<Unicode.Scalar>], isExcluded: Bool)
        /// `*`
        case many
        /// `**/`: none or some folders.
        case folders
        /// `/**` at the end: all that lies within.
        case everything
    }

    /// Reads a pattern; nil if a bracket is not closed or nothing is there to match.
    init?(_ text: String) {
        description = text
        var scalars = Array(text.unicodeScalars)[...]
        isExclusion = scalars.first == "!"
        if isExclusion { scalars = scalars.dropFirst() }
        isForFolders = scalars.last == "/"
        if isForFolders { scalars = scalars.dropLast() }
        isForNames = !scalars.contains("/")
        if scalars.first == "/" { scalars = scalars.dropFirst() }
        guard !scalars.isEmpty, let expanded = Self.expanded(scalars) else { return nil }
        var alternatives: [[Piece]] = []
        for alternative in expanded {
            guard let pieces = Self.pieces(of: alternative[...]) else { return nil }
            alternatives.append(pieces)
        }
        self.alternatives = alternatives
    }

    /// Whether a path from the working folder matches.
    func matches(_ path: FilePath, isFolder: Bool) -> Bool {
        if isForFolders, !isFolder { return false }
        let text = Array(String(decoding: isForNames ? path.name : path.bytes[...], as: UTF8.self).unicodeScalars)
        return alternatives.contains { Self.matches($0, text) }
    }

    // MARK: reading

    /// The most patterns that braces may make.
    private static let mostAlternatives = 1000

    /// The patterns without braces; nil if a brace is not closed.
    private static func expanded(_ scalars: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]]? {
        var heads: [[Unicode.Scalar]] = [[]]
        var at = scalars.startIndex
        while at < scalars.endIndex {
            if scalars[at] == "\\", at + 1 < scalars.endIndex {
                for i in heads.indices { heads[i] += scalars[at...(at + 1)] }
                at += 2
            } else if scalars[at] == "[", let end = setEnd(scalars, from: at) {
                for i in heads.indices { heads[i] += scalars[at...end] }
                at = end + 1
            } else if scalars[at] == "{" {
                guard let (parts, end) = braceParts(scalars, from: at) else { return nil }
                var alternatives: [[Unicode.Scalar]] = []
                for part in parts {
                    guard let inner = expanded(part) else { return nil }
                    alternatives += inner
                }
                guard heads.count * alternatives.count <= mostAlternatives else { return nil }
                heads = heads.flatMap { head in alternatives.map { head + $0 } }
                at = end + 1
            } else {
                for i in heads.indices { heads[i].append(scalars[at]) }
                at += 1
            }
        }
        return heads
    }

    /// What stands between the commas of the braces that open at `start`, and where they close.
    private static func braceParts(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> (parts: [ArraySlice<Unicode.Scalar>], end: Int)? {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var depth = 0
        var partStart = start + 1
        var at = start
        while at < scalars.endIndex {
            switch scalars[at] {
            case "\\": at += 1
            case "[": at = setEnd(scalars, from: at) ?? at
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == 0 { return (parts + [scalars[partStart..<at]], at) }
            case "," where depth == 1:
                parts.append(scalars[partStart..<at])
                partStart = at + 1
            default: break
            }
            at += 1
        }
        return nil
    }

    /// Where the set that opens at `start` closes.
    private static func setEnd(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> Int? {
        var at = start + 1
        if at < scalars.endIndex, scalars[at] == "!" || scalars[at] == "^" { at += 1 }
        // A bracket that comes first is a member.
        if at < scalars.endIndex, scalars[at] == "]" { at += 1 }
        return scalars[min(at, scalars.endIndex)...].firstIndex(of: "]")
    }

    private static func pieces(of scalars: ArraySlice<Unicode.Scalar>) -> [Piece]? {
        var pieces: [Piece] = []
        var at = scalars.startIndex
        while at < scalars.endIndex {
            switch scalars[at] {
            case "\\" where at + 1 < scalars.endIndex:
                pieces.append(.character(scalars[at + 1]))
                at += 2
            case "?":
                pieces.append(.one)
                at += 1
            case "[":
                guard let end = setEnd(scalars, from: at) else { return nil }
                pieces.append(set(scalars[(at + 1)..<end]))
                at = end + 1
            case "*":
                let opens = at == scalars.startIndex || scalars[at - 1] == "/"
                let stars = scalars[at...].prefix { $0 == "*" }.count
                let next = at + stars
                if opens, stars == 2, next == scalars.endIndex {
                    pieces.append(.everything)
                    at = next
                } else if opens, stars == 2, scalars[next] == "/" {
                    pieces.append(.folders)
                    at = next + 1
                } else {
                    pieces.append(.many)
                    at = next
                }
            default:
                pieces.append(.character(scalars[at]))
                at += 1
            }
        }
        return pieces
    }

    private static func set(_ members: ArraySlice<Unicode.Scalar>) -> Piece {
        let isExcluded = members.first == "!" || members.first == "^"
        var rest = isExcluded ? members.dropFirst() : members
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let first = rest.popFirst() {
            if rest.first == "-", rest.count >= 2, let last = rest.dropFirst().first {
                rest = rest.dropFirst(2)
                if first <= last { ranges.append(first...last) }
            } else {
                ranges.append(first...first)
            }
        }
        return .set(ranges, isExcluded: isExcluded)
    }

    // MARK: matching

    /// All ways through the pattern are followed at once, so that no pattern takes long.
    private static func matches(_ pieces: [Piece], _ text: [Unicode.Scalar]) -> Bool {
        var places = [Bool](repeating: false, count: pieces.count + 1)
        places[0] = true
        skip(pieces, &places, atNameStart: true)
        for character in text {
            var next = [Bool](repeating: false, count: pieces.count + 1)
            for (i, piece) in pieces.enumerated() where places[i] {
                switch piece {
                case .character(let wanted): if character == wanted { next[i + 1] = true }
                case .one: if character != "/" { next[i + 1] = true }
                case .set(let ranges, let isExcluded):
                    if character != "/", ranges.contains(where: { $0.contains(character) }) != isExcluded { next[i + 1] = true }
                case .many: if character != "/" { next[i] = true }
                case .folders, .everything: next[i] = true
                }
            }
            places = next
            skip(pieces, &places, atNameStart: character == "/")
        }
        return places[pieces.count]
    }

    /// Goes on past what may stand for nothing.
    private static func skip(_ pieces: [Piece], _ places: inout [Bool], atNameStart: Bool) {
        for (i, piece) in pieces.enumerated() where places[i] {
            switch piece {
            case .many, .everything: places[i + 1] = true
            case .folders: if atNameStart { places[i + 1] = true }
            default: break
            }
        }
    }
}
