/// Writes facts as JSON lines.
///
/// A fact is one flat object on one line: every key of `FactKey` is present, always in that order, and `null` where the
/// text does not tell. UTF-8 without byte order mark, lines end in LF, Chinese is not escaped, control characters are,
/// and numbers are exact decimals without exponent. Places count Unicode code points of the decoded document, half-open,
/// so that Python's `text[char_start:char_end] == quote`. The same fact is always the same bytes.
public enum FactWriter {
    /// What stands in `schema_version`. It changes when a key is added, dropped or given another meaning.
    public static let schemaVersion = "1"

    /// Appends the fact as one line.
    public static func append(_ fact: Fact, to buffer: inout [UInt8]) {
        for (key, lead) in zip(FactKey.allCases, leads) {
            buffer.append(contentsOf: lead)
            append(key, of: fact, to: &buffer)
        }
        buffer.append(ascii: "}\n")
    }

    /// What stands before each value: `{"schema_version":`, `,"fact_id":` and so on.
    private static let leads: [[UInt8]] = FactKey.allCases.enumerated().map { index, key in
        Array("\(index == 0 ? "{" : ",")\"\(key.rawValue)\":".utf8)
    }

    /// Appends the value of one key as JSON.
    static func append(_ key: FactKey, of fact: Fact, to buffer: inout [UInt8]) {
        switch key {
        case .schemaVersion: buffer.append(json: schemaVersion)
        case .factID: buffer.append(json: fact.id)
        case .documentID: buffer.append(json: fact.documentID)
        case .article: buffer.append(decimal: fact.article)
        case .title: buffer.append(json: fact.title)
        case .published: buffer.append(json: fact.published)
        case .indicator: buffer.append(json: fact.indicator)
        case .indicatorID: buffer.append(json: fact.indicatorID)
        case .subject: buffer.append(json: fact.subject)
        case .value: buffer.append(json: fact.value)
        case .minimum: buffer.append(json: fact.minimum)
        case .maximum: buffer.append(json: fact.maximum)
        case .unit: buffer.append(json: fact.unit)
        case .unitCode: buffer.append(json: fact.unitCode)
        case .bound: buffer.append(json: fact.bound.rawValue)
        case .kind: buffer.append(json: fact.kind.rawValue)
        case .basis: buffer.append(json: fact.basis?.rawValue)
        case .role: buffer.append(json: fact.role?.rawValue)
        case .status: buffer.append(json: fact.status.rawValue)
        case .year: buffer.append(json: fact.year)
        case .period: buffer.append(json: fact.period)
        case .periodStart: buffer.append(json: fact.periodStart)
        case .periodEnd: buffer.append(json: fact.periodEnd)
        case .domain: buffer.append(json: fact.domain)
        case .locality: buffer.append(json: fact.locality)
        case .localityCode: buffer.append(json: fact.localityCode)
        case .localitySource: buffer.append(json: fact.localitySource?.rawValue)
        case .quote: buffer.append(json: fact.quote)
        case .start: buffer.append(decimal: fact.place.lowerBound)
        case .end: buffer.append(decimal: fact.place.upperBound)
        case .sentence: buffer.append(json: fact.sentence)
        case .rule: buffer.append(json: fact.rule)
        case .groupID: buffer.append(json: fact.groupID)
        }
    }
}
