import ChineseText

/// One rule: a pattern around a quantity, and what it emits.
public struct Rule: Sendable {
    /// The stage a rule runs in, which is the folder it stands in.
    public enum Stage: String, Sendable, CaseIterable, Comparable {
        /// What is no fact although it has a number.
        case quantity
        /// Kind, basis, status and role of a figure.
        case context
        /// Which words a figure belongs to.
        case indicator

        private var rank: Int { Stage.allCases.firstIndex(of: self)! }
        public static func < (a: Stage, b: Stage) -> Bool { a.rank < b.rank }
    }
    /// Where an indicator comes from when the pattern itself does not hold it.
    public enum Carry: String, Sendable, CaseIterable {
        /// The indicator of the figure before it in the sentence, or before the sentence.
        case previous
        /// The figures listed before it, one by one (分别).
        case respective
        /// What earlier clauses of the sentence speak of.
        case topic
    }
    public var id: String
    public var stage: Stage
    public var pattern: Pattern
    /// A rule of more weight wins over a longer one of less; 0 unless stated.
    public var weight = 0
    /// Captures whose text, one after the other, is the indicator.
    public var indicator: [Int] = []
    public var carry: Carry?
    /// `kind`, `basis`, `role`, `status`, `fact`, `unit` as written.
    public var emits: [String: String] = [:]
}
