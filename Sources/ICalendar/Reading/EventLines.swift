/// The lines on which the events of a file stand, which libical does not keep.
struct EventLines {
  /// Where one event stands; nil where that is not known.
  struct Place: Sendable, Hashable {
    var begin: Int?
    /// Its first RRULE or EXRULE, and its RECURRENCE-ID.
    var rule: Int?
    var replaces: Int?
  }

  /// The events in the order of the file.
  let places: [Place]

  init(_ document: CalendarDocument) {
    places = document.calendars.flatMap { $0.components(named: "VEVENT") }.map { event in
      Place(
        begin: event.line, rule: (event.property("RRULE") ?? event.property("EXRULE"))?.line,
        replaces: event.property("RECURRENCE-ID")?.line)
    }
  }
}
