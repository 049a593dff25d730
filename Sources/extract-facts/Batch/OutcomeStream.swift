/// What a thread makes of a piece of work, handed on in parts where it is much.
final class OutcomeStream {
    /// The records that are not handed on yet, the last one perhaps not whole.
    @exclusivity(unchecked) var output: [UInt8] = []
    private var outcome = Outcome()
    /// How many records each domain has, by its place.
    @exclusivity(unchecked) private var domains: [Int] = []
    /// How many there are of the part.
    @exclusivity(unchecked) private var records = 0
    private let nameDomains: () -> [String]
    private let handOn: (Outcome) -> Void

    /// How many bytes of output make a part.
    private static let part = 1 << 20

    /// - Parameter nameDomains: gives the codes of the domains in their order.
    init(nameDomains: @escaping () -> [String], _ handOn: @escaping (Outcome) -> Void) {
        self.nameDomains = nameDomains
        self.handOn = handOn
    }

    /// Makes room for what a text of so many bytes makes: more facts stand thick in short texts than in long ones.
    func expect(textBytes: Int) { output.reserveCapacity(output.count + min(3 * textBytes, Self.part)) }

    /// Counts a record that is now whole; what is written so far may be handed on without what follows.
    func endRecord(domain: Int? = nil) {
        countRecord(domain: domain)
        if output.count >= Self.part { flush() }
    }

    /// Counts a record of a document that must be handed on as a whole.
    func countRecord(domain: Int?) {
        records += 1
        recordsOfAll += 1
        guard let domain else { return }
        if domains.count <= domain { domains += repeatElement(0, count: domain + 16 - domains.count) }
        domains[domain] += 1
    }

    /// The number of records of the whole piece so far.
    @exclusivity(unchecked) private(set) var recordsOfAll = 0
    /// Whether any document of the piece failed.
    private(set) var hasFailed = false

    /// Counts a document whose records are all there.
    func endDocument() {
        outcome.tally.documents += 1
        if output.count >= Self.part { flush() }
    }

    func count(bytesRead: Int) { outcome.tally.bytesRead += bytesRead }
    func note(_ text: String) { outcome.note(text) }

    func fail(_ input: String, line: Int? = nil, _ reason: String) {
        hasFailed = true
        outcome.fail(input, line: line, reason)
    }

    /// Hands on the rest: the work is done.
    func finish(_ work: Work) {
        outcome.done = work
        flush()
    }

    /// Hands on that a signal kept the work from being done.
    func interrupt() {
        outcome.isInterrupted = true
        flush()
    }

    private func flush() {
        outcome.output = output
        outcome.tally.records = records
        records = 0
        if !domains.isEmpty {
            for (name, count) in zip(nameDomains(), domains) where count > 0 { outcome.tally.domains[name] = count }
            domains.removeAll(keepingCapacity: true)
        }
        handOn(outcome)
        outcome = Outcome()
        output = []
    }
}
