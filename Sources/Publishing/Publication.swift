public import Diagnostics
import ICalendar
public import Programme
import Scheduling

/// The calendar files of a workspace, as bytes: the same record gives the same bytes, on any day.
public struct Publication: Sendable {
  /// One calendar file.
  public struct File: Sendable {
    /// Which calendar it is.
    public let calendar: PublishedCalendar
    /// The bytes of RFC 5545.
    public let bytes: [UInt8]
    /// How many events it holds.
    public let eventCount: Int
  }

  /// One file a calendar, those without events too, so that a subscription never breaks.
  public let files: [File]
  /// What had to be written otherwise than the rules say.
  public let diagnostics: [Diagnostic]

  /// The files of what was published, or is about to be.
  ///
  /// - Parameter programmes: Whose names the calendars carry.
  /// - Throws: ``PublicationError`` where libical refuses.
  public init(of record: PublicationRecord, _ programmes: [Programme], workspace: Workspace)
    throws(PublicationError)
  {
    let names = Self.names(of: programmes)
    let view = SubscriberView(record)
    var written: [Set<AudienceCalendar.Field>: WrittenEvents] = [:]
    var files: [File] = []
    var diagnostics: [Diagnostic] = []
    for calendar in PublishedCalendar.all(of: workspace) {
      let held = view.events(of: calendar)
      let title = calendar.isOfAudience ? calendar.title : "\(calendar.title): \(names)"
      let file = CalendarFile(
        name: title, description: "\(calendar.title) of \(names), as the agreement asks for them.",
        colour: calendar.colour, refreshHours: 12, productID: SubscriberView.productID, events: held)
      do {
        let written = try CalendarWriter.bytes(
          of: file, sharing: &written[calendar.fields, default: WrittenEvents()])
        files.append(File(calendar: calendar, bytes: written.bytes, eventCount: held.count))
        diagnostics += written.notes.map {
          Diagnostic(.calendarZone, "\(calendar.fileName): \($0)", at: nil)
        }
      } catch {
        throw PublicationError(reason: "\(calendar.fileName): \(error.reason)")
      }
    }
    self.files = files
    self.diagnostics = diagnostics
  }

  /// What defines each calendar, by name.
  static func definitions(of schedules: [Schedule], workspace: Workspace) -> [String: String] {
    let names = names(of: schedules.map(\.programme))
    return Dictionary(
      PublishedCalendar.all(of: workspace).map { calendar in
        (calendar.id, calendar.definition(of: names))
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func names(of programmes: [Programme]) -> String {
    programmes.map(\.header.title.withoutAmounts).joined(separator: " · ")
  }
}

/// Why the calendars could not be made.
public struct PublicationError: Error, Sendable {
  /// In words.
  public let reason: String
}
