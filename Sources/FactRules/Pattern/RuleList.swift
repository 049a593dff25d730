/// The rules of a set, in the order of their ids, as an image has them: numbers one after the other, and what they count.
struct RuleList: ImagedTable {
    let rules: [Rule]

    init(_ rules: [Rule]) { self.rules = rules }

    init(_ image: inout ImageReader) {
        var reader = Reader(numbers: image.array(), spans: image.array(), texts: TextPool(&image), units: image.array())
        rules = reader.list { $0.rule() }
    }

    func write(to image: inout ImageWriter) {
        var writer = Writer()
        writer.add(rules) { $0.add($1) }
        image.add(FlatArray(writer.numbers))
        image.add(FlatArray(writer.spans))
        writer.texts.pool.write(to: &image)
        image.add(FlatArray(writer.units))
    }

    // MARK: Writing

    private struct Writer {
        var numbers: [Int32] = []
        var spans: [TextSpan] = []
        var texts = TextPool.Builder()
        /// The forms of literals.
        var units: [UInt16] = []

        mutating func add(_ number: Int) { numbers.append(Int32(number)) }

        mutating func add<Element>(_ list: [Element], _ body: (inout Writer, Element) -> Void) {
            add(list.count)
            for element in list { body(&self, element) }
        }

        mutating func add(_ text: String) {
            var text = text
            spans.append(text.withUTF8 { texts.add(Cell(bytes: $0)) })
        }

        mutating func add<Case: CaseIterable & Equatable>(_ value: Case?) {
            add(value.map { value in Array(Case.allCases).firstIndex(of: value)! } ?? -1)
        }

        mutating func add(_ rule: Rule) {
            add(rule.id)
            add(rule.stage)
            add(rule.weight)
            add(rule.indicator) { $0.add($1) }
            add(rule.carry)
            add(rule.emits.sorted { $0.key < $1.key }) { writer, emit in
                writer.add(emit.key)
                writer.add(emit.value)
            }
            add(rule.pattern.anchor) { $0.add($1) }
            add(rule.pattern.captures) { $0.add($1) }
            add(rule.pattern.before) { $0.add($1) }
            add(rule.pattern.after) { $0.add($1) }
        }

        mutating func add(_ element: Pattern.Element) {
            add(element.isOptional ? 1 : 0)
            add(element.capture)
            switch element.test {
            case .literal(let forms): add(.literal, forms)
            case .ending(let forms): add(.ending, forms)
            case .token(let classes):
                add(Kind.token)
                add(Int(Int32(truncatingIfNeeded: classes.rawBits)))
                add(Int(Int32(truncatingIfNeeded: classes.rawBits >> 32)))
            case .phrase(let phrase):
                add(Kind.phrase)
                add(phrase)
            case .period: add(Kind.period)
            case .comma: add(Kind.comma)
            case .pause: add(Kind.pause)
            case .gap(let width):
                add(Kind.gap)
                add(width)
            case .edge: add(Kind.edge)
            case .quantity(let sorts):
                add(Kind.quantity)
                add(sorts) { $0.add($1) }
            }
        }

        private mutating func add(_ kind: Kind, _ forms: [[UInt16]]) {
            add(kind)
            add(forms) { writer, form in
                writer.add(form.count)
                writer.units += form
            }
        }
    }

    /// The cases of an element's test.
    private enum Kind: CaseIterable { case literal, ending, token, phrase, period, comma, pause, gap, edge, quantity }

    // MARK: Reading

    private struct Reader {
        let numbers: FlatArray<Int32>
        let spans: FlatArray<TextSpan>
        let texts: TextPool
        let units: FlatArray<UInt16>
        private var nextNumber = 0
        private var nextSpan = 0
        private var nextUnit = 0

        init(numbers: FlatArray<Int32>, spans: FlatArray<TextSpan>, texts: TextPool, units: FlatArray<UInt16>) {
            self.numbers = numbers
            self.spans = spans
            self.texts = texts
            self.units = units
        }

        mutating func number() -> Int {
            defer { nextNumber += 1 }
            return Int(numbers[nextNumber])
        }

        mutating func list<Element>(_ body: (inout Reader) -> Element) -> [Element] {
            var list: [Element] = []
            let count = number()
            list.reserveCapacity(count)
            for _ in 0..<count { list.append(body(&self)) }
            return list
        }

        mutating func text() -> String {
            defer { nextSpan += 1 }
            return texts[spans[nextSpan]]
        }

        mutating func value<Case: CaseIterable>() -> Case? where Case.AllCases == [Case] {
            let place = number()
            return place < 0 ? nil : Case.allCases[place]
        }

        mutating func rule() -> Rule {
            var rule = Rule(id: text(), stage: value()!, pattern: Pattern(anchor: [], before: [], after: [], captures: []), weight: number())
            rule.indicator = list { $0.number() }
            rule.carry = value()
            for _ in 0..<number() {
                let key = text()
                rule.emits[key] = text()
            }
            rule.pattern = Pattern(anchor: list { $0.text() }, before: [], after: [], captures: list { $0.text() })
            rule.pattern.before = list { $0.element() }
            rule.pattern.after = list { $0.element() }
            return rule
        }

        mutating func element() -> Pattern.Element {
            let isOptional = number() != 0
            let capture = number()
            return Pattern.Element(test: test(), isOptional: isOptional, capture: capture)
        }

        private mutating func test() -> Pattern.Element.Test {
            let kind: Kind = value()!
            switch kind {
            case .literal: return .literal(forms())
            case .ending: return .ending(forms())
            case .token:
                let low = UInt64(UInt32(truncatingIfNeeded: number()))
                return .token(WordClassSet(bits: low | UInt64(UInt32(truncatingIfNeeded: number())) << 32))
            case .phrase: return .phrase(value()!)
            case .period: return .period
            case .comma: return .comma
            case .pause: return .pause
            case .gap: return .gap(number())
            case .edge: return .edge
            case .quantity: return .quantity(list { $0.text() })
            }
        }

        private mutating func forms() -> [[UInt16]] {
            list { reader in
                let count = reader.number()
                defer { reader.nextUnit += count }
                return Array(reader.units.buffer[reader.nextUnit..<(reader.nextUnit + count)])
            }
        }
    }
}
