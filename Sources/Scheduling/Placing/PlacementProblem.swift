public import BusinessCalendar
import Programme

/// The placement problem in a form that any solver can take: see `docs/placement-problem.md`. Times are minutes since
/// 1970-01-01T00:00Z.
public struct PlacementProblem: Sendable {
  /// Allowed starts `first`, `first` + 30, …, `last` of one day.
  public struct Starts: Sendable, Hashable {
    /// The first.
    public let first: Int
    /// The last.
    public let last: Int
    /// What each costs for optional people who are away or not at work, in half-hours.
    public let extra: Int
    /// The day in the series' zone, in days since 1970-01-01.
    public let day: Int
  }

  /// One meeting.
  public struct Meeting: Sendable {
    /// `mifibra-aws/qbr/Y2-Q3`.
    public let id: String
    /// How long it takes; 0 for all-day ones, which take up nobody's time.
    public let minutes: Int
    /// Where its rule would have it.
    public let preferred: Int
    /// Who must be there, as indexes into ``PlacementProblem/people``.
    public let required: [Int]
    /// Who is asked to be there.
    public let optional: [Int]
    /// Where subscribers last saw it.
    public let published: Int?
    /// 366 for a published start today down to 0 for one a year ahead.
    public let urgency: Int
    /// Its only start: a pin, a meeting of the past, a frozen one, or one that others are dated from.
    public let fixed: Int?
    /// The day of ``fixed``.
    public let fixedDay: Int?
    /// Where it may start, ascending; nothing where it is fixed.
    public let starts: [Starts]
    /// Where this program puts it.
    public let answer: Int?
  }

  /// Two meetings whose days are to be so many apart.
  public struct Apart: Sendable {
    /// The earlier meeting's index.
    public let first: Int
    /// The later meeting's index.
    public let second: Int
    /// The least number of days between.
    public let days: Int
  }

  /// The day from which it was looked.
  public let asOf: CivilDate
  /// Everyone and everything that is in one meeting at a time.
  public let people: [String]
  /// The meetings.
  public let meetings: [Meeting]
  /// What must be apart.
  public let apart: [Apart]
  /// Starts lie so many minutes apart.
  public static let step = SeriesRules.step
  /// What it costs to do without one optional person.
  public static let optionalCost = SeriesRules.optionalCost
}

extension PortfolioSchedule {
  /// The problem that was solved, with every start written out.
  public var problem: PlacementProblem {
    let live = board.live
    let positions = Dictionary(live.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var apart: [PlacementProblem.Apart] = []
    for (position, index) in live.enumerated() {
      let meeting = board.meetings[index]
      guard let days = meeting.rules.series.spacing else { continue }
      for other in board.siblings(of: meeting) where other > index {
        // Those that no start brings so near need not be said.
        let gap = board.meetings[other].reach.first - meeting.reach.last
        let back = meeting.reach.first - board.meetings[other].reach.last
        guard gap < days, back < days, let second = positions[other] else { continue }
        apart.append(.init(first: position, second: second, days: days))
      }
    }
    return PlacementProblem(
      asOf: asOf, people: directory.attendees.map(\.key), meetings: live.map(meeting), apart: apart)
  }

  private func meeting(_ index: Int) -> PlacementProblem.Meeting {
    let meeting = board.meetings[index]
    var starts: [PlacementProblem.Starts] = []
    func add(_ start: Int, _ day: CivilDate, extra: Int) {
      if let last = starts.last, last.day == day.dayNumber, last.extra == extra,
        last.last + SeriesRules.step == start
      {
        starts[starts.count - 1] = .init(first: last.first, last: start, extra: extra, day: last.day)
      } else {
        starts.append(.init(first: start, last: start, extra: extra, day: day.dayNumber))
      }
    }
    // Others are counted from where this one is, so that moving it would change the problem.
    let fixed = meeting.fixed ?? (meeting.isFollowed ? board.places[index]?.start : nil)
    if fixed == nil, !meeting.isFollowed {
      for day in meeting.days {
        let frame = DayFrame(meeting.rules, day)
        var allowed = frame.grid.filter(frame.isAttendable)
        // A published start counts even where it lies beside the grid.
        if let published = meeting.published?.start, !allowed.contains(published), meeting.allows(published),
          meeting.candidate(published).day == day.dayNumber
        {
          allowed = (allowed + [published]).sorted()
        }
        for start in allowed { add(start, day, extra: frame.optionalAbsence(start)) }
      }
    }
    return PlacementProblem.Meeting(
      id: meeting.id, minutes: meeting.minutes, preferred: meeting.preferred,
      required: meeting.rules.required.map(\.number), optional: meeting.rules.optional.map(\.number),
      published: meeting.published?.start, urgency: meeting.published?.urgency ?? 0, fixed: fixed,
      fixedDay: fixed.map { meeting.candidate($0).day }, starts: starts,
      answer: board.places[index]?.start)
  }
}
