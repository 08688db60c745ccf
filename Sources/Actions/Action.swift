public import BusinessCalendar

/// Something that somebody promised to do by a date.
public struct Action: Sendable, Hashable {
  /// Whether it is still to be done.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case open, done, dropped
  }

  /// A due date that was put off.
  public struct Slip: Sendable, Hashable {
    /// When that was said.
    public let on: CivilDate
    /// The date that was not kept.
    public let from: CivilDate
    /// The date that took its place.
    public let to: CivilDate
    /// Why.
    public let reason: String
  }

  /// Its name in the programme: `A-12`.
  public let id: String
  /// What is to be done.
  public internal(set) var what: String
  /// Who does it: a role or a person of the programme.
  public internal(set) var owner: String
  /// By when.
  public internal(set) var due: CivilDate
  /// The meeting that it came from, `qbr/Y2-Q3`; nil where it came from none.
  public let occurrence: String?
  /// The day on which it was set.
  public let added: CivilDate
  /// Whether it is still to be done.
  public internal(set) var state: State = .open
  /// How often it was put off, in order.
  public internal(set) var slips: [Slip] = []
  /// Why it was done as it was, put off or dropped: what was said last.
  public internal(set) var reason: String?
  /// The meeting whose pack said that it is done or dropped; nil where a command did, and while it is open.
  public internal(set) var closedBy: String?
  /// The day of the last step.
  public internal(set) var since: CivilDate

  init(
    id: String, what: String, owner: String, due: CivilDate, occurrence: String?, added: CivilDate,
    reason: String?
  ) {
    (self.id, self.what, self.owner, self.due) = (id, what, owner, due)
    (self.occurrence, self.added, self.reason, since) = (occurrence, added, reason, added)
  }

  /// The day on which it was done or dropped; nil while it is open.
  public var closed: CivilDate? { state == .open ? nil : since }

  /// How many days it is or was open, on a date.
  public func age(on date: CivilDate) -> Int { max(0, (closed ?? date).dayNumber - added.dayNumber) }

  /// Whether it is open after its due date.
  public func isOverdue(on date: CivilDate) -> Bool { state == .open && due < date }
}

/// What a meeting decided.
public struct Decision: Sendable, Hashable {
  /// Its name in the programme: `D-3`.
  public let id: String
  /// What was decided.
  public let what: String
  /// Who answers for it.
  public let owner: String
  /// From when it holds.
  public let date: CivilDate
  /// The meeting that decided it.
  public let occurrence: String?
}

/// Who was at a meeting.
public struct Attendance: Sendable, Hashable {
  /// The meeting, `qbr/Y2-Q3`.
  public let occurrence: String
  /// The roles and people who came, in the order in which they were written down.
  public let present: [String]
  /// Those who sent apologies.
  public let absent: [String]
}
