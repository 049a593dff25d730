import ChineseText
import FactRules

/// Gives numbers of 万 and 亿 that stand without a unit the one that the noun before them tells: 年客运人次3.6亿, 工业总产值4.2亿,
/// 图书馆借阅人次由7600万增加到1.2亿.
enum ImpliedScale {
    static func addUnits(to quantities: UnsafeMutableBufferPointer<Quantity>, tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt16>, nouns: CountedNounTable, units: UnitTable) {
        guard quantities.contains(where: { $0.unit < 0 && isScaled($0, text) }) else { return }
        // The unit given to the figure before in the clause.
        var given = -1
        for (index, token) in tokens.enumerated() {
            if token.endsClause { given = -1 }
            guard token.kind == .quantity, token.index >= 0 else { continue }
            let place = Int(token.index)
            guard quantities[place].unit < 0, !quantities[place].isName, isScaled(quantities[place], text) else { continue }
            guard let unit = unit(before: index, given: given, tokens: tokens, text: text, nouns: nouns) else { continue }
            quantities[place].unit = unit
            quantities[place].kind = units.unit(at: unit).dimension == .money ? .money : .count
            given = unit
        }
    }

    /// Whether a number ends in 万 or 亿, 多 and 余 aside.
    private static func isScaled(_ quantity: Quantity, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var at = quantity.core.upperBound - 1
        if at > quantity.core.lowerBound, text[at] == 0x591A || text[at] == 0x4F59 { at -= 1 }
        return quantity.number.count > 1 && (text[at] == 0x4E07 || text[at] == 0x4EBF)
    }

    private static func unit(
        before figure: Int, given: Int, tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt16>, nouns: CountedNounTable
    ) -> Int? {
        var i = figure - 1
        while i >= 0 {
            let token = tokens[i]
            switch token.kind {
            case .word where ties(token.wordClass), .period, .mark: i -= 1
            case .quantity: return given >= 0 ? given : nil
            case .word, .text: return nouns.unit(in: text, before: Int(token.end), from: Int(token.start))
            default: return nil
            }
        }
        return nil
    }

    /// Whether a word may stand between a noun and its number: 达, 增加到, 由, 约.
    private static func ties(_ word: WordClass) -> Bool {
        switch word {
        case .link, .linkTo, .rise, .fall, .flat, .adverb, .adverbDone, .done, .plan, .respectively, .prep, .modApprox, .modMin, .modMax,
            .compareYear, .compareMonth, .compareQuarter, .compareOther: true
        default: false
        }
    }
}
