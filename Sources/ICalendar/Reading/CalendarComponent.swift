/// A component of an iCalendar file, with what stands in it (RFC 5545 section 3.6).
public struct CalendarComponent: Sendable {
  /// Its name in capitals, such as `VEVENT`.
  public let name: String
  /// The line of its BEGIN, from 1.
  public let line: Int
  /// Its own properties, in the order of the file.
  public internal(set) var properties: [CalendarProperty] = []
  /// The components in it, in the order of the file.
  public internal(set) var components: [CalendarComponent] = []

  /// The first property of that name, given in capitals.
  public func property(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }

  /// All properties of that name, given in capitals.
  public func properties(named name: String) -> [CalendarProperty] { properties.filter { $0.name == name } }

  /// The text of the first property of that name, its escapes undone; nil where there is none.
  public func text(_ name: String) -> String? { property(name)?.text }

  /// The components of that name that stand directly in it.
  public func components(named name: String) -> [CalendarComponent] { components.filter { $0.name == name } }
}
