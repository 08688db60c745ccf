public import BusinessCalendar

/// An action as a pack lists it.
public struct PackAction: Sendable, Hashable {
  /// How it stands.
  public enum State: String, Sendable, Hashable, CaseIterable { case open, slipped, done, dropped }

  /// Its name in the log.
  public let id: String
  /// What is to be done.
  public let what: String
  /// Who does it; nil for nobody.
  public let owner: String?
  /// The owner's party, by id.
  public let party: String?
  /// By when; nil for no date.
  public let due: CivilDate?
  /// Since when.
  public let opened: CivilDate
  /// The meeting that it is from, `qbr/Y2-Q2`.
  public let occurrence: String?
  /// How it stands.
  public let state: State
  /// How often its date was put off.
  public let slips: Int
  /// Why it was put off or dropped.
  public let reason: String?

  /// An action by its parts.
  public init(
    id: String, what: String, owner: String?, party: String?, due: CivilDate?, opened: CivilDate,
    occurrence: String?, state: State, slips: Int, reason: String?
  ) {
    self.id = id
    self.what = what
    self.owner = owner
    self.party = party
    self.due = due
    self.opened = opened
    self.occurrence = occurrence
    self.state = state
    self.slips = slips
    self.reason = reason
  }
}
