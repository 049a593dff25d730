import FactRules

/// Words that a step of a pattern needs, wherever they stand: of one of some classes, or one of some strings.
struct WordNeed {
    private let classes: WordClassSet
    /// Which bits of `WideUnitSet` the first units of the strings have: where none of them is set, none of the strings stands there.
    private let firsts: SIMD4<UInt64>
    private let forms: UnsafeBufferPointer<UnsafeBufferPointer<UInt16>>

    /// Nil where the step needs none.
    init?(_ step: PatternStep) {
        guard !step.isOptional, step.test == .token || step.test == .literal || step.test == .ending else { return nil }
        classes = step.classes
        forms = step.forms
        firsts = step.forms.reduce(into: SIMD4()) { bits, form in
            guard let unit = form.first else { return bits = SIMD4(repeating: .max) }
            bits[Int(WideUnitSet.hash(unit) >> 6)] |= 1 &<< UInt64(WideUnitSet.hash(unit) & 63)
        }
    }

    /// Whether such words may stand in a sentence; false is certain.
    func mayStand(in view: UnsafePointer<SentenceView>) -> Bool {
        if classes.intersects(view.pointee.classes) { return true }
        if firsts & view.pointee.units.bits == SIMD4() { return false }
        for form in forms {
            var count = 0
            while count < form.count, view.pointee.units.mayContain(form[count]) { count &+= 1 }
            if count == form.count { return true }
        }
        return false
    }

    static func == (a: WordNeed, b: WordNeed) -> Bool {
        a.classes == b.classes && a.forms.elementsEqual(b.forms) { $0.elementsEqual($1) }
    }
}
