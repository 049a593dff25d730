import ChineseText
import FactRules

/// What the scanners and the tokenizer found in one sentence.
struct SentenceScan {
    var span: Range<Int>
    var paragraph: Int
    var quantities: [Quantity]
    var periods: [PeriodMention]
    /// Empty where the sentence holds no figure that could be a fact.
    var tokens: [Token]
    /// The places and words for places (全市) named in it, in order.
    var places: [PlaceMention]
}

/// A division named in the text, or a word that stands for one.
struct PlaceMention {
    var span: Range<Int>
    /// Index in `Gazetteer.names`, or -1 for 全市, 我县 …
    var name: Int
    /// The class of the word where it stands for a division; `.place` for names.
    var wordClass: WordClass
}
