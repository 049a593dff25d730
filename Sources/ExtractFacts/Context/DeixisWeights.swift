import FactRules

/// How often, by their weights, the words of an article stand for divisions: 全市, 我县, 全国.
struct DeixisWeights {
    private(set) var nation = 0
    private(set) var province = 0
    private(set) var city = 0
    private(set) var county = 0
    private(set) var district = 0

    mutating func add(_ word: WordClass, _ weight: Int) {
        switch word {
        case .deixisNation: nation += weight
        case .deixisProvince: province += weight
        case .deixisCity: city += weight
        case .deixisCounty: county += weight
        case .deixisDistrict: district += weight
        default: break
        }
    }
}
