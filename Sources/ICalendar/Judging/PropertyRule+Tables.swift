extension PropertyRule {
  /// Of the calendar as a whole (RFC 5545 section 3.7, RFC 7986 section 5).
  static let calendarProperties: [PropertyRule] = [
    PropertyRule("CALSCALE", .text, once: .calendar),
    PropertyRule("METHOD", .text, once: .calendar),
    PropertyRule("PRODID", .text, once: .calendar),
    PropertyRule("VERSION", .text, once: .calendar),
    // One for each language.
    PropertyRule("NAME", .text, in: .calendar),
    PropertyRule("REFRESH-INTERVAL", .duration, once: .calendar, needsValue: true),
    PropertyRule("SOURCE", .uri, once: .calendar, needsValue: true),
    PropertyRule("COLOR", .text, once: [.calendar, .entries]),
    PropertyRule("IMAGE", .uri, [.binary], in: [.calendar, .entries], needsValue: true),
    PropertyRule("CONFERENCE", .uri, [.text], in: [.event, .todo], needsValue: true),
  ]

  /// Of what stands in it (RFC 5545 sections 3.8.1, 3.8.4, 3.8.7 and 3.8.8).
  static let entryProperties: [PropertyRule] = [
    PropertyRule("ATTACH", .uri, [.binary], in: [.entries, .alarm]),
    PropertyRule("CATEGORIES", .text, in: [.calendar, .entries, .availability, .available], list: true),
    PropertyRule("CLASS", .text, once: [.entries, .availability]),
    PropertyRule("COMMENT", .text, in: [.entries, .freeBusy, .observances, .availability, .available]),
    // Several in a journal (3.6.3), and one for each language in a calendar (RFC 7986 section 5.2).
    PropertyRule(
      "DESCRIPTION", .text, in: [.calendar, .journal],
      once: [.event, .todo, .alarm, .availability, .available]),
    PropertyRule("GEO", .other, once: [.event, .todo]),
    PropertyRule("LOCATION", .text, once: [.event, .todo, .availability, .available]),
    PropertyRule("PERCENT-COMPLETE", .integer, once: .todo),
    PropertyRule("PRIORITY", .integer, once: [.event, .todo, .availability]),
    PropertyRule("RESOURCES", .text, in: [.event, .todo], list: true),
    PropertyRule("STATUS", .text, once: .entries),
    PropertyRule("SUMMARY", .text, once: [.entries, .alarm, .availability, .available]),
    PropertyRule("ATTENDEE", .calAddress, in: [.entries, .freeBusy, .alarm]),
    PropertyRule("CONTACT", .text, in: [.entries, .available], once: .freeBusy),
    PropertyRule("ORGANIZER", .calAddress, once: [.entries, .freeBusy, .availability]),
    PropertyRule("RELATED-TO", .text, [.uid, .uri], in: [.entries, .alarm]),
    PropertyRule("URL", .uri, once: [.calendar, .entries, .freeBusy, .availability]),
    // In an alarm by RFC 9074 section 4, in a calendar by RFC 7986 section 5.3.
    PropertyRule(
      "UID", .text, once: [.calendar, .entries, .freeBusy, .alarm, .availability, .available]),
    PropertyRule("CREATED", .dateTime, once: [.entries, .availability, .available], utc: true),
    PropertyRule("DTSTAMP", .dateTime, once: [.entries, .freeBusy, .availability, .available], utc: true),
    PropertyRule(
      "LAST-MODIFIED", .dateTime, once: [.calendar, .entries, .zone, .availability, .available], utc: true),
    PropertyRule("SEQUENCE", .integer, once: [.entries, .availability]),
    PropertyRule("REQUEST-STATUS", .other, in: [.entries, .freeBusy]),
    PropertyRule("ACTION", .text, once: .alarm),
    PropertyRule("REPEAT", .integer, once: .alarm),
    PropertyRule("TRIGGER", .duration, [.dateTime], once: .alarm, utc: true),
    PropertyRule("ACKNOWLEDGED", .dateTime, once: .alarm, utc: true),
    PropertyRule("PROXIMITY", .text, once: .alarm),
  ]

  /// Of dates, recurrences and zones (RFC 5545 sections 3.8.2, 3.8.3 and 3.8.5).
  static let timeProperties: [PropertyRule] = [
    PropertyRule("COMPLETED", .dateTime, once: .todo, utc: true),
    PropertyRule("DTEND", .dateTime, [.date], once: [.event, .freeBusy, .availability, .available]),
    PropertyRule("DUE", .dateTime, [.date], once: .todo),
    PropertyRule(
      "DTSTART", .dateTime, [.date],
      once: [.entries, .freeBusy, .observances, .availability, .available]),
    PropertyRule("DURATION", .duration, once: [.event, .todo, .alarm, .availability, .available]),
    PropertyRule("FREEBUSY", .period, in: .freeBusy, list: true, utc: true),
    PropertyRule("TRANSP", .text, once: .event),
    PropertyRule("TZID", .text, once: .zone),
    PropertyRule("TZNAME", .text, in: .observances),
    PropertyRule("TZOFFSETFROM", .utcOffset, once: .observances),
    PropertyRule("TZOFFSETTO", .utcOffset, once: .observances),
    PropertyRule("TZURL", .uri, once: .zone),
    PropertyRule("TZUNTIL", .dateTime, once: .zone, utc: true),
    PropertyRule("TZID-ALIAS-OF", .text, in: .zone),
    PropertyRule("RECURRENCE-ID", .dateTime, [.date], once: [.entries, .available]),
    PropertyRule("EXDATE", .dateTime, [.date], in: [.entries, .observances, .available], list: true),
    PropertyRule(
      "RDATE", .dateTime, [.date, .period], in: [.entries, .observances, .available], list: true),
    PropertyRule("RRULE", .recur, in: [.entries, .observances, .available]),
    PropertyRule("EXRULE", .recur, in: [.entries, .observances]),
  ]

  /// Of RFC 7953, RFC 9073, RFC 9074, RFC 9253 and the registry: known by name only.
  static let otherProperties: [PropertyRule] = [
    "BUSYTYPE", "STRUCTURED-DATA", "STYLED-DESCRIPTION", "PARTICIPANT-TYPE", "CALENDAR-ADDRESS",
    "LOCATION-TYPE", "RESOURCE-TYPE", "LINK", "CONCEPT", "REFID", "SHOW-WITHOUT-TIME", "ESTIMATED-DURATION",
    "POLL-MODE", "POLL-COMPLETION", "POLL-ITEM-ID", "POLL-PROPERTIES", "POLL-WINNER", "ACCEPT-RESPONSE",
    "REPLY-URL", "RESPONSE", "TZID-ALIAS", "XML",
  ].map { PropertyRule($0, .other) }
}
