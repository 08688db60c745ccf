import BusinessCalendar
import Programme

/// One occurrence whose start is looked for. Times are minutes since 1970-01-01T00:00Z.
struct PlacementMeeting: Sendable {
  /// Where subscribers last saw it.
  struct Published: Sendable {
    let start: Int
    /// 366 for today down to 0 for a year ahead.
    let urgency: Int
  }

  /// `mifibra-aws/qbr/Y2-Q3`.
  let id: String
  let rules: SeriesRules
  /// Its period.
  let period: DateSpan
  /// The dates that its period allows.
  let bound: DateSpan
  /// The nominal date moved to an open day.
  let adjusted: CivilDate
  /// Where the rule would have it.
  let preferred: Int
  /// Nil where it was not published, or the rule says something else since.
  let published: Published?
  /// Where it stays if it can: a published start before the freeze horizon.
  let frozen: Int?
  /// The only start: a pin, a meeting of the past, a frozen one.
  var fixed: Int?
  /// Whether others are dated from where it is, so that it stays there.
  var isFollowed = false
  /// Whether nothing asks for it any more.
  var isRetired = false
  var minutes: Int { rules.minutes }

  /// A start with what it costs by itself.
  struct Candidate: Sendable {
    let start: Int
    let day: Int
    let cost: PlacementCost
  }

  /// The first and the last day on which it can be.
  var reach: DateSpan { fixed.map { DateSpan(CivilDate(clamping: candidate($0).day)) } ?? bound }

  /// The days on which it may be held.
  var days: [CivilDate] { bound.filter { $0 == adjusted || rules.openDays.isOpen($0) } }

  /// Every allowed start, cheapest first, the earlier of two that cost the same.
  func options() -> [PlacementOption] {
    if let fixed { return [PlacementOption(candidate(fixed))] }
    var found: [PlacementOption] = []
    for day in days {
      let frame = DayFrame(rules, day)
      for start in frame.grid where frame.isAttendable(start) {
        let cost = cost(of: start, optionalAbsence: frame.optionalAbsence(start))
        found.append(PlacementOption(start: start, day: day.dayNumber, weight: cost.weight))
      }
    }
    if let published = published?.start, allows(published), !found.contains(where: { $0.start == published })
    {
      found.append(PlacementOption(candidate(published)))
    }
    return found.sorted { ($0.weight, $0.start) < ($1.weight, $1.start) }
  }

  /// Whether days, hours and absences allow a start.
  func allows(_ start: Int) -> Bool {
    let day = CivilDate(clamping: rules.zone.local(start).quotient(1440))
    guard bound.contains(day), day == adjusted || rules.openDays.isOpen(day), rules.isAttendable(start) else {
      return false
    }
    // A published start may lie beside the grid where the series' time was changed; the grid is for new ones.
    return start == published?.start || start == frozen || rules.series.time == nil
      || rules.grid(on: day).contains(start)
  }

  /// The cheapest start where its own rules allow one that costs nothing.
  var ideal: Candidate? {
    if let fixed { return candidate(fixed) }
    let wanted = published?.start ?? preferred
    guard allows(wanted) else { return nil }
    let candidate = candidate(wanted)
    // Optional absences could make another start cheaper.
    return rules.optionalAbsence(wanted) == 0 ? candidate : nil
  }

  func candidate(_ start: Int) -> Candidate {
    candidate(start, day: rules.zone.local(start).quotient(1440))
  }

  private func candidate(_ start: Int, day: Int) -> Candidate {
    Candidate(start: start, day: day, cost: cost(of: start))
  }

  /// What a start costs by itself, without its neighbours.
  ///
  /// Who is optional and cannot come costs nothing where there is no choice.
  func cost(of start: Int) -> PlacementCost {
    cost(of: start, optionalAbsence: fixed != nil || isFollowed ? 0 : rules.optionalAbsence(start))
  }

  private func cost(of start: Int, optionalAbsence: Int) -> PlacementCost {
    var cost = PlacementCost()
    if let published, published.start != start {
      cost.moves = 1
      cost.urgency = published.urgency
    }
    cost.displacement = (abs(start - preferred) + SeriesRules.step - 1) / SeriesRules.step + optionalAbsence
    return cost
  }

  /// What it costs to have no start at all.
  var costOfNone: PlacementCost {
    PlacementCost(
      unplaced: 1, moves: published == nil ? 0 : 1, urgency: published?.urgency ?? 0, displacement: 0)
  }
}
