public import BusinessCalendar
import Programme

/// Where subscribers last saw each occurrence.
///
/// What stands here moves only for a reason: see ``PlacementCost``.
public struct LastPublication: Sendable {
  /// One published meeting.
  public struct Meeting: Sendable, Hashable {
    /// When it starts.
    public let start: ZonedInstant
    /// What the rule said when it was published, ``AgendaEntry/rule``. Where it says something else now, a person wants
    /// the meeting elsewhere, and the published start has no claim.
    public let rule: String

    /// A published meeting by its parts.
    public init(start: ZonedInstant, rule: String) {
      self.start = start
      self.rule = rule
    }
  }

  /// The meetings that took place or will, by identity, `mifibra-aws/qbr/Y2-Q3`.
  public let meetings: [String: Meeting]

  /// Where cancelled meetings were seen last, by identity.
  public let cancelled: [String: ZonedInstant]

  /// A publication by its parts.
  public init(meetings: [String: Meeting], cancelled: [String: ZonedInstant] = [:]) {
    self.meetings = meetings
    self.cancelled = cancelled
  }

  /// Where subscribers saw an occurrence last, whether or not it takes place.
  func place(of id: String) -> ZonedInstant? { meetings[id]?.start ?? cancelled[id] }

  /// Nothing was published yet.
  public static let none = LastPublication(meetings: [:])
}

/// What a rule says of a period: its words, the time, and the day from which it counts: the period's first, or that of the
/// occurrence which it follows. Not the nominal date, which a new holiday moves under a business-day rule although nobody
/// asked for another day.
struct RuleClaim: Sendable {
  /// `every 1 month (contract), 2nd tuesday at 10:00`.
  let words: String

  init(_ series: Series) { words = series.ruleWords + (series.time.map { " at \($0)" } ?? "") }

  func text(from basis: CivilDate) -> String { words + ", from " + basis.description }
}
