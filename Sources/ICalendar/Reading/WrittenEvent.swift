internal import BusinessCalendar
internal import CLibical

/// One VEVENT as it stands in somebody else's file.
struct WrittenEvent: Sendable {
  /// When it ends.
  enum End: Sendable, Hashable {
    case at(WrittenTime)
    /// So long after its start: RFC 5545 section 3.3.6 counts days by the clock and the rest exactly, which differs only
    /// in the night of a clock change.
    case after(seconds: Int)
  }

  var uid = ""
  /// Which version of the event it is.
  var sequence = 0
  var title = ""
  /// The first line of its DESCRIPTION.
  var kind = ""
  var start: WrittenTime?
  var end: End?
  var rules: [String] = []
  var further: [WrittenTime] = []
  /// The ends of those of them that are periods.
  var furtherEnds: [WrittenTime: End] = [:]
  var excluded: [WrittenTime] = []
  var replaces: WrittenTime?
  /// What it has that this program does not expand, in words.
  var unread: [String] = []
  var isCancelled = false
  /// Whether its time is shown as free.
  var isFree = false
  /// Where it stands in the file.
  var lines = EventLines.Place()

  /// Only inside ``Libical/locked(_:)``.
  init(_ component: OpaquePointer) {
    var busyStatus: String?
    var next = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
    while let property = next {
      switch icalproperty_isa(property) {
      case ICAL_UID_PROPERTY: uid = Self.text(property)
      case ICAL_SEQUENCE_PROPERTY: sequence = Int(icalproperty_get_sequence(property))
      case ICAL_SUMMARY_PROPERTY: title = Self.text(property)
      case ICAL_DESCRIPTION_PROPERTY:
        kind = String(Self.text(property).prefix { $0 != "\n" && $0 != "\r\n" }.prefix(80))
      case ICAL_STATUS_PROPERTY: isCancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED
      case ICAL_TRANSP_PROPERTY:
        let value = icalproperty_get_transp(property)
        isFree = value == ICAL_TRANSP_TRANSPARENT || value == ICAL_TRANSP_TRANSPARENTNOCONFLICT
      case ICAL_X_PROPERTY: busyStatus = Self.busyStatus(property) ?? busyStatus
      case ICAL_DTSTART_PROPERTY: start = WrittenTime(icalproperty_get_dtstart(property), of: property)
      case ICAL_DTEND_PROPERTY:
        end = WrittenTime(icalproperty_get_dtend(property), of: property).map { .at($0) } ?? end
      case ICAL_DURATION_PROPERTY:
        // Some programs write both, and then DTEND is the one that they keep up to date.
        if case .at? = end { break }
        end = .after(seconds: Int(icaldurationtype_as_int(icalproperty_get_duration(property))))
      case ICAL_RRULE_PROPERTY: rules.append(Self.text(property))
      case ICAL_EXRULE_PROPERTY: unread.append("it has an EXRULE, which RFC 5545 no longer has")
      case ICAL_RDATE_PROPERTY:
        addFurther(icalproperty_get_rdate(property), of: property)
      case ICAL_EXDATE_PROPERTY:
        if let time = WrittenTime(icalproperty_get_exdate(property), of: property) { excluded.append(time) }
      case ICAL_RECURRENCEID_PROPERTY:
        replaces = WrittenTime(icalproperty_get_recurrenceid(property), of: property)
        if icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER) != nil {
          unread.append("it changes all that follow too (RANGE=THISANDFUTURE)")
        }
      case ICAL_XLICERROR_PROPERTY:
        if let fault = Self.fault(property) { unread.append(fault) }
      default: break
      }
      next = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
    }
    // Outlook says more than TRANSP can: who works elsewhere is there, and who is out of office is not.
    if let busyStatus { isFree = ["FREE", "WORKINGELSEWHERE"].contains(busyStatus) }
  }

  private mutating func addFurther(_ value: icaldatetimeperiodtype, of property: OpaquePointer) {
    guard icaltime_is_null_time(value.period.start) == 0 else {
      if let time = WrittenTime(value.time, of: property) { further.append(time) }
      return
    }
    guard let time = WrittenTime(value.period.start, of: property) else { return }
    further.append(time)
    if let end = WrittenTime(value.period.end, of: property) {
      furtherEnds[time] = .at(end)
    } else {
      furtherEnds[time] = .after(seconds: Int(icaldurationtype_as_int(value.period.duration)))
    }
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

  /// X-MICROSOFT-CDO-BUSYSTATUS (MS-OXCICAL section 2.1.3.1.1.20.31).
  private static func busyStatus(_ property: OpaquePointer) -> String? {
    guard let name = icalproperty_get_x_name(property),
      String(cString: name).uppercased() == "X-MICROSOFT-CDO-BUSYSTATUS"
    else { return nil }
    return text(property).uppercased()
  }

  /// What libical could not read, on one line, where it may matter for when the event is.
  private static func fault(_ property: OpaquePointer) -> String? {
    let words = text(property).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let matters = [
      "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP",
    ]
    guard matters.contains(where: { words.contains($0) }) else { return nil }
    return "a line of it cannot be read (\(words.prefix(120)))"
  }
}
