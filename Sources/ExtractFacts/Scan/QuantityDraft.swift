import ChineseText

/// A number while its unit and neighbours are being read.
struct QuantityDraft {
    /// Where the number begins, its sign included.
    var start: Int
    var numeral: Numeral
    /// Words inside or right behind the number (余, 多, 来) included.
    var numberEnd: Int
    var vagueness: Numeral.Vagueness
    /// The place in the unit table, -1 if none.
    var unit = -1
    var unitStart: Int
    var unitEnd: Int
    /// Behind the unit and what belongs to it: （套）.
    var end: Int
    var value: ExactDecimal
    var upper: ExactDecimal?
    var isName = false
    var kind: Quantity.Kind?

    init(start: Int, numeral: Numeral) {
        self.start = start
        self.numeral = numeral
        numberEnd = numeral.end
        vagueness = numeral.vagueness
        unitStart = numeral.end
        unitEnd = numeral.end
        end = numeral.end
        value = numeral.value
        upper = numeral.upper
    }
}
