public import BusinessCalendar
public import Diagnostics

/// A meeting rule: how often, on which day, at what time, with whom.
public struct Series: Sendable {
  /// Where the occurrences come from.
  public enum Rule: Sendable, Hashable {
    /// One occurrence a period of that length.
    case periodic(Tenor, anchor: Anchor, day: DayRule)
    /// The dates of an RFC 5545 RRULE, one period for each of its intervals.
    case recurrence(String)
    /// A lag before or after each occurrence of another series, whose periods it shares.
    case relative(RelativeDay)
  }

  /// Where periods start.
  public enum Anchor: String, Sendable, Hashable, CaseIterable {
    /// Counted from the term's first day.
    case contract
    /// Counted from January, or from the Monday of ISO week 1 for tenors in weeks.
    case calendar
    /// Counted from the programme's `fiscal-year`.
    case fiscal
  }

  /// A date that follows from an occurrence.
  public struct Milestone: Sendable, Hashable {
    /// What is due.
    public let what: String
    /// How many business days before the occurrence.
    public let businessDaysBefore: Int
    /// On whose calendar: a party's id.
    public let party: String

    /// A milestone by its parts.
    public init(what: String, businessDaysBefore: Int, party: String) {
      self.what = what
      self.businessDaysBefore = businessDaysBefore
      self.party = party
    }
  }

  /// Its name in the programme; part of every occurrence's identity.
  public let id: String
  /// What the meeting is called.
  public let title: String
  /// What it is about.
  public let focus: String?
  /// The clause of the agreement that asks for it.
  public let clause: String?
  /// The calendar it is published in.
  public let calendar: String
  /// Where its occurrences come from.
  public let rule: Rule
  /// The dates allowed in a period; nil allows all.
  public let window: Window?
  /// When it starts; nil for an all-day series.
  public let time: LocalTime?
  /// The zone of `time`.
  public let zone: Zone
  /// How long it lasts, in minutes, 1 to 1440; of no meaning for an all-day series.
  public let minutes: Int
  /// How a date on a closed day is moved.
  public let convention: BusinessDayConvention
  /// The business centres that must be open.
  public let centres: [String]
  /// The roles without which it cannot be held.
  public let attendees: [String]
  /// The roles that are asked, and without which it can be held.
  public let optional: [String]
  /// The rooms and bridges of the workspace that it needs.
  public let resources: [String]
  /// Who leads: a party's id or `joint`.
  public let lead: String?
  /// The pack that goes with it.
  public let pack: String?
  /// Whether it looks back on the period before.
  public let reviewsPrevious: Bool
  /// Whether periods that the term holds only in part owe an occurrence.
  public let keepsStubs: Bool
  /// The least number of days from one occurrence to the next.
  public let spacing: Int?
  /// How many business days ahead a published occurrence stays where it is unless a hard rule is broken.
  public let freeze: Int?
  /// What is due before it.
  public let milestones: [Milestone]
  /// Where it stands.
  public let location: SourceLocation?
  /// Where its day rule or recurrence stands.
  public let ruleLocation: SourceLocation?

  /// A series by its parts.
  public init(
    id: String, title: String, focus: String?, clause: String?, calendar: String, rule: Rule, window: Window?,
    time: LocalTime?, zone: Zone, minutes: Int, convention: BusinessDayConvention, centres: [String],
    attendees: [String], lead: String?, pack: String?, reviewsPrevious: Bool, keepsStubs: Bool,
    milestones: [Milestone], optional: [String] = [], resources: [String] = [], spacing: Int? = nil,
    freeze: Int? = nil, location: SourceLocation?, ruleLocation: SourceLocation?
  ) {
    self.id = id
    self.title = title
    self.focus = focus
    self.clause = clause
    self.calendar = calendar
    self.rule = rule
    self.window = window
    self.time = time
    self.zone = zone
    self.minutes = minutes
    self.convention = convention
    self.centres = centres
    self.attendees = attendees
    self.lead = lead
    self.pack = pack
    self.reviewsPrevious = reviewsPrevious
    self.keepsStubs = keepsStubs
    self.milestones = milestones
    self.optional = optional
    self.resources = resources
    self.spacing = spacing
    self.freeze = freeze
    self.location = location
    self.ruleLocation = ruleLocation
  }
}

/// A person's move, pin or cancellation of one occurrence.
public struct Change: Sendable {
  /// What is done.
  public enum Action: Sendable, Hashable {
    /// To a date, and to a time where one is given.
    case move(CivilDate, LocalTime?)
    /// The meeting does not take place; its period keeps its identity.
    case cancel
  }

  /// The occurrence within its programme, `qbr/Y2-Q3`.
  public let occurrence: String
  /// What is done.
  public let action: Action
  /// Why.
  public let why: String
  /// Where it stands.
  public let location: SourceLocation?

  /// A change by its parts.
  public init(occurrence: String, action: Action, why: String, location: SourceLocation?) {
    self.occurrence = occurrence
    self.action = action
    self.why = why
    self.location = location
  }
}
