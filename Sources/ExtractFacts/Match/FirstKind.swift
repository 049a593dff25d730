import FactRules

/// Kinds of elements that many patterns begin with, and that stand beside a figure or do not, for all of them.
struct FirstKind: OptionSet {
    let rawValue: UInt16
    static let left = FirstKind(rawValue: 1)
    static let leftVerb = FirstKind(rawValue: 2)
    static let leftAction = FirstKind(rawValue: 4)
    static let leftNoun = FirstKind(rawValue: 8)
    static let leftRise = FirstKind(rawValue: 16)
    static let leftFall = FirstKind(rawValue: 32)
    static let period = FirstKind(rawValue: 64)
    static let comma = FirstKind(rawValue: 128)
    static let pause = FirstKind(rawValue: 256)
    static let edge = FirstKind(rawValue: 512)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The kind of the element that a side of a pattern begins with; empty where that is another or may lack.
    init(of steps: UnsafeBufferPointer<PatternStep>) {
        guard let first = steps.first, !first.isOptional else {
            self.init(rawValue: 0)
            return
        }
        let kind: FirstKind =
            switch first.test {
            case .period: .period
            case .comma: .comma
            case .pause: .pause
            case .edge: .edge
            case .phrase: FirstKind(first.phrase)
            case .literal, .token, .ending, .gap, .quantity: []
            }
        self.init(rawValue: kind.rawValue)
    }

    private init(_ phrase: Pattern.Phrase) {
        let kind: FirstKind =
            switch phrase {
            case .left: .left
            case .leftVerb: .leftVerb
            case .leftAction: .leftAction
            case .leftNoun: .leftNoun
            case .leftRise: .leftRise
            case .leftFall: .leftFall
            // Cut only where a rule gets as far as that.
            case .noun, .right, .through: []
            }
        self.init(rawValue: kind.rawValue)
    }
}

/// Which of them were looked for on one side of a figure, and which stand there.
struct FirstKinds {
    var known: FirstKind = []
    var found: FirstKind = []
}
