import FactRules

/// The words by which bodies are known, in one place: a reader of a sentence is made for each figure, and the table itself is many parts.
final class BodyWords: Sendable {
    let table: BodyTable

    init(_ table: BodyTable) { self.table = table }
}
