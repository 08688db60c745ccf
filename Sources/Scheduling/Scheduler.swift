public import BusinessCalendar
import Diagnostics
public import Programme

/// From rules to dates: expand, adjust, place, over all programmes of a workspace.
///
/// Series that follow others are placed after them, layer by layer: their dates depend on where those are held in the end.
public struct Scheduler: Sendable {
  let calendars: [String: HolidayCalendar]
  let blackouts: [Blackout]
  let people: [Person]
  let resources: [Resource]

  /// A scheduler for a workspace.
  ///
  /// - Parameter calendars: The holiday calendars by centre, with the workspace's own amendments applied; a series whose
  ///   centre is missing is reported and left out.
  public init(calendars: [String: HolidayCalendar], workspace: Workspace) {
    self.init(
      calendars: calendars, blackouts: workspace.blackouts, people: workspace.people,
      resources: workspace.resources)
  }

  /// A scheduler by its parts.
  public init(
    calendars: [String: HolidayCalendar], blackouts: [Blackout], people: [Person] = [],
    resources: [Resource] = []
  ) {
    self.calendars = calendars
    self.blackouts = blackouts
    self.people = people
    self.resources = resources
  }

  /// Dates every series of one programme that shares its people with no other and was never published.
  public func schedule(_ programme: Programme) -> Schedule {
    portfolio([programme], asOf: programme.term.first).schedules[0]
  }

  /// Dates every series of every programme over their terms; the schedules stand in the order of the programmes.
  ///
  /// - Parameters:
  ///   - asOf: The day from which published meetings are near or far, and before which they are history.
  ///   - published: Where subscribers last saw each meeting.
  public func schedule(_ programmes: [Programme], asOf: CivilDate, published: LastPublication = .none)
    -> [Schedule]
  {
    portfolio(programmes, asOf: asOf, published: published).schedules
  }

  /// As ``schedule(_:asOf:published:)``, with all that explains it.
  ///
  /// - Parameter answer: Starts from outside, in minutes since 1970-01-01T00:00Z by identity. Where it is given nothing is
  ///   searched for: a meeting is where the answer has it, and ``PortfolioSchedule/objections`` says what that breaks.
  public func portfolio(
    _ programmes: [Programme], asOf: CivilDate, published: LastPublication = .none,
    answer: [String: Int]? = nil
  ) -> PortfolioSchedule {
    var run = PortfolioRun(self, programmes, asOf: asOf, published: published, answer: answer)
    run.schedule()
    return run.finish()
  }

  /// Expands and adjusts every series of a programme, without placing anything: the dates that the rules give before
  /// anybody's hours are looked at, series that follow others left out.
  public func adjustedDates(of programme: Programme) -> [(id: String, date: CivilDate?)] {
    var cache = SeriesCalendars(calendars: calendars, blackouts: blackouts, term: programme.term)
    return programme.series.indices.flatMap { index -> [(String, CivilDate?)] in
      let series = programme.series[index]
      guard cache.missing(of: series.centres).isEmpty else { return [] }
      let (joined, openDays) = cache.joined(series.centres)
      var expansion = Expansion(programme: programme, index: index, joined: joined, openDays: openDays)
      return expansion.drafts().map { ("\(series.id)/\($0.period.label)", $0.adjusted) }
    }
  }
}
