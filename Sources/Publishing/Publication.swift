import BusinessCalendar
public import Diagnostics
import ICalendar
public import Programme
public import Scheduling

/// The calendar files of a workspace, as bytes: the same schedules give the same bytes, on any day.
public struct Publication: Sendable {
  /// One calendar file.
  public struct File: Sendable {
    /// Which calendar it is.
    public let kind: CalendarKind
    /// The bytes of RFC 5545.
    public let bytes: [UInt8]
    /// How many events it holds.
    public let eventCount: Int
  }

  /// One file a calendar, those without events too, so that a subscription never breaks.
  public let files: [File]
  /// What had to be written otherwise than the rules say.
  public let diagnostics: [Diagnostic]

  /// The files of schedules.
  ///
  /// - Throws: ``PublicationError`` where libical refuses.
  public init(_ schedules: [Schedule], workspace: Workspace) throws(PublicationError) {
    let programmes = Dictionary(
      schedules.map { ($0.programme.id, $0.programme) }, uniquingKeysWith: { first, _ in first })
    let names = schedules.map(\.programme.header.title).joined(separator: " · ")
    var events: [CalendarKind: [CalendarEvent]] = [:]
    for entry in schedules.flatMap(\.agenda) {
      guard let programme = programmes[entry.programme] else { continue }
      let event = CalendarEvent(entry, of: programme, uidDomain: workspace.uidDomain)
      events[.all, default: []].append(event)
      if let kind = CalendarKind(rawValue: entry.calendar), kind != .all {
        events[kind, default: []].append(event)
      }
    }
    var files: [File] = []
    var diagnostics: [Diagnostic] = []
    for kind in CalendarKind.allCases {
      let calendar = CalendarFile(
        name: "\(kind.title): \(names)",
        description: "\(kind.title) of \(names), as the agreement asks for them.",
        colour: kind.colour, refreshHours: 12, productID: "-//Entente//Entente//EN",
        events: events[kind] ?? [])
      do {
        let written = try CalendarWriter.bytes(of: calendar)
        files.append(File(kind: kind, bytes: written.bytes, eventCount: calendar.events.count))
        diagnostics += written.notes.map {
          Diagnostic(.calendarZone, "\(kind.fileName): \($0)", at: nil)
        }
      } catch {
        throw PublicationError(reason: "\(kind.fileName): \(error.reason)")
      }
    }
    self.files = files
    self.diagnostics = diagnostics
  }
}

/// Why the calendars could not be made.
public struct PublicationError: Error, Sendable {
  /// In words.
  public let reason: String
}
