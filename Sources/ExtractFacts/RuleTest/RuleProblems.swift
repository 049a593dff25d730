import FactRules

/// The problems of rules files.
public enum RuleProblems {
    /// Every problem, as `file:line:column: error: …`, in the order of files and lines; the shipped files are read as closely as
    /// any other.
    public static func find(in files: [RuleFile], overlays: [[RuleFile]] = []) -> [Diagnostic] {
        RuleSet.problems(of: files, overlays: overlays)
    }
}
