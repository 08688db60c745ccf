public import Programme
public import Scheduling

/// A calendar that a workspace publishes: one of those that every workspace has, or an audience's own.
public struct PublishedCalendar: Sendable, Hashable {
  /// Which events it holds.
  private enum Choice: Sendable, Hashable {
    case everything
    case calendar(String)
    case filter(AudienceCalendar.Filter)
  }

  /// Its name, which is its file's too.
  public let id: String
  /// What subscribers see as its name.
  public let title: String
  /// Its colour, a CSS3 name (RFC 7986 section 5.9).
  let colour: String
  /// What of an event its subscribers see.
  let fields: Set<AudienceCalendar.Field>
  private let choice: Choice

  /// The file it is published as.
  public var fileName: String { "\(id).ics" }

  /// Whether it is one of a single audience.
  public var isOfAudience: Bool { if case .filter = choice { true } else { false } }

  /// All calendars of a workspace, in the order in which they are listed.
  public static func all(of workspace: Workspace) -> [PublishedCalendar] {
    CalendarKind.allCases.map { PublishedCalendar($0) } + workspace.calendars.map { PublishedCalendar($0) }
  }

  init(_ kind: CalendarKind) {
    id = kind.rawValue
    title = kind.title
    colour = kind.colour
    fields = Set(AudienceCalendar.Field.allCases)
    choice = kind == .all ? .everything : .calendar(kind.rawValue)
  }

  init(_ audience: AudienceCalendar) {
    id = audience.id
    title = audience.title.withoutAmounts
    colour = audience.colour
    fields = audience.fields
    choice = .filter(audience.filter)
  }

  /// Whether it holds an event.
  ///
  /// - Parameter identity: `programme/series/period`.
  public func holds(_ identity: String, calendar: String, _ attendance: Attendance) -> Bool {
    switch choice {
    case .everything: return true
    case .calendar(let name): return calendar == name
    case .filter(let filter):
      let parts = identity.split(separator: "/", maxSplits: 2).map(String.init)
      guard parts.count > 1 else { return false }
      func meets(_ wanted: Set<String>, _ found: [String]) -> Bool {
        wanted.isEmpty || found.contains(where: wanted.contains)
      }
      return meets(filter.programmes, [parts[0]])
        && meets(filter.series, [parts[1], "\(parts[0])/\(parts[1])"])
        && meets(filter.parties, attendance.parties) && meets(filter.roles, attendance.roles)
        && meets(filter.people, attendance.people)
    }
  }

  /// Whether it holds a line of the agenda.
  public func holds(_ entry: AgendaEntry) -> Bool {
    holds(entry.id, calendar: entry.calendar, Attendance(entry))
  }

  /// What defines it, as a publication records it: a calendar that is defined otherwise is written anew.
  ///
  /// - Parameter names: The programmes', which every calendar's description has, and its title unless it is an audience's.
  func definition(of names: String) -> String {
    var words = ["title \(isOfAudience ? title : names)", "colour \(colour)"]
    if case .filter(let filter) = choice {
      words.append("of \(names)")
      for (key, names) in [
        ("programme", filter.programmes), ("series", filter.series), ("party", filter.parties),
        ("role", filter.roles), ("person", filter.people), ("fields", Set(fields.map(\.rawValue))),
      ] where !names.isEmpty || key == "fields" {
        words.append("\(key) \(names.sorted().joined(separator: " "))")
      }
    }
    return words.joined(separator: "\n")
  }
}
