import ChineseText
import FactRules

/// Tells a place that says where a figure belongs from one that is part of a name or only stands beside it.
enum PlaceReading {
    /// Whether a mention tells where the figure before `offset` belongs.
    static func tellsWhere(
        _ mention: PlaceMention, _ text: UnsafeBufferPointer<UInt16>, in sentence: Range<Int>, places: PlaceContext, before offset: Int
    ) -> Bool {
        let start = mention.span.lowerBound
        let end = mention.span.upperBound
        let before = start > sentence.lowerBound ? text[start - 1] : 0x3002
        // 位于青海柴达木盆地, 坐落于兰州市
        if before == 0x4E8E, start - 2 >= sentence.lowerBound, text[start - 2] == 0x4F4D || text[start - 2] == 0x843D { return true }
        // 在湖南某钢铁集团: where something is done tells the place, whatever stands there.
        if before == 0x5728, mention.name >= 0, places.home < 0 || places.gazetteer.level(of: places.home) == .nation { return true }
        // 占全国的10%, 居全省前列, 高于全省平均水平, 比全国, 领跑全区, 领先全省; 北起银川，南至兰州; 途经济南; 距县城; 来自北京, 前往上海.
        switch before {
        case 0x5360, 0x5C45, 0x5217, 0x4E8E, 0x6BD4, 0x8F83, 0x5165, 0x8DD1, 0x5148: return false
        case 0x8D77, 0x81F3, 0x7ECF, 0x8DDD, 0x5F80, 0x8D74, 0x81EA: if mention.name >= 0 { return false }
        // 东邻, 西连, 南临, 北靠, 西接
        case 0x90BB, 0x8FDE, 0x4E34, 0x9760, 0x63A5: if mention.name >= 0 { return false }
        // 东与平山县、井陉县接壤
        case 0x4E0E, 0x3001: if mention.name >= 0, isNeighbour(end, text, limit: sentence.upperBound) { return false }
        default: break
        }
        if isBracketed(start, text, before: offset) { return false }
        if mention.name >= 0 {
            // A text of Hong Kong, Macao or Taiwan names other places as where people or goods come from.
            if places.isApart, let place = places.resolve(mention, last: -1), !places.gazetteer.isWithin(place, places.home) { return false }
            if mention.isNamesake { return false }
            // A short name of a division elsewhere is most often part of a name.
            if places.gazetteer.names.isShort(mention.name), let place = places.resolve(mention, last: -1), places.home >= 0 {
                let gazetteer = places.gazetteer
                let isNear = gazetteer.isWithin(place, places.home) || gazetteer.isWithin(places.home, place)
                if !isNear, gazetteer.level(of: place) >= .county || !opensClause(start, text, sentence.lowerBound) { return false }
                // The province above the home, inside a name or beside the point: 山东大学, 省内.
                if !gazetteer.isWithin(place, places.home), before == 0x201C || !opensClause(start, text, sentence.lowerBound) { return false }
            }
            return true
        }
        // 市委, 县政府 are bodies.
        if mention.span.count == 2, text[end - 1] == 0x59D4 || text[end - 1] == 0x76F4 { return false }
        if mention.span.count >= 3, text[start] != 0x5168, text[start + 1] == 0x653F || text[start + 1] == 0x4EBA { return false }
        // 县域, 区级 are no place; 全县, 该区 are.
        if mention.wordClass == .deixisCounty || mention.wordClass == .deixisDistrict,
            ![0x5168, 0x6211, 0x8BE5, 0x672C].contains(text[start])
        {
            return false
        }
        if mention.wordClass == .deixisHere { return false }
        if mention.wordClass == .deixisTown || mention.wordClass == .deixisVillage, text[start] != 0x8BE5 { return false }
        // A word for a division above the home counts only at the head of its clause: 全省统一方案, 省内异地就医.
        guard places.home >= 0 else { return true }
        let level = places.gazetteer.level(of: places.home)
        switch mention.wordClass {
        case .deixisNation where level > .nation, .deixisProvince where level > .province,
            .deixisCity where level > .prefecture && !places.isCity(places.home), .deixisPrefecture where level > .prefecture:
            return start == sentence.lowerBound && text[end - 1] != 0x5185
                && text[end - 1] != 0x5916 && text[end - 1] != 0x7EA7
        default: return true
        }
    }

    private static let borders = FormIndex(["接壤", "毗邻", "相邻", "交界", "相连", "为邻", "相望", "相接", "接界", "毗连", "比邻"])

    /// Whether the clause goes on to say that it borders what it has named.
    private static func isNeighbour(_ end: Int, _ text: UnsafeBufferPointer<UInt16>, limit: Int) -> Bool {
        var at = end
        while at < min(limit, end + 40) {
            switch text[at] {
            case 0xFF0C, 0x3002, 0xFF1B, 0x30...0x39: return false
            default: if borders.longestMatch(in: text, from: at, to: limit) != nil { return true }
            }
            at += 1
        }
        return false
    }

    private static func opensClause(_ start: Int, _ text: UnsafeBufferPointer<UInt16>, _ floor: Int) -> Bool {
        guard start > floor else { return true }
        switch text[start - 1] {
        case 0xFF0C, 0x3002, 0xFF1B, 0xFF1A, 0x201C, 0x09, 0x20, 0x3001, 0x5728, 0x4ECE: return true
        default: return false
        }
    }

    /// Whether the mention stands in brackets that close before the figure: (任城区、兖州区各10处)，其他县2处.
    private static func isBracketed(_ start: Int, _ text: UnsafeBufferPointer<UInt16>, before offset: Int) -> Bool {
        var depth = 0
        var i = start
        while i < offset {
            // Ideographs are no brackets.
            if text[i] &- 0x3400 < 0x6C00 {
                i &+= 1
                continue
            }
            switch text[i] {
            case 0xFF08, 0x28, 0x300A: depth += 1
            case 0xFF09, 0x29, 0x300B:
                if depth == 0 { return true }
                depth -= 1
            default: break
            }
            i += 1
        }
        return false
    }

    /// What makes 中国 before it part of a name rather than the country that is spoken of: 中国移动, 中国企业500强.
    private static let nationTails = FormIndex([
        "移动", "联通", "电信", "石油", "石化", "海油", "铁塔", "人寿", "平安", "太平", "人保", "工商银行", "农业银行", "建设银行", "人民银行", "邮政储蓄",
        "企业500强", "企业联合会", "企业家", "民营企业500强", "制造业500强", "500强", "百强", "红十字", "残疾人", "作家协会", "书法", "美术", "摄影",
        "名牌", "驰名", "地理标志", "电建", "中铁", "铁建", "交建", "中车", "一汽", "烟草", "科学院",
        "工程院", "社会科学院", "人民解放军", "人民大学", "农业大学", "人民财产", "财险",
    ])

    /// Whether a mention is 中国 and what stands behind it makes it part of a name.
    static func isBodyOfNation(_ mention: Range<Int>, in text: UnsafeBufferPointer<UInt16>, limit: Int) -> Bool {
        mention.count == 2 && text[mention.lowerBound] == 0x4E2D && text[mention.lowerBound + 1] == 0x56FD
            && nationTails.longestMatch(in: text, from: mention.upperBound, to: limit) != nil
    }

    private static let papers = FormIndex(["日报", "晚报", "早报", "晨报", "商报", "时报", "都市报", "广播报", "电视报"])

    /// Whether a place is the head of a newspaper's name: 铜陵日报.
    static func isPaper(_ end: Int, in text: UnsafeBufferPointer<UInt16>, limit: Int) -> Bool { papers.longestMatch(in: text, from: end, to: limit) != nil }

    /// The ends of names that begin with a place: 山东大学, 济宁银行, 洛阳铲.
    private static let nameEnds = FormIndex([
        "大学", "学院", "中学", "小学", "公司", "集团", "医院", "银行", "铁路", "高速", "机场", "大桥", "大厦", "饭店", "电厂", "水厂", "日报",
        "晚报", "化工", "证券", "保险", "钢铁", "汽车", "石化", "航空", "卫校", "师范", "博物馆", "图书馆", "纪念馆", "体育馆", "大剧院", "科学院", "交易所", "海关", "股份", "农商行", "高铁", "生产建设兵团", "建设兵团", "街道", "社区", "林场", "农场", "水库", "油田", "盆地", "平原", "海峡", "灌区",
    ])

    /// How many units behind a place such an end may begin.
    private static let reach = 18

    /// Whether the characters after a place make it the head of another name. Reads the text itself, since sentences without
    /// figures have no tokens.
    static func isNamesake(_ end: Int, in text: UnsafeBufferPointer<UInt16>, limit: Int) -> Bool {
        guard end < limit else { return false }
        switch text[end] {
        // 三江源: one more character makes it another word.
        case 0x6E90, 0x6D41, 0x8584, 0x79CD, 0x5F0F, 0x83DC, 0x620F, 0x8BDD, 0x7C4D: return true
        // 乡 镇 村 站 港 路 街 湖 河 山 江 寺 塔 酒 茶
        case 0x4E61, 0x9547, 0x6751, 0x7AD9, 0x6E2F, 0x8DEF, 0x8857, 0x6E56, 0x6CB3, 0x5C71, 0x6C5F, 0x5BFA, 0x5854, 0x9152, 0x8336: return true
        default: break
        }
        let nameEnds = nameEnds
        let stop = min(limit, end + reach)
        var at = end
        while at < stop {
            if endsName(text[at]) { return false }
            if nameEnds.longestMatch(in: text, from: at, to: limit) != nil { return true }
            at += 1
        }
        return false
    }

    /// ，。、；：“”（《的, tab and blank; digits too.
    private static func endsName(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x7684, 0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0x201C, 0x201D, 0xFF08, 0x300A, 0x09, 0x20, 0x30...0x39: true
        default: false
        }
    }
}
