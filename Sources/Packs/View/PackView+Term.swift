import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// Where the meeting lies in the term: its neighbours, and what is due once the term is over.
  var term: [String: PackValue] {
    let last = programme.term.last
    let neighbours: [PackColumn<Occurrence>] = [
      .text("occurrence") { context.schedule.shortID(of: $0) }, .date("date", \.date),
    ]
    return [
      "previous": .optional(previousMeeting, neighbours),
      "next": .optional(neighbour { $0.period.span.first > $1.period.span.first }, neighbours),
      "after_term": .optional(
        context.asOf > last ? last : nil,
        [.date("ended") { $0 }, .number("days") { context.asOf - $0 }]),
      "before_term": .optional(
        context.asOf < programme.term.first ? programme.term.first : nil,
        [.date("begins") { $0 }, .number("days") { $0 - context.asOf }]),
      "exit_milestones": .table(
        programme.terms.exit.compactMap { right in
          right.within.map { ExitDay(right: right, date: $0.advance(last)) }
        }.sorted { ($0.date, $0.right.id) < ($1.date, $1.right.id) },
        [
          .text("scenario", \.right.title), .text("process", \.right.process),
          .text("within") { $0.right.within.map(format.tenor) }, .date("date", \.date),
          .number("days_left") { max(0, $0.date - context.asOf) },
          .number("days_late") { day in context.asOf > day.date ? context.asOf - day.date : nil },
          .flag("is_past") { $0.date < context.asOf },
        ]),
    ]
  }

  /// The meeting of the same series before this one that takes place; nil for the first.
  var previousMeeting: Occurrence? { neighbour { $0.period.span.first < $1.period.span.first } }

  private struct ExitDay {
    let right: ExitRight
    let date: CivilDate
  }

  /// The meeting of the same series nearest to this one among those that lie on one side of it.
  private func neighbour(where lies: (Occurrence, Occurrence) -> Bool) -> Occurrence? {
    let own = context.occurrence
    let distance = { (other: Occurrence) in abs(other.period.span.first - own.period.span.first) }
    return context.schedule.occurrences
      .filter { $0.seriesIndex == own.seriesIndex && $0.status == .confirmed && lies($0, own) }
      .min { distance($0) < distance($1) }
  }
}
