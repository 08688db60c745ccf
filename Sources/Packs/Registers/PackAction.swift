public import BusinessCalendar

/// An action as a pack lists it.
public struct PackAction: Sendable, Hashable {
  /// How it stands.
  public enum State: String, Sendable, Hashable, CaseIterable { case open, slipped, done, dropped }

  /// Its name in the log, `A-12`.
  public let id: String
  /// What is to be done.
  public let what: String
  /// Who does it: a role or a person of the programme, by id.
  public let owner: String
  /// By when.
  public let due: CivilDate
  /// Since when.
  public let opened: CivilDate
  /// The meeting that it is from, `qbr/Y2-Q2`; nil where it is from none.
  public let occurrence: String?
  /// How it stands.
  public let state: State
  /// How often its date was put off.
  public let slips: Int
  /// Why it was put off, done as it was, or dropped: what was said last.
  public let reason: String?
  /// The day on which it was done or dropped; nil while it is open.
  public let closed: CivilDate?
  /// The meeting whose pack said that it is done or dropped; nil where a command did.
  public let closedIn: String?

  /// An action by its parts.
  public init(
    id: String, what: String, owner: String, due: CivilDate, opened: CivilDate, occurrence: String?,
    state: State, slips: Int, reason: String?, closed: CivilDate? = nil, closedIn: String? = nil
  ) {
    self.id = id
    self.what = what
    self.owner = owner
    self.due = due
    self.opened = opened
    self.occurrence = occurrence
    self.state = state
    self.slips = slips
    self.reason = reason
    self.closed = closed
    self.closedIn = closedIn
  }

  /// Whether it is still to be done.
  var isOpen: Bool { state == .open || state == .slipped }
}
