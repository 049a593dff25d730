import ChineseText

/// A fact while it is read: what `Fact` holds, with texts that stand in an arena, the rules or the program.
struct FactRecord {
    var id = FactText.none
    var documentID = FactText.none
    var article = 0
    var title = FactText.none
    var published = FactText.none
    var indicator = FactText.none
    var indicatorID = FactText.none
    var subject = FactText.none
    /// The digits of the value and its bounds.
    var value = FactText.none
    var minimum = FactText.none
    var maximum = FactText.none
    var unit = FactText.none
    var unitCode = FactText.none
    var bound = Quantity.Bound.exact
    var kind = Fact.Kind.level
    var basis: Fact.Basis?
    var role: Fact.Role?
    var status = Fact.Status.actual
    var year: Int?
    var period = PeriodText()
    /// The place of the domain in the table of domains, -1 where nobody knows, and its code.
    var domain = -1
    var domainCode = FactText.none
    var locality = FactText.none
    var localityCode = FactText.none
    var localitySource: Fact.LocalitySource?
    var quote = FactText.none
    var place = 0..<0
    var sentence = FactText.none
    var rule = FactText.none
    var groupID = FactText.none

    /// A fact of an article, of which nothing else is known yet.
    init(frame: FactAssembler.ArticleFrame, documentID: FactText, article: Int) {
        self.documentID = documentID
        self.article = article + 1
        title = frame.title
        published = frame.published
    }

    /// The record of a fact, its texts in an arena.
    init(_ fact: Fact, in arena: FactArena) {
        id = arena.text(fact.id)
        documentID = arena.text(fact.documentID)
        article = fact.article
        title = arena.text(fact.title)
        published = arena.text(fact.published)
        indicator = arena.text(fact.indicator)
        indicatorID = arena.text(fact.indicatorID)
        subject = arena.text(fact.subject)
        value = arena.digits(of: fact.value)
        minimum = arena.digits(of: fact.minimum)
        maximum = arena.digits(of: fact.maximum)
        unit = arena.text(fact.unit)
        unitCode = arena.text(fact.unitCode)
        bound = fact.bound
        kind = fact.kind
        basis = fact.basis
        role = fact.role
        status = fact.status
        year = fact.year
        period = PeriodText(label: arena.text(fact.period), firstDay: arena.text(fact.periodStart), lastDay: arena.text(fact.periodEnd))
        domainCode = arena.text(fact.domain)
        locality = arena.text(fact.locality)
        localityCode = arena.text(fact.localityCode)
        localitySource = fact.localitySource
        quote = arena.text(fact.quote)
        place = fact.place
        sentence = arena.text(fact.sentence)
        rule = arena.text(fact.rule)
        groupID = arena.text(fact.groupID)
    }
}
