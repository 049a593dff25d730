/// The keys of a fact on paper, in the order in which they are written: the one list that the writer, the schema and
/// every later format go by.
public enum FactKey: String, CaseIterable, Sendable {
    case schemaVersion = "schema_version"
    case factID = "fact_id"
    case documentID = "doc_id"
    case article
    case title
    case published
    case indicator
    case indicatorID = "indicator_id"
    case subject
    case value
    case minimum = "value_min"
    case maximum = "value_max"
    case unit
    case unitCode = "unit_code"
    case bound
    case kind
    case basis
    case role
    case status
    case year
    case period
    case periodStart = "period_start"
    case periodEnd = "period_end"
    case domain
    case locality
    case localityCode = "locality_code"
    case localitySource = "locality_source"
    case quote
    case start = "char_start"
    case end = "char_end"
    case sentence
    case rule
    case groupID = "group_id"

    /// What the schema says of it.
    var explanation: String {
        switch self {
        case .schemaVersion: "The version of this format."
        case .factID: "A stable hash of document id, place in the text and value."
        case .documentID: "The path as given, the id of a JSON Lines document, or - for standard input."
        case .article: "Which article of the page, from 1."
        case .title: "The article's headline."
        case .published: "The article's date, as precisely as it is known."
        case .indicator: "What is measured, in the text's own words."
        case .indicatorID: "The catalogue id, where the indicator is a known one."
        case .subject: "The firm, school, project or village the fact is about, where that is not the locality itself."
        case .value: "The number with scale words multiplied out; null where only bounds are known."
        case .minimum: "The least value the text allows; null where it names none."
        case .maximum: "The greatest value the text allows; null where it names none."
        case .unit: "The base unit as written."
        case .unitCode: "The UCUM or ISO 4217 code of the unit, where one exists."
        case .bound: "How the number stands to the true value."
        case .kind: "Whether the value is an amount, a change or a rank."
        case .basis: "What a change is measured against."
        case .role: "Which side of a pair of old and new values it is."
        case .status: "Said to be so, or planned, expected or promised."
        case .year: "The year the fact is about."
        case .period: "The period the fact is about: 2023, 2023-11, 2023-Q1, 2023-01/2023-11, 2023/ (since)."
        case .periodStart: "The period's first day; null where open."
        case .periodEnd: "The period's last day; null where open."
        case .domain: "The field of public life."
        case .locality: "The official full name of the division the fact is about."
        case .localityCode: "Its GB/T 2260 code."
        case .localitySource: "How the locality is known."
        case .quote: "The quantity as it stands in the original text, from char_start to char_end."
        case .start: "Where the quote begins, in Unicode code points of the decoded document."
        case .end: "Where the quote ends; half-open."
        case .sentence: "The sentence it was read from, line wraps and stray blanks mended."
        case .rule: "The id of the rule that bound it."
        case .groupID: "The fact_id of the first fact of the same listing or pair."
        }
    }
}
