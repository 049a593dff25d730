/// Finds the articles of a page: where each begins, its headline and its dateline.
///
/// An article begins at a byline, at a dateline, at "（上接1版）" or at a caption with its photographer. The headings
/// between two bodies go to the one whose characters they share, wherever the page puts its headlines.
struct ArticleFinder {
    private let text: UnsafeBufferPointer<UInt16>
    private var paragraphs: [Paragraph]
    /// The dateline of each paragraph.
    private var datelines: [Range<Int>?]

    static func articles(of text: [UInt16], paragraphs: inout [Paragraph]) -> [Article] {
        if paragraphs.isEmpty { return [] }
        return text.withUnsafeBufferPointer { buffer in
            var finder = ArticleFinder(text: buffer, paragraphs: paragraphs)
            let articles = finder.find()
            paragraphs = finder.paragraphs
            return articles
        }
    }

    private init(text: UnsafeBufferPointer<UInt16>, paragraphs: [Paragraph]) {
        self.text = text
        self.paragraphs = paragraphs
        datelines = Array(repeating: nil, count: paragraphs.count)
    }

    /// What is longer is a list or a text without full stops, and no headline.
    private static let longestTitle = 240

    private mutating func find() -> [Article] {
        readDatelines()
        let anchors = findAnchors()
        var articles = anchors.count < 2 ? [single()] : several(anchors)
        for a in articles.indices {
            if let title = articles[a].title, title.count > Self.longestTitle { articles[a].title = nil }
            for p in articles[a].paragraphs {
                paragraphs[p].article = a
                if articles[a].dateline == nil { articles[a].dateline = datelines[p] }
            }
        }
        return articles
    }

    private mutating func readDatelines() {
        for i in paragraphs.indices where paragraphs[i].kind == .body || paragraphs[i].kind == .heading {
            guard let dateline = Dateline(text, paragraphs[i].span) else { continue }
            if dateline.end == paragraphs[i].span.upperBound {
                paragraphs[i].kind = .byline
            } else if paragraphs[i].kind == .heading {
                continue
            }
            datelines[i] = dateline.span
        }
    }

    // MARK: where articles begin

    private func findAnchors() -> [Int] {
        var anchors: [Int] = []
        var captions: [Int] = []
        var bylineRun = false
        for i in paragraphs.indices {
            let before = i > 0 ? paragraphs[i - 1].kind : .heading
            switch paragraphs[i].kind {
            case .byline:
                if isPhotoByline(i) {
                    bylineRun = false
                } else if !bylineRun {
                    // Behind a body and before a heading it closes the body.
                    let after = behindBylines(i)
                    if after == .body || before != .body {
                        anchors.append(i)
                        bylineRun = true
                    }
                }
            case .body:
                if datelines[i] != nil, !bylineRun {
                    anchors.append(i)
                } else if i + 1 < paragraphs.count, isPhotoByline(i + 1), !bylineRun, before != .body, before != .row,
                    anchors.last != i - 1
                {
                    captions.append(i)
                }
                bylineRun = false
            case .scrap:
                if isContinuation(i) { anchors.append(i) }
                bylineRun = isContinuation(i)
            default: bylineRun = false
            }
        }
        // Captions make articles of their own only on a page that has several.
        if anchors.isEmpty { return [] }
        return captions.isEmpty ? anchors : (anchors + captions).sorted()
    }

    private func behindBylines(_ i: Int) -> Paragraph.Kind {
        var i = i
        while i < paragraphs.count, paragraphs[i].kind == .byline { i += 1 }
        return i < paragraphs.count ? paragraphs[i].kind : .scrap
    }

    /// "■记者 刘建新 摄"
    private func isPhotoByline(_ i: Int) -> Bool {
        paragraphs[i].kind == .byline && text[paragraphs[i].span.upperBound - 1] == 0x6444
    }

    /// "（上接1版）"
    private func isContinuation(_ i: Int) -> Bool {
        let span = paragraphs[i].span
        guard span.count >= 4 else { return false }
        let a = text[span.lowerBound + 1]
        let b = text[span.lowerBound + 2]
        return (a == 0x4E0A || a == 0x7D27) && b == 0x63A5
    }

    // MARK: one article

    private func single() -> Article {
        var article = Article(paragraphs: 0..<paragraphs.count)
        let body = paragraphs.firstIndex { $0.kind == .body } ?? paragraphs.count
        let top = (0..<min(body, 24)).filter {
            paragraphs[$0].kind == .heading && paragraphs[$0].table < 0 && isTitle($0)
        }
        if let notice = top.first(where: { starts($0, "关于") }) {
            // 关于…的通知, under the name of who gives it.
            let issuer = notice > 0 && top.contains(notice - 1) ? notice - 1 : notice
            article.title = paragraphs[issuer].span.lowerBound..<paragraphs[notice].span.upperBound
        } else if let first = top.first {
            var last = first
            while top.contains(last + 1), starts(last + 1, "——") { last += 1 }
            article.title = paragraphs[first].span.lowerBound..<paragraphs[last].span.upperBound
        } else {
            article.title = verticalTitle()
        }
        return article
    }

    private func starts(_ paragraph: Int, _ word: String) -> Bool {
        let span = paragraphs[paragraph].span
        return span.count >= word.utf16.count && zip(text[span], word.utf16).allSatisfy { $0 == $1 }
    }

    /// Whether a heading can be a title: no date, no furniture of a site, four characters at least.
    private func isTitle(_ paragraph: Int) -> Bool {
        let span = paragraphs[paragraph].span
        var characters = 0
        for i in span where text[i] >= 0x3400 && text[i] < 0xA000 { characters += 1 }
        if characters < 4 { return false }
        let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 40)
        return !Self.furniture.contains { contains($0, in: head) }
    }

    private static let furniture = [
        "首页", "当前位置", "来源", "作者", "编辑", "字号", "打印", "浏览", "发布时间", "发布日期", "索引号", "单位：",
    ].map { Array($0.utf16) }
    private static let credits = ["记者", "摄"].map { Array($0.utf16) }

    private func contains(_ word: [UInt16], in span: Range<Int>) -> Bool {
        guard span.count >= word.count else { return false }
        for i in span.lowerBound...(span.upperBound - word.count)
        where word.indices.allSatisfy({ text[i + $0] == word[$0] }) {
            return true
        }
        return false
    }

    /// A headline set vertically, up to where it names who wrote.
    private func verticalTitle() -> Range<Int>? {
        guard let first = paragraphs.firstIndex(where: { $0.kind == .scrap && $0.span.count >= 5 }) else { return nil }
        var last = first
        var i = first + 1
        while i < paragraphs.count, paragraphs[i].kind == .scrap {
            if Self.credits.contains(where: { contains($0, in: paragraphs[i].span) }) { break }
            last = i
            i += 1
        }
        return paragraphs[first].span.lowerBound..<paragraphs[last].span.upperBound
    }

    // MARK: several articles

    private func several(_ anchors: [Int]) -> [Article] {
        var anchors = anchors
        // What stands before the first byline without a heading between is the lead of its article.
        if let body = paragraphs.firstIndex(where: { $0.kind == .body }), body < anchors[0] { anchors[0] = body }
        let count = anchors.count

        // The headings right before each anchor, and those behind the last body.
        var blocks: [Range<Int>] = []
        for k in 0...count {
            let end = k < count ? anchors[k] : paragraphs.count
            let floor = k > 0 ? anchors[k - 1] + 1 : 0
            var start = end
            while start > floor, paragraphs[start - 1].kind == .heading || paragraphs[start - 1].kind == .scrap {
                start -= 1
            }
            blocks.append(start..<end)
        }

        // Which article each of these headings speaks of. Block k stands before article k.
        var matches: [BlockMatch] = []
        matches.reserveCapacity(count + 1)
        var matcher = TitleMatcher(articles: count)
        var added = 0
        var before = 0
        var after = 0
        for k in 0...count {
            let candidates = max(0, k - 4)..<min(count, k + 3)
            // A page has few headings together; beyond 32 it is a list, and a list names no article.
            let headings = Array(blocks[k].filter { paragraphs[$0].kind == .heading }.suffix(32))
            if headings.isEmpty {
                matches.append(BlockMatch(headings: [], candidates: candidates, scores: []))
                continue
            }
            added = max(added, candidates.lowerBound)
            while added < candidates.upperBound {
                let body = anchors[added]..<blocks[added + 1].lowerBound
                matcher.add(added, text, body.lazy.map { paragraphs[$0].span })
                added += 1
            }
            let scores = headings.map { matcher.scores(paragraphs[$0].span, text, candidates: candidates) }
            for row in scores {
                guard let best = row.indices.max(by: { row[$0] < row[$1] }), row[best] >= 0.25 else { continue }
                if candidates.lowerBound + best == k {
                    before += 1
                } else if candidates.lowerBound + best == k - 1 {
                    after += 1
                }
            }
            matches.append(BlockMatch(headings: headings, candidates: candidates, scores: scores))
        }
        var owner = [Int32](repeating: -1, count: paragraphs.count)
        let follows = after > before
        let weight = 0.1 + 0.3 * Double(abs(after - before)) / Double(max(1, after + before))
        for (k, match) in matches.enumerated() {
            for (p, article) in zip(match.headings, match.owners(usual: follows ? k - 1 : k, weight: weight)) {
                owner[p] = Int32(article)
            }
        }
        return assemble(anchors, blocks, owner, headlinesFollow: follows)
    }

    private func assemble(
        _ anchors: [Int], _ blocks: [Range<Int>], _ owner: [Int32], headlinesFollow: Bool
    ) -> [Article] {
        let count = anchors.count
        var titles = [Range<Int>?](repeating: nil, count: count)
        var usual = [Bool](repeating: false, count: count)
        for (k, block) in blocks.enumerated() {
            var p = block.lowerBound
            while p < block.upperBound {
                let first = p
                p += 1
                guard owner[first] >= 0 else { continue }
                // Title lines stand together; of several such groups the one where the page has its headlines is the title.
                while p < block.upperBound, owner[p] == owner[first] { p += 1 }
                let article = Int(owner[first])
                let isUsual = article == (headlinesFollow ? k - 1 : k)
                if titles[article] == nil || (isUsual && !usual[article]) {
                    titles[article] = paragraphs[first].span.lowerBound..<paragraphs[p - 1].span.upperBound
                    usual[article] = isUsual
                }
            }
        }
        var articles: [Article] = []
        var start = 0
        for k in 0..<count {
            // The next article begins with the first heading of the block between that is not spoken of bodies before.
            let block = blocks[k + 1]
            var end = k + 1 < count ? block.upperBound : paragraphs.count
            if k + 1 < count, let first = block.first(where: { Int(owner[$0]) > k }) { end = first }
            articles.append(Article(paragraphs: start..<end, title: titles[k]))
            start = end
        }
        return articles
    }
}
