import CalDAV
import Foundation

/// An event as tests want it in a collection, and as an independent reader finds it there.
struct Meeting: Equatable {
  var uid: String
  var summary = "Café, with a comma; a \\ and ñ — 👩‍👩‍👧"
  var description =
    "one\ntwo, and a line that goes on beyond seventy-five octets: " + String(repeating: "ñandú ", count: 20)
    + "end"
  var hour = 10
  var sequence = 0

  var name: String { CollectionItem.resourceName(uid: uid) }
  var item: CollectionItem {
    CollectionItem(uid: uid, bytes: bytes, digest: "\(uid) \(summary) \(hour) \(sequence)")
  }

  /// By the examples of RFC 5545 section 3.6.
  var bytes: [UInt8] {
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entente//Entente 0.1//EN", "CALSCALE:GREGORIAN",
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Luxembourg", "BEGIN:STANDARD", "DTSTART:20241027T030000", "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZNAME:CET", "END:STANDARD",
      "BEGIN:DAYLIGHT", "DTSTART:20250330T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZNAME:CEST", "END:DAYLIGHT", "END:VTIMEZONE",
      "BEGIN:VEVENT",
      "UID:\(uid)", "DTSTAMP:20250101T000000Z", "LAST-MODIFIED:20250101T000000Z", "SEQUENCE:\(sequence)",
      "DTSTART;TZID=Europe/Luxembourg:20250701T\(hour)0000",
      "DTEND;TZID=Europe/Luxembourg:20250701T\(hour)3000",
      "SUMMARY:\(Self.escaped(summary))", "DESCRIPTION:\(Self.escaped(description))", "CATEGORIES:qbr,review",
      "CLASS:CONFIDENTIAL", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
      "ORGANIZER;CN=\"Ana, María\":mailto:ana@mifibra.example",
      "RELATED-TO;RELTYPE=PARENT:other@mifibra.example",
      "END:VEVENT", "END:VCALENDAR",
    ]
    return Array(lines.map { Self.folded($0) + "\r\n" }.joined().utf8)
  }

  /// What `caldav_judge.py list` tells of it.
  var asRead: [String: String] {
    [
      "uid": uid, "summary": summary, "description": description, "start": "2025-07-01T\(hour):00:00+02:00",
      "end": "2025-07-01T\(hour):30:00+02:00", "sequence": String(sequence),
    ]
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\n", with: "\\n")
  }

  private static func folded(_ line: String) -> String {
    var output = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let width = String(scalar).utf8.count
      if length + width > 75 {
        output += "\r\n "
        length = 1
      }
      output.unicodeScalars.append(scalar)
      length += width
    }
    return output
  }
}
