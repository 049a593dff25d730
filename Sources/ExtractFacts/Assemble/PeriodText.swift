/// How a period is written.
struct PeriodText {
    var label = FactText.none
    var firstDay = FactText.none
    var lastDay = FactText.none
}
