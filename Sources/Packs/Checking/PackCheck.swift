public import Actions
public import BusinessCalendar
public import Diagnostics

/// The lint of a finished pack.
///
/// Minutes sum to the slot, and at most half of them look back; every decision and action has an owner and a date; more than
/// eight attendees are a note; a table that is older than the meeting's period is stale, and so is a value that its scorecard
/// calls so; no section is empty, and nothing is left to be written; no conflict is unsettled, and every keep block is closed.
public enum PackCheck {
  /// What is known of the meeting that a pack is of.
  public struct Meeting: Sendable {
    /// How long it lasts; nil where it takes the whole day.
    public let minutes: Int?
    /// When it takes place.
    public let date: CivilDate?
    /// The period that it is held in, whose length is that of the period on which it looks back.
    public let period: DateSpan
    /// Who may own what it decides.
    public let owners: ActionOwners
    /// The metrics whose values are stale on its day.
    public let staleMetrics: [StaleMetric]

    /// A meeting by its parts.
    public init(
      minutes: Int?, date: CivilDate?, period: DateSpan, owners: ActionOwners,
      staleMetrics: [StaleMetric] = []
    ) {
      (self.minutes, self.date, self.period, self.owners) = (minutes, date, period, owners)
      self.staleMetrics = staleMetrics
    }
  }

  /// A metric whose newest value is older than its period and grace allow, as the scorecard judges it.
  public struct StaleMetric: Sendable, Hashable {
    /// What the metric is called.
    public let title: String
    /// The day of its newest value.
    public let date: CivilDate
    /// The last day on which that value was not stale.
    public let freshUntil: CivilDate

    /// A judgement by its parts.
    public init(title: String, date: CivilDate, freshUntil: CivilDate) {
      (self.title, self.date, self.freshUntil) = (title, date, freshUntil)
    }
  }

  /// Everything that is found, by place.
  public static func examine(_ file: SourceFile, of meeting: Meeting) -> [Diagnostic] {
    let kept = KeptBlocks(file)
    let document = PackDocument(file)
    let findings =
      kept.problems.map { $0.diagnostic(in: file) } + ConflictMarkers.diagnostics(in: file)
      + AgendaRule.findings(in: document, minutes: meeting.minutes)
      + PromiseRule.findings(in: document, owners: meeting.owners)
      + StaleRule.findings(in: document, meeting: meeting) + EmptyRule.findings(in: document)
    return findings.sorted()
  }
}
