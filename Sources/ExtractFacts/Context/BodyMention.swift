import FactRules

/// A body named in a sentence, a word that points back at one, or a place that takes the word from it.
struct BodyMention {
    enum Role {
        /// What its clause, and those after it, speak of.
        case topic
        /// Named on the way: as an object, or as the body of the person who speaks. Only 该公司 may mean it.
        case aside
        /// 该公司, 项目: points back.
        case anaphor
        /// 全市, 任城区: from here on the figures are the place's.
        case place
    }
    var role: Role
    var sort: BodyTable.Sort
    /// Where it stands in the working text.
    var span: Range<Int>

    /// Whether a word for a body of one sort may mean this one.
    func answers(to wanted: BodyTable.Sort) -> Bool {
        guard role == .topic || role == .aside else { return false }
        switch wanted {
        case sort: return true
        case .project: return sort == .line || sort == .site
        case .line: return sort == .project
        default: return false
        }
    }
}
