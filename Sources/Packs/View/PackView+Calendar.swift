import BusinessCalendar
import Programme
import Scheduling

extension PackView {
  /// All meetings of the contract quarter after the one in which the meeting's own period ends.
  var calendar: [String: PackValue] {
    let next = nextQuarter
    return [
      "next_quarter": .optional(
        next,
        [
          .text("label", \.label), .text("span") { format.span($0.span) },
          .rows("meetings", meetingColumns) { meetings(in: $0.span) },
          .table("activities", meetingColumns) { activities(in: $0.span) },
        ])
    ]
  }

  /// Nil in the term's last quarter, and where the period does not end within the term.
  private var nextQuarter: ContractCalendar.Slot? {
    contract.quarter(containing: context.occurrence.period.span.last).flatMap {
      contract.quarter(containing: $0.span.last.adding(days: 1))
    }
  }

  /// The other series of the meeting's own calendar.
  private func activities(in span: DateSpan) -> [Occurrence] {
    meetings(in: span).filter { occurrence in
      occurrence.seriesIndex != context.occurrence.seriesIndex
        && context.schedule.series(of: occurrence).calendar == context.series.calendar
    }
  }

  /// By date; one that has no date stands where its period starts.
  private func meetings(in span: DateSpan) -> [Occurrence] {
    context.schedule.occurrences.filter { span.contains($0.date ?? $0.period.span.first) }
  }

  private var meetingColumns: [PackColumn<Occurrence>] {
    [
      .text("moment") { occurrence in
        guard let date = occurrence.date else { return nil }
        guard occurrence.time != nil, let start = context.schedule.start(of: occurrence) else {
          return format.longDate(date)
        }
        return format.moment(start, in: context.schedule.series(of: occurrence).zone)
      },
      .text("title") { context.schedule.series(of: $0).title },
      .text("occurrence") { context.schedule.shortID(of: $0) },
      .text("lead") { occurrence in
        context.schedule.series(of: occurrence).lead.flatMap { $0 == "joint" ? nil : partyName($0) }
      },
      .flag("is_joint") { context.schedule.series(of: $0).lead == "joint" },
      .flag("is_all_day") { $0.date != nil && $0.time == nil },
      .flag("is_confirmed") { $0.status == .confirmed },
      .flag("is_cancelled") { $0.status == .cancelled },
      .flag("is_unplaceable") { $0.status == .unplaceable },
      .text("reason") { reason(of: $0) },
      .flag("is_unexplained", isUnexplained),
    ]
  }

  /// Why a meeting is where it is. The scheduler gives its reasons in English; a pack in another language has those that
  /// people wrote, and leaves the others to `entente why`.
  func reason(of occurrence: Occurrence) -> String? {
    switch context.language {
    case .englishGB: named(occurrence.reason)
    case .spanishPE:
      occurrence.steps.filter { $0.stage == .change }.map(reason(of:)).joined(separator: "; ")
    }
  }

  /// Whether the scheduler has a reason for where a meeting is, and the pack's language has none of it.
  func isUnexplained(_ occurrence: Occurrence) -> Bool {
    !occurrence.reason.isEmpty && (reason(of: occurrence) ?? "").isEmpty
  }

  /// The scheduler knows parties by id; those who read a pack know them by name.
  private func named(_ reason: String) -> String {
    programme.parties.reduce(reason) { words, party in
      ["the working hours of", "for"].reduce(words) {
        $0.replacing(" \($1) \(party.id), ", with: " \($1) \(party.name), ")
      }
    }
  }

  /// As ``reason(of:)-(Occurrence)``, of one step; of a change what its author wrote, without what the scheduler adds.
  func reason(of step: Occurrence.Step) -> String {
    guard context.language != .englishGB else { return named(step.reason) }
    guard step.stage == .change else { return "" }
    return step.reason.firstRange(of: "; although ").map { String(step.reason[..<$0.lowerBound]) }
      ?? step.reason
  }
}
