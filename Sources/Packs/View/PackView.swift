import BusinessCalendar
import Funds
import Programme
import Scheduling

/// What the templates of a pack may show: a tree of texts, flags, lists and records.
///
/// Values come formatted, and words stand in the templates; so a template in another language needs no code. Where
/// there is nothing to say a text is empty and a list has no rows, and the template says why.
struct PackView {
  let context: PackContext
  let format: PackFormat
  let contract: ContractCalendar
  /// The last days of the funds on which money hangs.
  let deadlines: [FundDeadline]

  init(_ context: PackContext) {
    self.context = context
    format = PackFormat(language: context.language)
    contract = ContractCalendar(term: context.programme.term)
    deadlines = context.fundBook.deadlines
  }

  var programme: Programme { context.programme }

  /// The whole view.
  var value: PackValue {
    let parts = [
      cover, term, origins, people, actions, measures, money, pipeline, marketing, technical, standing,
      calendar,
      appendix, foots,
    ]
    return .record(parts.reduce(into: [:]) { view, part in view.merge(part) { first, _ in first } })
  }

  func partyName(_ id: String) -> String { programme.parties.first { $0.id == id }?.name ?? id }

  /// The period that the meeting looks back on; nil where there was none before it.
  var reviewedPeriod: Period? {
    let own = context.occurrence.period
    guard context.series.reviewsPrevious else { return own }
    return context.schedule.occurrences
      .filter { $0.seriesIndex == context.occurrence.seriesIndex && $0.period.span.first < own.span.first }
      .map(\.period).max { $0.span.first < $1.span.first }
  }
}
