import ChineseText

/// The tables of a set of rules, in the order in which an image has them.
enum RuleTable: Int, CaseIterable {
    case units, modifiers, notQuantities, countedNouns, impliedUnits, periodWords, folding, gazetteer, vocabulary
    case domains, indicators, newspapers, bodies, latinPlaces, tableWords, rules

    /// The files that it is made of, those included that what it refers to is made of.
    var files: [String] {
        switch self {
        case .units: [UnitTable.fileName]
        case .modifiers: [ModifierTable.fileName]
        case .notQuantities: [NotQuantityTable.fileName]
        case .countedNouns: [CountedNounTable.fileName, UnitTable.fileName]
        case .impliedUnits: [CountedNounTable.impliedFileName, UnitTable.fileName]
        case .periodWords: [PeriodTable.fileName]
        case .folding: [Folding.fileName]
        case .gazetteer: [Gazetteer.fileName]
        case .vocabulary: Vocabulary.fileNames + [Gazetteer.fileName, Folding.fileName]
        case .domains: [DomainTable.fileName]
        case .indicators: [IndicatorTable.fileName, DomainTable.fileName]
        case .newspapers: [NewspaperTable.fileName]
        case .bodies: [BodyTable.fileName]
        case .latinPlaces: [LatinPlaces.fileName, Gazetteer.fileName]
        case .tableWords: [TableWords.fileName]
        case .rules: Self.ruleFiles
        }
    }

    private static let ruleFiles = RuleFile.shipped.map(\.name).filter { $0.hasSuffix(".rules") }
}
