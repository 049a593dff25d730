import ChineseText
import FactRules

/// Finds the bodies that one sentence names.
struct BodyReader {
    let words: BodyWords
    let text: UnsafeBufferPointer<UInt16>
    let tokens: UnsafeBufferPointer<Token>
    let quantities: UnsafeBufferPointer<Quantity>

    /// The bodies named, in order.
    func read(into found: inout [BodyMention]) { _ = read(from: 0, past: tokens.count, into: &found) }

    /// The bodies that the clauses name from the one that begins with token `first` up to the one that `last` stands in; gives where the
    /// next clause begins.
    func read(from first: Int, past last: Int, into found: inout [BodyMention]) -> Int {
        var start = first
        while start < tokens.count, start <= last {
            var end = start
            while end < tokens.count, !tokens[end].endsClause { end += 1 }
            let first = found.count
            read(start..<end, into: &found)
            if tells(start..<end) { for place in first..<found.count where found[place].role == .topic { found[place].role = .aside } }
            if end < tokens.count, tokens[end].kind == .semicolon { found.append(BodyMention(role: .place, sort: .other, span: tokens[end].span)) }
            start = end + 1
        }
        return start
    }

    private func read(_ clause: Range<Int>, into found: inout [BodyMention]) {
        let first = opening(of: clause)
        guard first < clause.upperBound else { return }
        let start = Int(tokens[first].start)
        let limit = Int(tokens[clause.upperBound - 1].end)
        var token = first
        var at = start
        let count = found.count
        while at < limit {
            guard let (place, hit) = words.table.index.firstMatch(in: text, from: at, to: limit) else { break }
            at = hit.end
            let entry = words.table.entries[Int(hit.value)]
            while Int(tokens[token].end) < hit.end { token += 1 }
            switch entry.use {
            case .not, .role, .lead, .tell: continue
            case .back:
                if place == start { found.append(BodyMention(role: .anaphor, sort: entry.sort, span: place..<hit.end)) }
            case .bare where place == start:
                if standsAlone(token, hit.end, clause) { found.append(BodyMention(role: .anaphor, sort: entry.sort, span: place..<hit.end)) }
            case .name, .bare:
                guard var name = name(entry.sort, ending: place..<hit.end, in: token, from: first, clause: clause, limit: limit) else { continue }
                // 东湖社区 within 南门街道东湖社区, and 有限公司 behind 集团: the longer name.
                if let last = found.last, found.count > count, last.span.upperBound > name.span.lowerBound { found.removeLast() }
                // 该公司是一家玩具公司: what a clause speaks of comes first; only a dash puts a name in its place.
                if name.role == .topic, found.count > count, found[count...].contains(where: { $0.role != .aside }),
                    !followsDash(name.span.lowerBound) { name.role = .aside }
                // 在某村租赁车间: where it was done.
                if name.role == .topic, first > clause.lowerBound && tokens[first - 1].is(.prep) || text[start] == 0x5728,
                    name.span.upperBound < limit { name.role = .aside }
                found.append(name)
            }
        }
        // A place that the clause opens with, and no body after it, takes the word.
        if found.count == count || found[count].role == .aside, opensWithPlace(first, clause) {
            found.insert(BodyMention(role: .place, sort: .other, span: tokens[first].span), at: count)
        }
    }

    /// Whether a clause only says who tells it: 国铁集团获悉, 某公司总经理介绍, 人民银行发布的数据显示.
    private func tells(_ clause: Range<Int>) -> Bool {
        clause.contains { tokens[$0].is(.report) } || clause.last.map { word(ending: Int(tokens[$0].end), from: Int(tokens[clause.lowerBound].start), is: .tell) } ?? false
    }

    /// Whether a word of a use ends at a place.
    private func word(ending end: Int, from start: Int, is use: BodyTable.Use) -> Bool {
        for at in max(start, end - 2)..<max(start, end) {
            if let hit = words.table.index.longestMatch(in: text, from: at, to: end), hit.end == end, words.table.entries[Int(hit.value)].use == use { return true }
        }
        return false
    }

    /// The first token of a clause that says more than when and that it is done.
    private func opening(of clause: Range<Int>) -> Int {
        var i = clause.lowerBound
        while i < clause.upperBound {
            let token = tokens[i]
            switch token.kind {
            case .period, .mark, .quoteOpen: i += 1
            case .word where token.is(.adverb) || token.is(.adverbDone) || token.is(.conj) || token.is(.within) || token.is(.respectively): i += 1
            case .word where token.is(.prep) && token.count <= 2: i += 1
            default: return i
            }
        }
        return i
    }

    /// Whether a whole dash (——) stands before a place: half of one joins the ends of a road.
    private func followsDash(_ place: Int) -> Bool { place >= 2 && text[place - 1] == 0x2014 && text[place - 2] == 0x2014 }

    private func opensWithPlace(_ first: Int, _ clause: Range<Int>) -> Bool {
        tokens[first].is(.place) || tokens[first].kind == .word && tokens[first].wordClass.isDeixis && !tokens[first].is(.deixisBody)
            && !tokens[first].is(.deixisVillage) && !tokens[first].is(.deixisTown)
    }

    /// Whether a word that may point back is all of its phrase: 项目总投资, not 项目建设单位.
    private func standsAlone(_ token: Int, _ end: Int, _ clause: Range<Int>) -> Bool {
        guard Int(tokens[token].end) == end else { return false }
        guard token + 1 < clause.upperBound else { return true }
        let next = tokens[token + 1]
        switch next.kind {
        case .quantity: return !isCounted(token + 1)
        case .text, .pause, .close, .quoteClose: return false
        case .word: return !next.is(.conj) && !next.is(.etc) && !next.is(.noun)
        default: return true
        }
    }

    /// Whether a figure counts what stands before it: 医院12家.
    private func isCounted(_ token: Int) -> Bool {
        let index = Int(tokens[token].index)
        guard index >= 0, index < quantities.count else { return false }
        guard PhraseCutter.counts(quantities[index].kind) else { return false }
        // 公司6个车间: it counts what comes after it.
        guard token + 1 < tokens.count else { return true }
        let next = tokens[token + 1]
        return next.kind != .text && !next.is(.noun) && !next.is(.head) && !next.is(.nounverb)
    }

    /// Whether a figure is a size that a project may be called by: 100兆瓦光热项目.
    private func isMeasure(_ token: Int) -> Bool {
        let index = Int(tokens[token].index)
        guard index >= 0, index < quantities.count else { return false }
        return quantities[index].kind == .measure
    }

    /// The name that an ending closes, if it is one.
    private func name(
        _ sort: BodyTable.Sort, ending: Range<Int>, in last: Int, from first: Int, clause: Range<Int>, limit: Int
    ) -> BodyMention? {
        // 镇 of 景德镇, 村 of 乡村振兴: within a word that is known.
        if ending.count == 1, tokens[last].kind != .text { return nil }
        guard tokens[last].kind == .text || tokens[last].kind == .word && Int(tokens[last].end) == ending.upperBound && !tokens[last].is(.place) else { return nil }
        // Back over what a name may hold.
        var edge = last
        var ownUnits = 0
        var hasPlace = false
        var isQuoted = false
        var depth = 0
        walk: while edge > first {
            let token = tokens[edge - 1]
            switch token.kind {
            case .text: if depth == 0 || sort != .project { ownUnits += token.count }
            case .quoteClose:
                depth += 1
                isQuoted = true
            case .quoteOpen:
                guard depth > 0 else { break walk }
                depth -= 1
            case .quantity where sort == .project && isMeasure(edge - 1): break
            case .quantity, .pause:
                guard depth > 0 else { break walk }
            case .word:
                switch token.wordClass {
                case .noun, .head, .nounverb: break
                case .place: hasPlace = true
                case .act where depth > 0 || edge == last && sort != .site && sort != .village: break
                default:
                    guard depth > 0 else { break walk }
                }
            default:
                guard depth > 0 else { break walk }
            }
            edge -= 1
        }
        while edge < last, tokens[edge].is(.act) || tokens[edge].is(.nounverb) && edge > first { edge += 1 }
        guard edge <= last else { return nil }
        var start = Int(tokens[edge].start)
        // 在: where it stands, not what it is called.
        if text[start] == 0x5728, edge == first { start += 1 }
        guard start < ending.lowerBound else { return nil }
        if let lead = words.table.index.longestMatch(in: text, from: start, to: ending.upperBound), lead.end < ending.upperBound,
            words.table.entries[Int(lead.value)].use == .lead { return nil }
        if tokens[last].kind == .text { ownUnits += max(0, ending.lowerBound - max(start, Int(tokens[last].start))) }
        let length = ending.upperBound - start
        switch sort {
        case .village, .town:
            // 荷山村, 观音阁街道: the name proper stands right before the ending.
            guard ownUnits >= 1, ending.lowerBound - Int(tokens[last].start) >= 1 || last > edge && tokens[last - 1].kind == .text, length <= 14 else { return nil }
        case .project:
            // “211工程”: a programme.
            guard ownUnits >= 2 || isQuoted && hasPlace, length >= 4, length <= 30, !(0x30...0x39).contains(text[start]) else { return nil }
        default:
            guard isQuoted || ownUnits >= 2 || hasPlace, length >= 4, length <= 30 else { return nil }
        }
        // What stands before it and after it.
        var role = BodyMention.Role.topic
        if edge > first {
            let before = tokens[edge - 1]
            switch before.kind {
            case .word where before.is(.de) || before.is(.report): break
            case .mark where text[start - 1] == 0x2014 && !followsDash(start): role = .aside
            case .mark, .period: break
            case .pause, .close, .quantity: return nil
            default: role = .aside
            }
            if before.is(.conj) || before.is(.etc) { return nil }
        }
        if let after = words.table.index.longestMatch(in: text, from: ending.upperBound, to: limit) {
            switch words.table.entries[Int(after.value)].use {
            case .role: role = .aside
            default: break
            }
        }
        if ending.upperBound < Int(tokens[last].end) {
            // Another word that no lexicon knows goes on with it.
            if ending.count == 1 || Int(tokens[last].end) - ending.upperBound < 2 { role = .aside }
        } else if last + 1 < clause.upperBound {
            let next = tokens[last + 1]
            switch next.kind {
            case .quantity where sort != .village && sort != .town && isCounted(last + 1): return nil
            case .pause: return nil
            case .word where next.is(.conj) || next.is(.etc): return nil
            default: break
            }
        }
        return BodyMention(role: role, sort: sort, span: start..<ending.upperBound)
    }

    /// Whether a sentence names nothing of its own before a figure, so that it goes on with what the one before speaks of:
    /// 现有6条生产线, 建成后可发电.
    func goesOn(before figure: Int) -> Bool {
        var end = 0
        while end < figure, !tokens[end].endsClause { end += 1 }
        let first = opening(of: 0..<end)
        guard first < end else { return first == figure }
        return tokens[first].is(.act) || tokens[first].is(.event)
    }

    /// The body behind a figure that is said of it: 总投资20亿元的宏远项目.
    func head(after quantity: Int) -> BodyMention? {
        guard quantity + 2 < tokens.count, tokens[quantity + 1].is(.de) else { return nil }
        var end = quantity + 2
        while end < tokens.count, !tokens[end].endsClause, tokens[end].kind != .quantity { end += 1 }
        let clause = (quantity + 2)..<end
        guard !clause.isEmpty else { return nil }
        let limit = Int(tokens[end - 1].end)
        let start = Int(tokens[clause.lowerBound].start)
        guard let (place, hit) = words.table.index.firstMatch(in: text, from: start, to: limit) else { return nil }
        let entry = words.table.entries[Int(hit.value)]
        guard entry.use == .name || entry.use == .bare else { return nil }
        var token = clause.lowerBound
        while Int(tokens[token].end) < hit.end { token += 1 }
        guard let name = name(entry.sort, ending: place..<hit.end, in: token, from: clause.lowerBound, clause: clause, limit: limit),
            name.role == .topic, name.span.lowerBound == start else { return nil }
        return name
    }
}
