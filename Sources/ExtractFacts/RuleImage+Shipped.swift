import CRuleImage
import FactRules

extension RuleImage {
    /// The tables of the shipped rules.
    public static let shipped = RuleImage(crules_image())
}
