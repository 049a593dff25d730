/// What came of documents, in numbers.
struct Tally: Sendable {
    var documents = 0
    var failures = 0
    /// Facts or quantities.
    var records = 0
    var bytesRead = 0
    /// How many records each domain has, where they have one.
    var domains: [String: Int] = [:]

    static func += (sum: inout Tally, more: Tally) {
        sum.documents += more.documents
        sum.failures += more.failures
        sum.records += more.records
        sum.bytesRead += more.bytesRead
        sum.domains.merge(more.domains, uniquingKeysWith: +)
    }
}
