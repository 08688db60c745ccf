public import BusinessCalendar

/// One dated meeting of a series, or the stated reason why a period has none.
public struct Occurrence: Sendable {
  /// Whether it takes place.
  public enum Status: String, Sendable, Hashable {
    case confirmed, cancelled, unplaceable
  }

  /// One step of how its date came about.
  public struct Step: Sendable, Hashable {
    /// Which part of the engine took it.
    public enum Stage: String, Sendable, Hashable {
      case expand, adjust, place, change
    }
    /// Which part of the engine took it.
    public let stage: Stage
    /// The date it was about.
    public let date: CivilDate
    /// The start it was about, where it was about one.
    public let start: ZonedInstant?
    /// Whether that date was taken.
    public let isAccepted: Bool
    /// Why.
    public let reason: String
    /// Why, for subscribers: without who is away or in which other meeting.
    let discreet: String
    /// Whether it says that the meeting stands where it was published although its rules would have it elsewhere.
    let isStay: Bool

    init(
      stage: Stage, date: CivilDate, start: ZonedInstant? = nil, isAccepted: Bool, reason: String,
      discreet: String? = nil, isStay: Bool = false
    ) {
      self.stage = stage
      self.date = date
      self.start = start
      self.isAccepted = isAccepted
      self.reason = reason
      self.discreet = discreet ?? reason
      self.isStay = isStay
    }
  }

  /// Its period.
  public let period: Period
  /// The index of its series in the programme.
  public let seriesIndex: Int
  /// The day from which its rule counts.
  let basis: CivilDate
  /// What the rule says before holidays; nil only where a rule finds no day at all.
  public let nominalDate: CivilDate?
  /// The nominal date moved by the convention within its bound; nil where the bound has no open day.
  public let adjustedDate: CivilDate?
  /// Where it takes place in the end, or would have; nil for an unplaceable one.
  public let date: CivilDate?
  /// When it starts; nil for an all-day series.
  public let time: LocalTime?
  /// Whether it takes place.
  public let status: Status
  /// Whether a person moved it by hand; a pin is obeyed even where it breaks a rule.
  public let isPinned: Bool
  /// Why it is no longer where it was published; nil where it is, or was never published under this rule.
  let departure: String?
  /// The steps that need telling: most occurrences follow their rule, and have none.
  let remarks: [Step]

  /// How its date came about, from the rule to the date in the end.
  public var steps: [Step] {
    let isTold = remarks.contains { $0.stage == .expand }
    let expanded =
      isTold ? nil : nominalDate.map { Step(stage: .expand, date: $0, isAccepted: true, reason: "") }
    let adjusted = adjustedDate.map { Step(stage: .adjust, date: $0, isAccepted: true, reason: "") }
    return (expanded.map { [$0] } ?? []) + remarks.filter { $0.stage == .expand || $0.stage == .adjust }
      + (adjusted.map { [$0] } ?? [])
      + remarks.filter { $0.stage == .place || $0.stage == .change }
  }

  /// Why it is where it is, in a sentence; empty where the rule was simply followed.
  public var reason: String { remarks.map(\.reason).joined(separator: "; ") }

  /// ``reason`` for subscribers of several companies: without who is away or in which other meeting.
  var discreetReason: String { remarks.map(\.discreet).joined(separator: "; ") }
}
