import ChineseText

/// A fact as it is read, before its texts are copied out of the reader's memory: valid only in the call that it is handed to.
public struct ReadFact {
    let record: UnsafePointer<FactRecord>
    /// Where its texts stand.
    let arena: FactArena

    /// The place of its domain in `Extractor.domains`.
    public var domain: Int { record.pointee.domain }

    /// The fact by itself, with all that it is made of.
    public var fact: Fact {
        let record = record.pointee
        func number(_ digits: FactText) -> ExactDecimal? { digits.isNone ? nil : ExactDecimal(utf8: digits.bytes) }
        return Fact(
            id: record.id.string, documentID: record.documentID.string, article: record.article, title: record.title.optionalString,
            published: record.published.optionalString, indicator: record.indicator.string, indicatorID: record.indicatorID.optionalString,
            subject: record.subject.optionalString, value: number(record.value), minimum: number(record.minimum),
            maximum: number(record.maximum), unit: record.unit.optionalString, unitCode: record.unitCode.optionalString, bound: record.bound,
            kind: record.kind, basis: record.basis, role: record.role, status: record.status, year: record.year,
            period: record.period.label.optionalString, periodStart: record.period.firstDay.optionalString,
            periodEnd: record.period.lastDay.optionalString, domain: record.domainCode.string, locality: record.locality.optionalString,
            localityCode: record.localityCode.optionalString, localitySource: record.localitySource, quote: record.quote.string,
            place: record.place, sentence: record.sentence.string, rule: record.rule.string, groupID: record.groupID.optionalString)
    }
}
