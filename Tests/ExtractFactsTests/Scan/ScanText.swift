import ChineseText
import ExtractFacts
import FactRules

/// The scanner with the shipped rules, and what it finds in the notation of `Fixtures/quantities`.
enum ScanText {
    /// Loaded once; a problem in a rules file fails the test that asks first.
    static let scanner: ExtractFacts.Scanner = {
        var diagnostics: [Diagnostic] = []
        let scanner = ExtractFacts.Scanner(rules: RuleFile.shipped, diagnostics: &diagnostics)
        precondition(diagnostics.isEmpty, RuleErrors(diagnostics).description)
        return scanner
    }()

    /// The quantities of a text, names left out: `1200多名=≥1200 名`, separated by `; `; `-` if there are none.
    static func quantities(_ text: String, withKind: Bool = false) -> String {
        let units = Array(text.utf16)
        let result = units.withUnsafeBufferPointer { scanner.scan($0, in: 0..<$0.count) }
        let found = result.quantities.filter { !$0.isName }.map { quantity in
            var line = String(decoding: units[quantity.core], as: UTF16.self) + "=" + notation(quantity)
            if quantity.unit >= 0 { line += " " + scanner.units.unit(at: quantity.unit).text }
            if withKind { line += " " + quantity.kind.rawValue }
            return line
        }
        return found.isEmpty ? "-" : found.joined(separator: "; ")
    }

    private static func notation(_ quantity: Quantity) -> String {
        func text(_ value: ExactDecimal?) -> String { value?.description ?? "?" }
        let rank = quantity.kind == .ordinal ? "第" : ""
        switch quantity.bound {
        case .exact: return rank + text(quantity.value)
        case .approx: return "~" + rank + text(quantity.value)
        case .min: return "≥" + rank + text(quantity.value)
        case .max: return "≤" + rank + text(quantity.value)
        case .range: return text(quantity.minimum) + ".." + text(quantity.maximum)
        }
    }

    /// The periods of a text, counted from `reference`: `截至12月26日=until 2023-12-26`.
    static func periods(_ text: String, reference: PeriodReference) -> String {
        let units = Array(text.utf16)
        let result = units.withUnsafeBufferPointer { scanner.scan($0, in: 0..<$0.count) }
        let found = result.periods.map { mention in
            let words = String(decoding: units[mention.span], as: UTF16.self)
            let role = mention.role == .plain ? "" : mention.role.rawValue + " "
            return "\(words)=\(role)\(mention.resolve(reference: reference)?.label ?? "?")"
        }
        return found.isEmpty ? "-" : found.joined(separator: "; ")
    }
}
