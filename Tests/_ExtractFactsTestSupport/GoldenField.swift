/// A field in which a fact is compared with an expected one.
public enum GoldenField: String, CaseIterable, Sendable {
    case value, unit, indicator, year, period, locality, domain, kind, basis, status, bound, subject

    /// What must be right for a value to count as read, as keyed, and as right in all that is scored.
    public static let quantity: [GoldenField] = [.value, .unit]
    public static let keyed: [GoldenField] = quantity + [.indicator, .year, .locality, .domain]
    public static let strict: [GoldenField] = keyed + [.kind, .status, .bound]

    /// Whether the fact says what the expected one says, or one of the answers it allows.
    public func agrees(_ fact: OutputFact, _ golden: GoldenFact) -> Bool {
        switch self {
        case .value: golden.value.contains { Self.agrees(fact, $0) }
        case .unit: golden.unit.map(Self.unit).contains(Self.unit(fact.text("unit") ?? ""))
        case .indicator: golden.indicator.contains { Self.isSameName(fact.text("indicator"), $0) }
        case .year: golden.year.contains(fact.integer("year"))
        case .period: golden.period.contains(fact.text("period"))
        case .locality: golden.locality.contains(fact.text("locality").map { Self.nation[$0] ?? $0 })
        case .domain: golden.domain.contains(fact.text("domain") ?? "")
        case .kind: golden.kind.contains(fact.text("kind") ?? "")
        case .basis: golden.basis.contains(fact.text("basis"))
        case .status: golden.status.contains(fact.text("status") ?? "")
        case .bound: golden.bound.contains(fact.text("bound") ?? "")
        case .subject: golden.subject.contains { Self.isSameName(fact.text("subject"), $0) }
        }
    }

    /// What a report says of a wrong field.
    public func difference(_ fact: OutputFact, _ golden: GoldenFact) -> String {
        let expected: String
        switch self {
        case .value: expected = "\(golden.value)"
        case .unit: expected = "\(golden.unit)"
        case .indicator: expected = "\(golden.indicator)"
        case .year: expected = "\(golden.year.map { $0.map(String.init) ?? "null" })"
        case .period: expected = "\(golden.period.map { $0 ?? "null" })"
        case .locality: expected = "\(golden.locality.map { $0 ?? "null" })"
        case .domain: expected = "\(golden.domain)"
        case .kind: expected = "\(golden.kind)"
        case .basis: expected = "\(golden.basis.map { $0 ?? "null" })"
        case .status: expected = "\(golden.status)"
        case .bound: expected = "\(golden.bound)"
        case .subject: expected = "\(golden.subject.map { $0 ?? "null" })"
        }
        let found = fact.keys[rawValue].map { "\($0)" } ?? "absent"
        return "\(rawValue): \(found), expected \(expected)"
    }

    private static func agrees(_ fact: OutputFact, _ value: GoldenFact.Value) -> Bool {
        switch value {
        case .number(let number): fact.number("value").map { isClose($0, number) } ?? false
        case .range(let low, let high):
            isClose(fact.number("value_min") ?? .nan, low) && isClose(fact.number("value_max") ?? .nan, high)
        }
    }

    /// A third may be written 33.33.
    private static func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= abs(b) * 2e-4 }

    private static let nation = ["中华人民共和国": "中国", "全国": "中国"]
    private static let unitAliases = [
        "％": "%", "CNY": "元", "人民币元": "元", "USD": "美元", "㎡": "平方米", "平米": "平方米", "m²": "平方米", "km": "公里",
        "千米": "公里", "个百分点": "百分点",
    ]
    static func unit(_ name: String) -> String { unitAliases[name] ?? name }

    /// Whether two names are those of one indicator: nearly the same characters in order, or in any order, or one within
    /// the other. Punctuation and 的 do not count.
    static func isSameName(_ a: String?, _ b: String?) -> Bool {
        let a = plain(a ?? "")
        let b = plain(b ?? "")
        if a.isEmpty || b.isEmpty { return a == b }
        if min(a.count, b.count) >= 4, contains(a, b) || contains(b, a) { return true }
        let whole = Double(a.count + b.count)
        return Double(2 * commonInOrder(a, b)) >= 0.66 * whole || Double(2 * common(a, b)) >= 0.75 * whole
    }

    private static let punctuation = Set("“”\"'‘’「」『』《》〈〉（）()【】[]、，,。.·:：;；—-_～~ 　*的".unicodeScalars)

    private static func plain(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !punctuation.contains($0) && !$0.properties.isWhitespace }
    }

    private static func contains(_ whole: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        guard whole.count >= part.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// The length of the longest common subsequence.
    private static func commonInOrder(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var last = 0
            for (j, y) in b.enumerated() {
                let next = x == y ? last + 1 : max(row[j + 1], row[j])
                last = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }

    /// How many characters the two share, each as often as it stands in both.
    private static func common(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var counts: [Unicode.Scalar: Int] = [:]
        for x in a { counts[x, default: 0] += 1 }
        var shared = 0
        for y in b where counts[y, default: 0] > 0 {
            counts[y]! -= 1
            shared += 1
        }
        return shared
    }
}
