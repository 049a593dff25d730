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
    var isName = false
    var kind: Quantity.Kind?

    /// What the number means, its unit's share in it (七成, 两年半) included.
    var value: ExactDecimal {
        get { numeral.value }
        set { numeral.value = newValue }
    }
    /// The other end of a range.
    var upper: ExactDecimal? {
        get { numeral.upper }
        set { numeral.upper = newValue }
    }

    init(start: Int, numeral: Numeral) {
        self.start = start
        self.numeral = numeral
        numberEnd = numeral.end
        vagueness = numeral.vagueness
        unitStart = numeral.end
        unitEnd = numeral.end
        end = numeral.end
    }

    /// A draft that nothing has been read into.
    init(start: Int) { self.init(start: start, numeral: Numeral(end: start)) }

    /// Goes on behind the numeral that has been read into it.
    mutating func beginUnit() {
        numberEnd = numeral.end
        vagueness = numeral.vagueness
        unitStart = numeral.end
        unitEnd = numeral.end
        end = numeral.end
    }

    /// Makes a range of it and of its other end.
    mutating func extend(to last: QuantityDraft) {
        upper = last.upper ?? last.value
        kind = kind ?? last.kind
        numeral.end = last.numeral.end
        numberEnd = last.numberEnd
        vagueness = last.vagueness
        unit = last.unit
        unitStart = last.unitStart
        unitEnd = last.unitEnd
        end = last.end
    }
}
