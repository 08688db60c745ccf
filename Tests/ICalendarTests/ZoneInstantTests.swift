import BusinessCalendar
import Foundation
import ICalendar
import TestSupport
import Testing

/// The instants of events, as programs read them that know nothing of a zone but the file's VTIMEZONE.
///
/// Which times are written, and what they mean, is said by `Tests/Judges/judge_zones.py`, from the standard zone data.
@Suite struct ZoneInstantTests {
  /// One year in eighteen, another for each zone, or all of them in a soak run.
  private static let thin = Mutation.rounds(10) == 10 ? "1" : "18"

  @Test func everyEventIsAtTheInstantThatTheZoneDataSays() throws {
    try Judge.inNewFolder { folder in
      let cases = try Judge.run("judge_zones.py", ["--thin", Self.thin, "cases"], in: folder)
      try #require(cases.status == 0, "\(cases.messages)")
      var files: [Substring: [CalendarEvent]] = [:]
      var zones: [Substring: Zone] = [:]
      for line in cases.output.split(separator: "\n") {
        let fields = line.split(separator: "\t")
        let name = fields[2]
        let zone = try #require(zones[name] ?? Zone(name), "\(name) is not known")
        zones[name] = zone
        let when = CalendarEvent.When.timed(
          date: try #require(CivilDate(iso: fields[3])), time: try #require(LocalTime(iso: fields[4])),
          zone: zone, minutes: try #require(Int(fields[5])))
        files[fields[0], default: []].append(
          CalendarEvent(uid: String(fields[1]), when: when, stamp: 0, summary: "x"))
      }
      for (name, events) in files {
        let written = try CalendarWriter.bytes(of: calendar(events))
        try Data(written.bytes).write(to: folder.appending(path: "\(name).ics"))
      }
      let verdict = try Judge.run("judge_zones.py", ["--thin", Self.thin, "judge", "."], in: folder)
      #expect(verdict.status == 0, "\(verdict.output)\(verdict.messages)")
    }
  }
}
