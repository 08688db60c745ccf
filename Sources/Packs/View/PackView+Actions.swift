import Actions
import BusinessCalendar
import Scheduling

extension PackView {
  /// What was promised and is still to be done, and what was done or dropped since the last meeting of the series.
  var actions: [String: PackValue] {
    let all = context.actions?.actions ?? []
    let open = all.filter { $0.state == .open }.sorted { ($0.due, $0.added) < ($1.due, $1.added) }
    let closed = all.filter { action in
      action.closed.map { day in previousMeeting.map { day > $0 } ?? true } ?? false
    }
    return [
      "actions": .table(
        open,
        [
          .text("id", \.id), .text("what", \.what), .text("owner", \.owner),
          .text("due") { format.date($0.due) }, .text("due_iso", \.due.description),
          .text("age") { format.number($0.age(on: context.asOf)) },
          .text("slips") { format.number($0.slips.count) }, .text("reason", \.reason),
          .text("occurrence", \.occurrence), .flag("is_overdue") { $0.isOverdue(on: context.asOf) },
        ]),
      "closed_actions": .table(
        closed,
        [
          .text("id", \.id), .text("what", \.what), .text("owner", \.owner),
          .text("closed") { $0.closed.map(format.date) }, .flag("is_done") { $0.state == .done },
          .text("age") { format.number($0.age(on: context.asOf)) },
          .text("slips") { format.number($0.slips.count) }, .text("reason", \.reason),
        ]),
      "previous_meeting": .text(previousMeeting.map(format.date)),
    ]
  }

  /// The day of the meeting of the series before this one; nil where there was none.
  private var previousMeeting: CivilDate? {
    let own = context.occurrence
    return context.schedule.occurrences.filter { other in
      other.seriesIndex == own.seriesIndex && other.status == .confirmed
        && other.period.span.first < own.period.span.first
    }.compactMap(\.date).max()
  }
}
