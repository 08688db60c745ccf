public import Diagnostics

/// A calendar for one audience: a part of all meetings, of which it sees what its rule says.
public struct AudienceCalendar: Sendable, Hashable {
  /// What of an event an audience may see. Its time, whether it takes place, and its classification it always sees; with
  /// the title also which occurrence it is.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case title, location, focus, attendees, reason, clause, pack
  }

  /// Which meetings are wanted: those that match one word of every kind that is given.
  public struct Filter: Sendable, Hashable {
    /// Programmes by id.
    public let programmes: Set<String>
    /// Series by id, or as `programme/series`.
    public let series: Set<String>
    /// Parties with a seat in the meeting.
    public let parties: Set<String>
    /// Roles that attend.
    public let roles: Set<String>
    /// People of the workspace who attend.
    public let people: Set<String>

    /// A filter by its parts; an empty set asks for nothing of its kind.
    public init(
      programmes: Set<String> = [], series: Set<String> = [], parties: Set<String> = [],
      roles: Set<String> = [], people: Set<String> = []
    ) {
      self.programmes = programmes
      self.series = series
      self.parties = parties
      self.roles = roles
      self.people = people
    }
  }

  /// A word of a filter that names something, and where it stands.
  public struct Reference: Sendable, Hashable {
    /// What it names.
    public enum Kind: String, Sendable, Hashable { case programme, series, party, role, person }
    /// What it names.
    public let kind: Kind
    /// The name.
    public let name: String
    /// Where it stands.
    public let location: SourceLocation?

    /// A reference by its parts.
    public init(kind: Kind, name: String, location: SourceLocation?) {
      self.kind = kind
      self.name = name
      self.location = location
    }
  }

  /// Its name, which is its file's too: `cto-office` becomes `cto-office.ics`.
  public let id: String
  /// What subscribers see as its name.
  public let title: String
  /// A CSS3 colour name (RFC 7986 section 5.9).
  public let colour: String
  /// Which meetings it holds.
  public let filter: Filter
  /// What of them its audience sees.
  public let fields: Set<Field>
  /// The names in its filter that programmes must know.
  public let references: [Reference]

  /// A calendar by its parts.
  public init(
    id: String, title: String, colour: String = "slategray", filter: Filter,
    fields: Set<Field> = Set(Field.allCases), references: [Reference] = []
  ) {
    self.id = id
    self.title = title
    self.colour = colour
    self.filter = filter
    self.fields = fields
    self.references = references
  }
}
