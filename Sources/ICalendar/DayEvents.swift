public import BusinessCalendar
internal import CLibical

/// A whole-day event that somebody else wrote: a holiday, an absence.
public struct DayEvent: Sendable, Hashable {
  /// Its days.
  public let days: DateSpan
  /// What it is called; empty where it has no SUMMARY.
  public let title: String
  /// Whether it is one of a recurrence without an end, of which only a part is given.
  public let recursForever: Bool
}

/// Why a file is no calendar.
public struct CalendarReadingError: Error, Sendable, Hashable {
  /// In words, without the file's name.
  public let reason: String
}

/// The whole-day events of an iCalendar file, recurrences expanded (RFC 5545 section 3.8.5).
public struct DayEvents: Sendable {
  /// In order of their days, then of their titles.
  public let events: [DayEvent]
  /// What was passed over, in words: events at a time of day, recurrences that this program does not expand.
  public let notes: [String]

  /// Years of a recurrence without an end that are given.
  static let yearsOfEndless = 50
  /// More days than any calendar of holidays or absences holds.
  static let mostDays = 200_000

  /// Reads a file. Cancelled events are no events; a changed instance of a recurrence stands for the one it replaces.
  ///
  /// - Throws: ``CalendarReadingError`` where the bytes are no calendar.
  public init(ics bytes: [UInt8]) throws(CalendarReadingError) {
    if bytes.contains(0) {
      throw CalendarReadingError(reason: "it holds a NUL byte, so it is no iCalendar file")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let read: [RawDayEvent]? = Libical.locked { RawDayEvent.all(in: text) }
    guard let read else {
      throw CalendarReadingError(reason: "it is no iCalendar file: it has no BEGIN:VCALENDAR that ends")
    }
    var replaced: [String: Set<CivilDate>] = [:]
    for event in read {
      if let date = event.replaces { replaced[event.uid, default: []].insert(date) }
    }
    var events: [DayEvent] = []
    var notes: [String] = []
    var days = 0
    for event in read where !event.isCancelled {
      let dated = event.expanded(
        except: event.replaces == nil ? replaced[event.uid] ?? [] : [], notes: &notes)
      days += dated.count * event.length
      if days > Self.mostDays {
        throw CalendarReadingError(reason: "its events take up more than \(Self.mostDays) days")
      }
      events += dated
    }
    let timed = read.count { $0.start == nil }
    if timed > 0 {
      notes.append("\(timed) event\(timed == 1 ? " is" : "s are") not of whole days, and passed over")
    }
    self.notes = notes
    self.events = events.sorted {
      ($0.days.first, $0.days.last, $0.title) < ($1.days.first, $1.days.last, $1.title)
    }
  }
}

/// One VEVENT as it stands in the file.
private struct RawDayEvent: Sendable {
  var uid = ""
  var title = ""
  var start: CivilDate?
  var length = 1
  var rules: [String] = []
  var further: [CivilDate] = []
  var excluded: Set<CivilDate> = []
  var replaces: CivilDate?
  var isCancelled = false

  /// Every VEVENT of all calendars in a text; nil where it holds no calendar. Only inside ``Libical/locked(_:)``.
  static func all(in text: String) -> [RawDayEvent]? {
    guard let root = text.withCString({ icalparser_parse_string($0) }) else { return nil }
    defer { icalcomponent_free(root) }
    var calendars: [OpaquePointer] = []
    if icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT {
      calendars = [root]
    } else {
      // Several calendars in one file are held together by a component of libical's own.
      var next = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
      while let calendar = next {
        calendars.append(calendar)
        next = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
      }
    }
    guard !calendars.isEmpty else { return nil }
    var result: [RawDayEvent] = []
    for calendar in calendars {
      var next = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
      while let event = next {
        result.append(RawDayEvent(event))
        next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
      }
    }
    return result
  }

  init(_ component: OpaquePointer) {
    var end: CivilDate?
    var next = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
    while let property = next {
      switch icalproperty_isa(property) {
      case ICAL_UID_PROPERTY: uid = Self.text(property)
      case ICAL_SUMMARY_PROPERTY: title = Self.text(property)
      case ICAL_STATUS_PROPERTY: isCancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED
      case ICAL_DTSTART_PROPERTY: start = CivilDate(day: icalproperty_get_dtstart(property))
      case ICAL_DTEND_PROPERTY: end = CivilDate(day: icalproperty_get_dtend(property))
      case ICAL_DURATION_PROPERTY:
        let duration = icalproperty_get_duration(property)
        length = max(1, Int(duration.days) + 7 * Int(duration.weeks))
      case ICAL_RRULE_PROPERTY: rules.append(Self.text(property))
      case ICAL_RDATE_PROPERTY:
        if let date = CivilDate(day: icalproperty_get_rdate(property).time) { further.append(date) }
      case ICAL_EXDATE_PROPERTY:
        if let date = CivilDate(day: icalproperty_get_exdate(property)) { excluded.insert(date) }
      case ICAL_RECURRENCEID_PROPERTY: replaces = CivilDate(day: icalproperty_get_recurrenceid(property))
      default: break
      }
      next = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
    }
    // DTEND is the day after the last (RFC 5545 section 3.6.1).
    if let start, let end, end > start { length = end - start }
    length = min(length, DayEvents.mostDays + 1)
  }

  /// The value as the file has it, unescaped where it is TEXT.
  private static func text(_ property: OpaquePointer) -> String {
    if let value = icalproperty_get_value(property), icalvalue_isa(value) == ICAL_TEXT_VALUE,
      let text = icalvalue_get_text(value)
    {
      return String(cString: text)
    }
    guard let text = icalproperty_get_value_as_string_r(property) else { return "" }
    defer { icalmemory_free_buffer(text) }
    return String(cString: text)
  }

  /// Each occurrence of it. A rule that this program does not expand gives its start alone.
  func expanded(except replaced: Set<CivilDate>, notes: inout [String]) -> [DayEvent] {
    guard let start else { return [] }
    var starts: Set<CivilDate> = [start]
    starts.formUnion(further)
    var isEndless = false
    for text in rules {
      do {
        let rule = try RecurrenceRule(text)
        isEndless = isEndless || !rule.hasEnd
        starts.formUnion(
          rule.dates(from: start, through: start.adding(months: 12 * DayEvents.yearsOfEndless)))
      } catch {
        notes.append("'\(title)' of \(start) is taken for that day alone: \(error.reason)")
      }
    }
    return starts.subtracting(excluded).subtracting(replaced).compactMap { first in
      DateSpan(first, first.adding(days: length - 1)).map {
        DayEvent(days: $0, title: title, recursForever: isEndless && first != start)
      }
    }
  }
}

extension CivilDate {
  /// A DATE value; nil for a time of day, and for what is no date.
  fileprivate init?(day: icaltimetype) {
    guard day.is_date == 1 else { return nil }
    self.init(year: Int(day.year), month: Int(day.month), day: Int(day.day))
  }
}

extension HolidayCalendar {
  /// The whole-day events of an iCalendar file as holidays of a centre that is closed on Saturdays and Sundays.
  ///
  /// The data counts as complete for the years from its first event to its last, where a recurrence without an end
  /// reaches no further than the other events, or 50 years where there are no others.
  ///
  /// - Throws: ``CalendarReadingError`` where there is no whole-day event.
  public init(centre: String, _ read: DayEvents) throws(CalendarReadingError) {
    let ending = read.events.filter { !$0.recursForever }
    let isOnlyEndless = ending.allSatisfy { event in
      read.events.contains { $0.recursForever && $0.title == event.title }
    }
    let known = isOnlyEndless ? read.events : ending
    guard let coverage = DateSpan(yearsOf: known.flatMap { [$0.days.first, $0.days.last] }) else {
      throw CalendarReadingError(reason: "it holds no whole-day event")
    }
    let holidays = read.events.flatMap { event in
      (event.days.intersection(coverage).map { Array($0) } ?? []).map {
        Holiday(date: $0, name: event.title.isEmpty ? "holiday" : event.title, category: "public")
      }
    }
    self.init(centre: centre, coverage: coverage, holidays: holidays)
  }
}
