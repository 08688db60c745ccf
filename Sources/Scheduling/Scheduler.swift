public import BusinessCalendar
import Diagnostics
import ICalendar
public import Programme

/// From rules to dates: expand, adjust, and then whatever a person changed by hand.
///
/// Placing people within working hours comes after ``adjust`` and before the changes; until it stands, an occurrence is
/// where its adjusted date and its series' time put it.
public struct Scheduler: Sendable {
  private let calendars: [String: HolidayCalendar]
  private let blackouts: [Blackout]

  /// A scheduler for a workspace.
  ///
  /// - Parameter calendars: The holiday calendars by centre, with the workspace's own amendments applied; a series whose
  ///   centre is missing is reported and left out.
  public init(calendars: [String: HolidayCalendar], blackouts: [Blackout]) {
    self.calendars = calendars
    self.blackouts = blackouts
  }

  /// Dates every series of a programme over its whole term.
  public func schedule(_ programme: Programme) -> Schedule {
    var run = SchedulingRun(programme: programme)
    var openDays: [[String]: (JoinedCalendar, OpenDays)] = [:]
    for (index, series) in programme.series.enumerated() {
      let joined: JoinedCalendar
      let open: OpenDays
      if let known = openDays[series.centres] {
        (joined, open) = known
      } else {
        let found = series.centres.compactMap { calendars[$0] }
        joined = JoinedCalendar(centres: found, blackouts: blackouts)
        open = joined.openDays(in: programme.term)
        openDays[series.centres] = (joined, open)
      }
      for centre in series.centres where calendars[centre] == nil {
        run.report(
          .scheduleCoverage, "there is no holiday data for \(centre)", at: series.location, severity: .error)
      }
      guard joined.centres.count == series.centres.count else { continue }
      run.schedule(series, index: index, joined: joined, openDays: open)
    }
    run.reportUnknownChanges()
    return run.finish()
  }
}
