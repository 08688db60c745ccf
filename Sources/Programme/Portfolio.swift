public import BusinessCalendar
public import Diagnostics

/// A workspace and all its programmes, as they stand in the files.
public struct Portfolio: Sendable {
  /// What all programmes share.
  public let workspace: Workspace
  /// The programmes, by id.
  public let programmes: [Programme]

  /// A portfolio by its parts.
  public init(workspace: Workspace, programmes: [Programme]) {
    self.workspace = workspace
    self.programmes = programmes.sorted { $0.id < $1.id }
  }
}

/// What all programmes of a workspace share: `entente.yaml`.
public struct Workspace: Sendable {
  /// The words, dates and money of packs.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case englishGB = "en-GB"
    case spanishPE = "es-PE"
  }

  /// A pattern that names files of programmes, relative to the workspace.
  public struct Pattern: Sendable, Hashable {
    /// A path; `*` stands for any part of a file's name.
    public let text: String
    /// Where it stands.
    public let location: SourceLocation?

    /// A pattern by its parts.
    public init(text: String, location: SourceLocation?) {
      self.text = text
      self.location = location
    }
  }

  /// Where the programmes are.
  public let programmes: [Pattern]
  /// Where the journal is: `sqlite:FILE`.
  public let journal: String
  /// The right-hand side of every event's UID.
  public let uidDomain: String
  /// The language of packs.
  public let language: Language
  /// Everyone who is planned for.
  public let people: [Person]
  /// Rooms and bridges, each in one meeting at a time.
  public let resources: [Resource]
  /// Days on which nothing is placed.
  public let blackouts: [Blackout]
  /// Changes to the shipped holiday data, by centre.
  public let holidays: [String: HolidayAmendment]
  /// Calendars whose whole-day events are holidays of a centre, by centre; before ``holidays`` applies.
  public let holidayFiles: [String: [OutsideFile]]
  /// The calendars of single audiences, beside those that every workspace has.
  public let calendars: [AudienceCalendar]
  /// How files of other systems are read, by name.
  public let imports: [ImportMapping]

  /// A workspace by its parts.
  public init(
    programmes: [Pattern], journal: String, uidDomain: String, language: Language, people: [Person],
    resources: [Resource] = [], blackouts: [Blackout], holidays: [String: HolidayAmendment],
    holidayFiles: [String: [OutsideFile]] = [:], calendars: [AudienceCalendar] = [],
    imports: [ImportMapping] = []
  ) {
    self.programmes = programmes
    self.journal = journal
    self.uidDomain = uidDomain
    self.language = language
    self.people = people
    self.resources = resources
    self.blackouts = blackouts
    self.holidays = holidays
    self.holidayFiles = holidayFiles
    self.calendars = calendars
    self.imports = imports
  }

  /// The workspace with other people.
  public func with(people: [Person]) -> Workspace {
    Workspace(
      programmes: programmes, journal: journal, uidDomain: uidDomain, language: language, people: people,
      resources: resources, blackouts: blackouts, holidays: holidays, holidayFiles: holidayFiles,
      calendars: calendars, imports: imports)
  }
}
