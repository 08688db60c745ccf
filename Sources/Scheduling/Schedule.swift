public import BusinessCalendar
public import Diagnostics
public import Programme

/// All occurrences of one programme.
public struct Schedule: Sendable {
  /// The programme that was scheduled.
  public let programme: Programme
  /// In the order of their dates, then of their identities.
  public let occurrences: [Occurrence]
  /// What is due before the occurrences, in the order of their dates.
  public let milestones: [DatedMilestone]
  /// The last days that registers keep, settled ones included; none until ``PortfolioSchedule/including(_:)`` adds them.
  public internal(set) var deadlines: [RegisterDeadline] = []
  /// What could not be placed, was skipped, or does not exist.
  public let diagnostics: [Diagnostic]

  /// The rule of an occurrence.
  public func series(of occurrence: Occurrence) -> Series { programme.series[occurrence.seriesIndex] }

  /// Its name within the programme, `qbr/Y2-Q3`, which never depends on its date.
  public func shortID(of occurrence: Occurrence) -> String {
    "\(series(of: occurrence).id)/\(occurrence.period.label)"
  }

  /// Its name in the workspace, `mifibra-aws/qbr/Y2-Q3`.
  public func id(of occurrence: Occurrence) -> String { "\(programme.id)/\(shortID(of: occurrence))" }

  /// When it starts, in its series' zone: midnight for an all-day one. Nil for an unplaceable one.
  public func start(of occurrence: Occurrence) -> ZonedInstant? {
    guard let date = occurrence.date, let midnight = LocalTime(hour: 0, minute: 0) else { return nil }
    return series(of: occurrence).zone.instant(of: date, occurrence.time ?? midnight)
  }

  /// When it ends; an all-day one ends with the next midnight. Nil for an unplaceable one.
  public func end(of occurrence: Occurrence) -> ZonedInstant? {
    guard let date = occurrence.date, let midnight = LocalTime(hour: 0, minute: 0) else { return nil }
    let series = series(of: occurrence)
    guard let time = occurrence.time else { return series.zone.instant(of: date.adding(days: 1), midnight) }
    return series.zone.instant(of: date, time).adding(minutes: series.minutes, in: series.zone)
  }

  /// The occurrence of that short or full name.
  public func occurrence(named name: String) -> Occurrence? {
    let prefix = programme.id + "/"
    let short = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    return occurrences.first { shortID(of: $0) == short }
  }
}
