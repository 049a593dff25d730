import ChineseText
import FactRules

/// Tells what is planned from what is done: plan documents, sections about what is to come, and the words in a sentence.
struct PlanScope {
    /// Words in a headline that make a whole document a plan, and those that make it an account of what was.
    private static let headlines = HeadlineWords([
        (.planTitle, ["实施方案", "行动方案", "工作方案", "实施意见", "行动计划", "工作要点", "规划纲要", "任务分解", "目标任务", "任务书", "汇总表", "若干措施", "实事项目", "实事清单", "任务清单", "重点任务", "重点工作安排"]),
        (.planHeading, ["目标", "下一步", "工作安排", "重点工作", "工作重点", "工作建议", "政策取向", "工作举措", "任务安排", "重点任务", "主要任务", "工作打算", "工作部署", "工作思路", "总体要求", "工作计划", "预期", "今后"]),
        (.account, ["回顾", "总结", "成就", "综述", "公报", "成效", "进展", "情况", "运行", "过去", "工作完成"]),
        (.about, ["关于"]),
    ])
    private static let documentNames = ["通知", "意见", "方案"].map { Array($0.utf16) }

    /// What tells that something is there by a time to come.
    private static let reached = WordList(["累计", "已经", "已有", "已"])
    private static let aims = WordList(["目标", "奋斗目标", "发展目标", "任务", "目标任务", "计划"])
    private static let spans = WordList(["期间", "时期", "期末", "期内"])
    private static let procedures = WordList(["审批", "许可", "设计", "编制", "实施"])
    private static let disposals = WordList(["纳入", "列入", "列为", "转化", "转化为", "融入", "作为", "送到", "交给", "用于", "推向"])
    private static let capacities = WordList(["提供", "容纳", "吸纳", "停放", "停靠", "接待", "供", "满足", "支付", "办理", "享受", "使用", "利用", "查询", "选择", "装载", "搭载", "存放", "储存", "停泊", "容"])

    /// Whether a headline, in the original's own characters, announces a plan; nil where it says nothing of the kind.
    static func isPlan(headline: [UInt16], isTitle: Bool) -> Bool? {
        let kinds = headlines.kinds(in: headline)
        if kinds.contains(.account) { return false }
        if kinds.contains(.planTitle) { return true }
        if isTitle, kinds.contains(.about), documentNames.contains(where: { headline.suffix($0.count).elementsEqual($0) }) { return true }
        if !isTitle, headline.count <= 24, kinds.contains(.planHeading) { return true }
        return nil
    }

    /// Whether a figure of a sentence is planned: the nearest word of planning or of having done before it decides, and
    /// where there is none, `inForce`.
    static func isPlan(_ view: SentenceView, before offset: Int, inForce: Bool, year: Int?) -> Bool {
        var plan = inForce
        var clausePlan = false
        // 到今年9月底: a time to come, unless it is said what was reached by then.
        var isByTime = false
        // What stands in brackets plans no further than they reach: （全年预计…）.
        var outside: [Bool] = []
        for index in view.tokens.indices {
            let token = view.tokens[index]
            if Int(token.start) >= offset { break }
            switch token.kind {
            // 到2025年: a time to come is a target's.
            case .period where token.index >= 0:
                let mention = view.periods[Int(token.index)]
                if mention.role == .by {
                    isByTime = !plan
                    plan = plan || !isPast(mention, year)
                }
                // 去年 in a plan tells what was.
                if mention.role != .by, isPast(mention, year), !KeyFinder.isCompared(mention.span, view.text, from: view.span.lowerBound) { plan = false }
                // 年内建成
                if view.text[Int(token.start)] == 0x5E74, view.text[Int(token.end) - 1] == 0x5185 { plan = true }
                // 截至7月底, 目前: what is reached.
                if mention.role == .until { plan = false }
                if case .now = mention.meaning, index + 1 < view.tokens.count, !view.tokens[index + 1].is(.de) { plan = false }
            case .comma, .semicolon: clausePlan = false
            case .open: outside.append(plan)
            case .close: if let before = outside.popLast() { plan = before }
            case .word:
                if isByTime, reached.contains(token, in: view.text) { plan = false }
                switch token.wordClass {
                case .done, .adverbDone: plan = false
                case .plan:
                    isByTime = false
                    // 可 reaches to the end of its clause; 将 before a noun is the preposition.
                    if token.count == 1 {
                        let isCan = view.text[Int(token.start)] == 0x53EF
                        // 可提供, 可容纳 tell what is there.
                        if isCan, isCapacity(view, after: index) { continue }
                        // 将从事运输的渔民纳入管理: what is done to somebody.
                        if !isCan, isDisposal(view, after: index) { continue }
                        if leadsToVerb(view, after: index) { if isCan { clausePlan = true } else { plan = true } }
                    } else if opensPlan(view, at: index) {
                        plan = true
                    }
                default: break
                }
            default: break
            }
        }
        return plan || clausePlan || isAimed(view, after: offset)
    }

    /// Whether what a figure tells is called an aim behind it, in its clause: 提出了种植茶叶3万亩、油菜8万亩的目标.
    private static func isAimed(_ view: SentenceView, after offset: Int) -> Bool {
        guard var i = view.token(at: offset) else { return false }
        while i + 1 < view.tokens.count, !view.tokens[i].endsClause {
            if view.tokens[i].is(.de), aims.contains(view.tokens[i + 1], in: view.text) {
                return i + 2 >= view.tokens.count || view.tokens[i + 2].endsClause
            }
            i += 1
        }
        return false
    }

    /// Whether a mention names a year before the text's own: 恢复到2019年的水平.
    private static func isPast(_ mention: PeriodMention, _ year: Int?) -> Bool {
        guard case .range(_, let last) = mention.meaning else { return false }
        switch last.year {
        case .absolute(let named): return year.map { named < $0 } ?? false
        case .relative(let offset): return offset < 0
        default: return false
        }
    }

    /// Whether a word of planning plans what follows, rather than name a plan: 计划新建, not 三年行动计划 or 完成计划的.
    private static func opensPlan(_ view: SentenceView, at index: Int) -> Bool {
        guard index + 1 < view.tokens.count else { return false }
        let next = view.tokens[index + 1]
        // 规划出一片厂房, 制定了: it is done.
        if next.count > 0, [0x51FA, 0x4E86, 0x597D].contains(view.text[Int(next.start)]), next.kind == .text || next.count == 1 { return false }
        switch next.kind {
        // 主要预期目标是：
        case .colon where view.text[Int(view.tokens[index].end) - 1] == 0x6807: return true
        case .word where next.wordClass == .link && view.text[Int(view.tokens[index].end) - 1] == 0x6807: return true
        // 社署预计，明年增加…
        case .comma where view.text[Int(view.tokens[index].start)] == 0x9884 || view.text[Int(view.tokens[index].start)] == 0x4F30: return true
        case .comma, .pause, .semicolon, .stop, .close, .quoteClose, .mark: return false
        case .word where next.wordClass == .de || next.wordClass == .conj || next.wordClass == .etc: return false
        default: break
        }
        // “十五”计划期间 is a name.
        if spans.contains(view.tokens[index + 1], in: view.text) { return false }
        // 行动计划, 发展规划 are names.
        guard index > 0 else { return true }
        let before = view.tokens[index - 1]
        // 超计划6个, 占计划: the plan is what is measured against.
        if before.is(.modMin) || before.is(.linkShare) { return false }
        // 划 标 案: only these words are names of plans too.
        let ending = view.text[Int(view.tokens[index].end) - 1]
        guard [0x5212, 0x6807, 0x6848].contains(ending) else { return true }
        let isName = before.kind == .text || before.is(.noun) || before.is(.nounverb) || before.is(.event) || before.is(.act) || before.kind == .quoteClose || before.is(.slogan)
        let isDocument = procedures.contains(view.tokens[index + 1], in: view.text)
        return !isName || !isDocument && (leadsToVerb(view, after: index) || view.tokens[index + 1].is(.nounverb) && before.kind != .quoteClose)
    }

    /// Whether 将 is 把: nouns stand between it and a verb of putting somebody or something somewhere.
    private static func isDisposal(_ view: SentenceView, after index: Int) -> Bool {
        var i = index + 1
        var hasNoun = false
        while i < view.tokens.count, !view.tokens[i].endsClause, view.tokens[i].kind != .quantity {
            if hasNoun, disposals.contains(view.tokens[i], in: view.text) { return true }
            if view.tokens[i].is(.noun) || view.tokens[i].kind == .text { hasNoun = true }
            i += 1
        }
        return false
    }

    /// Whether a verb of what something holds follows 可: 提供, 容纳, 停放.
    private static func isCapacity(_ view: SentenceView, after index: Int) -> Bool {
        guard index + 1 < view.tokens.count else { return false }
        return capacities.contains(view.tokens[index + 1], in: view.text)
    }

    private static func leadsToVerb(_ view: SentenceView, after index: Int) -> Bool {
        var i = index + 1
        while i < view.tokens.count, view.tokens[i].is(.adverb) || view.tokens[i].kind == .period || view.tokens[i].is(.prep) { i += 1 }
        guard i < view.tokens.count, view.tokens[i].kind == .word else { return false }
        switch view.tokens[i].wordClass {
        case .act, .event, .rise, .fall, .link, .linkTo, .each: return true
        default: return false
        }
    }
}
