internal import Diagnostics

extension CalendarExamination {
  /// What an alarm needs beside ACTION and TRIGGER (RFC 5545 section 3.6.6).
  mutating func examineAlarm(_ alarm: CalendarComponent, in parent: CalendarComponent?) {
    var needed: [String] = []
    switch alarm.property("ACTION")?.value.uppercased() {
    case "DISPLAY": needed = ["DESCRIPTION"]
    case "EMAIL": needed = ["DESCRIPTION", "SUMMARY", "ATTENDEE"]
    default: break
    }
    for name in needed where alarm.property(name) == nil {
      findings.add(
        .icsPropertyMissing,
        "VALARM has no \(name), which ACTION:\(name == "DESCRIPTION" && needed.count == 1 ? "DISPLAY" : "EMAIL") needs; add it",
        at: places.at(line: alarm.line),
        clients: needed.count == 1
          ? Reader.refusal(.ical, elsewhere: "some drop the alarm") : "no client can send such a letter")
    }
    let (length, count) = (alarm.property("DURATION"), alarm.property("REPEAT"))
    if let only = length == nil ? count : count == nil ? length : nil {
      findings.add(
        .icsConflict, "\(only.name) of an alarm needs \(length == nil ? "DURATION" : "REPEAT") too",
        at: places.at(only), clients: Reader.refusal(.ical, elsewhere: "others do not repeat the alarm"))
    }
    guard let trigger = alarm.property("TRIGGER"), let parent, DurationValue(trigger.value) != nil else {
      return
    }
    let isAtEnd = trigger.parameter("RELATED")?.uppercased() == "END"
    let anchors =
      isAtEnd
      ? (parent.name == "VTODO" ? ["DUE", "DURATION"] : ["DTEND", "DURATION"])
      : parent.name == "VTODO" ? ["DTSTART", "DUE"] : []
    if !anchors.isEmpty, !anchors.contains(where: { parent.property($0) != nil }),
      // An event of a day without an end lasts that day.
      !(isAtEnd && parent.name == "VEVENT")
    {
      findings.add(
        .icsConflict, "TRIGGER counts from the \(isAtEnd ? "end" : "start") of a VTODO that has none",
        at: places.at(trigger), clients: "the alarm never rings")
    }
  }
}
