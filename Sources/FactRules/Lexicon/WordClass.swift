/// What a word does in a sentence about figures. The names are those of the `class` column of the word lexicons and of
/// the classes in rule patterns.
public enum WordClass: String, Sendable, BitwiseCopyable, CaseIterable {
    /// A verb that takes a counted or measured object and belongs to the indicator: 新增, 发放, 建成.
    case act
    /// An intransitive verb or predicate that closes a clause: 参加, 投产, 受益.
    case event
    /// A word that is noun and verb alike: 建设, 培训.
    case nounverb
    /// Ties an indicator to its amount and is dropped: 达, 为, 共有.
    case link
    /// The same for the result of a change, which is a level: 提高到, 降至.
    case linkTo = "link.to"
    /// 占, 占到.
    case linkShare = "link.share"
    /// 居, 位列.
    case linkRank = "link.rank"
    /// A change upward whose amount follows: 增长, 提高.
    case rise
    /// A change downward: 下降, 减少.
    case fall
    /// 持平.
    case flat
    /// After it the content starts: 获悉, 表示.
    case report
    /// A noun that contains other words' forms and must not be cut: 对象, 有限公司.
    case noun
    /// A noun that names a measured property: 面积, 覆盖率.
    case head
    /// Dropped next to verbs and numbers: 累计, 已, 共.
    case adverb
    /// An adverb that says that something is done: 已, 已经.
    case adverbDone = "adverb.done"
    case respectively
    /// 每人, 人均: kept.
    case each
    case prep
    case conj
    /// 其中.
    case within
    case de
    case etc
    case deixisCity = "deixis.city"
    case deixisCounty = "deixis.county"
    case deixisDistrict = "deixis.district"
    case deixisProvince = "deixis.province"
    case deixisNation = "deixis.nation"
    case deixisTown = "deixis.town"
    case deixisVillage = "deixis.village"
    case deixisBody = "deixis.body"
    case deixisPrefecture = "deixis.prefecture"
    case deixisHere = "deixis.here"
    case plan
    case done
    case compareYear = "compare.yoy"
    case compareMonth = "compare.mom"
    case compareQuarter = "compare.qoq"
    case compareOther = "compare.other"
    case modApprox = "mod.approx"
    case modMin = "mod.min"
    case modMax = "mod.max"
    case slogan
    /// A place of the gazetteer.
    case place

    /// Whether it stands for a division that the context tells: 全市, 我县. The classes that do stand together above.
    @inlinable
    public var isDeixis: Bool { number >= WordClass.deixisCity.number && number <= WordClass.deixisHere.number }
    /// Whether it ties an indicator to its amount.
    public var isLink: Bool { self == .link || self == .linkTo || self == .linkShare || self == .linkRank }
}
