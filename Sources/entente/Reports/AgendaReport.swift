import BusinessCalendar
import Programme
import Publishing
import Scheduling

/// The meetings, deadlines and contract dates of some days: `entente agenda`.
struct AgendaReport {
  /// Which lines are wanted.
  struct Filter {
    /// The days; three months from the day of the report unless given.
    var from: CivilDate?
    var to: CivilDate?
    /// Only that programme's.
    var programme: String?
    /// Only what that calendar holds.
    var calendar: PublishedCalendar?
    /// Only what that person of the workspace attends.
    var person: String?
  }

  /// The days.
  let span: DateSpan
  /// By start, then identity.
  let entries: [AgendaEntry]

  init(_ loaded: LoadedWorkspace, _ filter: Filter, asOf day: CivilDate) {
    let first = filter.from ?? day
    let last = filter.to ?? first.adding(months: 3).adding(days: -1)
    let span = DateSpan(first, max(first, last)) ?? DateSpan(first)
    self.span = span
    entries = loaded.schedules.filter { schedule in
      filter.programme.map { $0 == schedule.programme.id } ?? true
    }.flatMap { schedule in
      schedule.agenda { day, _ in span.contains(day) }
    }.filter { entry in
      (filter.person.map(entry.people.contains) ?? true) && (filter.calendar?.holds(entry) ?? true)
    }.sorted {
      ($0.start, $0.id) < ($1.start, $1.id)
    }
  }

  /// The keys that scripts rely on.
  var json: JSONValue { .array(entries.map(\.json)) }
}
