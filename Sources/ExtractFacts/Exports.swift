import ChineseText
import FactRules

// Whoever uses the library imports this module alone: these are the types of the modules below that its calls name.

/// One file of a rules folder: its path inside the folder and its bytes.
public typealias RuleFile = FactRules.RuleFile
/// Every problem that loading a set of rules met.
public typealias RuleErrors = FactRules.RuleErrors
/// An exact decimal number.
public typealias ExactDecimal = ChineseText.ExactDecimal
