import ChineseText
import FactRules

/// Reads numeric facts from documents. Immutable: one value may serve any number of threads.
public struct Extractor: Sendable {
    /// Compiles a set of rules.
    /// - Throws: `RuleErrors` with every problem found.
    public init(rules files: [RuleFile] = RuleFile.shipped) throws {}

    /// The facts of a document in the order of the text. Never traps, whatever the bytes.
    /// - Throws: `TextError` where the bytes are no text.
    public func facts(in document: Document) throws -> [Fact] { [] }
}
