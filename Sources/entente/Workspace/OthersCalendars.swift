import BusinessCalendar
import Diagnostics
import ICalendar
import Programme

/// The calendars that others wrote and a workspace names, read: holidays by centre, and people with all their absences.
struct OthersCalendars {
  /// The whole-day events by centre; a centre none of whose files could be read has none.
  private(set) var holidays: [String: DayEvents] = [:]
  /// The people of the workspace.
  private(set) var people: [Person] = []
  /// What is wrong with the files, at the places that name them or within them.
  private(set) var diagnostics: [Diagnostic] = []

  /// Larger files are refused: a person's calendar of ten years is a twentieth of it.
  private static let sizeLimit = 16 << 20
  /// Of one file no more is told.
  private static let mostNotes = 20

  private let root: String

  /// Nothing read yet.
  static let none = OthersCalendars()

  private init() { root = "" }

  init(_ workspace: Workspace, _ programmes: [Programme], in root: String) {
    self.init(holidaysOf: Set(workspace.holidayFiles.keys), workspace, in: root)
    let span = Self.span(of: programmes)
    people = workspace.people.map { person in
      let zone = Self.zone(of: person, in: programmes)
      return person.awayFiles.reduce(person) { person, file in
        guard let busy = readAbsences(file, zone: zone, within: span) else { return person }
        return person.away(also: busy.days, times: busy.times)
      }
    }
  }

  /// Only the holidays of some centres, and nobody's absences.
  init(holidaysOf centres: Set<String>, _ workspace: Workspace, in root: String) {
    self.root = root
    for (centre, files) in workspace.holidayFiles.sorted(by: { $0.key < $1.key })
    where centres.contains(centre) {
      let read = files.compactMap { readHolidays($0) }
      if !read.isEmpty { holidays[centre] = DayEvents(joining: read) }
    }
  }

  /// A centre's holidays with those of its files; nil where neither has any.
  func calendar(of centre: String, shipped: HolidayCalendar?) -> HolidayCalendar? {
    guard let events = holidays[centre] else { return shipped }
    guard let shipped else { return try? HolidayCalendar(centre: centre, events) }
    // The same feast under another name is no second one.
    let further = events.holidays(within: shipped.coverage).filter { shipped.holidays(on: $0.date).isEmpty }
    return shipped.applying(HolidayAmendment(add: further))
  }

  private mutating func readHolidays(_ file: OutsideFile) -> DayEvents? {
    guard let (bytes, source) = read(file) else { return nil }
    do {
      let events = try DayEvents(ics: bytes)
      tell(events.notes, of: file, source)
      let observances = events.events.count { $0.isObservance }
      if observances > 0 {
        note(
          file,
          "\(observances) of its days are marked as observances, and close nothing; 'observe' or 'add' those that do"
        )
      }
      guard events.events.isEmpty else { return events }
      diagnostics.append(
        Diagnostic(
          .calendarFile, "'\(file.path)' holds no whole-day event, so it says nothing of holidays",
          at: file.location))
    } catch {
      refuse(file, error)
    }
    return nil
  }

  private mutating func readAbsences(_ file: OutsideFile, zone: Zone, within span: DateSpan?) -> BusyTimes? {
    guard let (bytes, source) = read(file) else { return nil }
    do {
      let busy = try BusyTimes(ics: bytes, zone: zone, within: span ?? DateSpan(.earliest))
      tell(busy.notes, of: file, source)
      if busy.freeCount > 0 {
        let count = busy.freeCount
        note(
          file,
          "\(count) event\(count == 1 ? " is" : "s are") shown as free, and \(count == 1 ? "does" : "do") not count; "
            + "show as busy whatever is an absence")
      }
      if busy.isEmpty {
        diagnostics.append(
          Diagnostic(
            .calendarFile, "'\(file.path)' holds no event, so it says nothing of absences", at: file.location,
            severity: .warning))
      } else if let span, busy.days.isEmpty, busy.times.isEmpty {
        note(file, "no absence of it lies within \(span), the terms of all programmes")
      }
      return busy
    } catch {
      refuse(file, error)
      return nil
    }
  }

  private mutating func read(_ file: OutsideFile) -> (bytes: [UInt8], source: SourceFile)? {
    switch InputFile.bytes(at: "\(root)/\(file.path)", shownAs: file.path, limit: Self.sizeLimit) {
    case .failure(let error):
      diagnostics.append(
        Diagnostic(
          .fileRead, "\(error.diagnostic.message); export the calendar there as iCalendar, or strike it here",
          at: file.location))
      return nil
    case .success(let bytes):
      let (source, problem) = SourceFile.decode(bytes, path: file.path)
      if let problem {
        diagnostics.append(
          Diagnostic(problem.code, problem.message, at: problem.location, severity: .warning))
      }
      return (bytes, source)
    }
  }

  private mutating func refuse(_ file: OutsideFile, _ error: CalendarReadingError) {
    diagnostics.append(
      Diagnostic(
        .calendarFile, "'\(file.path)' cannot be used: \(error.reason); export it anew as .ics",
        at: file.location))
  }

  private mutating func note(_ file: OutsideFile, _ message: String) {
    diagnostics.append(
      Diagnostic(.calendarEvent, "'\(file.path)': \(message)", at: file.location, severity: .note))
  }

  private mutating func tell(_ notes: [CalendarNote], of file: OutsideFile, _ source: SourceFile) {
    for note in notes.prefix(Self.mostNotes) {
      let severity: Diagnostic.Severity = note.isLoss ? .warning : .note
      guard let line = note.line else {
        diagnostics.append(
          Diagnostic(.calendarEvent, "'\(file.path)': \(note.message)", at: file.location, severity: severity)
        )
        continue
      }
      diagnostics.append(
        Diagnostic(
          .calendarEvent, note.message, at: SourceLocation(file: source, line: line), severity: severity,
          notes: [.init("the file is named here", at: file.location)]))
    }
    if notes.count > Self.mostNotes {
      diagnostics.append(
        Diagnostic(
          .calendarEvent, "'\(file.path)': \(notes.count - Self.mostNotes) more of its events count in part",
          at: file.location))
    }
  }

  /// The days of all terms; nil without a programme.
  private static func span(of programmes: [Programme]) -> DateSpan? {
    guard let first = programmes.map(\.term.first).min(), let last = programmes.map(\.term.last).max() else {
      return nil
    }
    return DateSpan(first, last)
  }

  /// Where a person works: as the workspace says, else where the party is.
  private static func zone(of person: Person, in programmes: [Programme]) -> Zone {
    if let zone = person.zone { return zone }
    for programme in programmes {
      if let party = programme.parties.first(where: { party in
        party.id == person.party || programme.assignments[party.id]?.values.contains(person.id) == true
      }) {
        return party.zone
      }
    }
    return .utc
  }
}
