import BusinessCalendar
import Foundation
import ICalendar
import TestSupport
import Testing

/// Calendars of other programs, read by this one and by recurring-ical-events.
@Suite struct ExpansionTests {
  private struct Expansion: Decodable {
    let busy: [[Int]]?
    let days: [[String]]?
    let refused: String?
  }

  private static let first = "2000-01-01"
  private static let last = "2026-12-31"

  /// Files that the judge's packages bring along for their own tests, and those beside this test.
  private static func files() throws -> [String] {
    let packages = Fixtures.root.appending(path: ".venv/lib").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: packages).filter { $0.hasSuffix(".ics") }
    let own = Fixtures.root.appending(path: "Tests/ClientTests/Fixtures").path
    return names.map { "\(packages)/\($0)" }.sorted()
      + (try FileManager.default.contentsOfDirectory(atPath: own)).sorted().map { "\(own)/\($0)" }
  }

  private static func merged(_ busy: BusyTimes, in zone: Zone, _ span: DateSpan) throws -> [[Int]] {
    let midnight = try #require(LocalTime(hour: 0, minute: 0))
    func minute(_ day: CivilDate) -> Int { zone.instant(of: day, midnight).secondsSince1970 / 60 }
    let window = minute(span.first)..<minute(span.last.adding(days: 1))
    let ranges =
      busy.days.map { minute($0.first)..<minute($0.last.adding(days: 1)) } + busy.times
    var result: [[Int]] = []
    for range in ranges.map({ $0.clamped(to: window) }).filter({ !$0.isEmpty }).sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      if let end = result.last?[1], range.lowerBound <= end {
        result[result.count - 1][1] = max(end, range.upperBound)
      } else {
        result.append([range.lowerBound, range.upperBound])
      }
    }
    return result
  }

  /// Files of which the two make something else on purpose.
  private static let different = [
    // A minute before midnight counts as midnight here.
    "to-2359.ics",
    // A changed instance of a date that a later version of its series no longer has is kept here: rather busy than free.
    "issue_253_additional_recurrence_id.ics",
  ]

  /// Where this program says that it left something out, the two may differ.
  @Test(arguments: ["America/Lima", "Europe/Luxembourg"])
  func othersSeeTheSameBusyTimes(_ zoneName: String) throws {
    let zone = try #require(Zone(zoneName))
    let first = try #require(CivilDate(iso: Self.first))
    let span = try #require(CivilDate(iso: Self.last).flatMap { DateSpan(first, $0) })
    let files = try Self.files()
    let outcome = try Judge.run(
      "expand_ics.py", [zoneName, Self.first, Self.last] + files, in: FileManager.default.temporaryDirectory)
    let expansions = try JSONDecoder().decode([String: Expansion].self, from: Data(outcome.output.utf8))
    var compared = 0
    for file in files {
      let url = URL(fileURLWithPath: file)
      guard let busy = expansions[file]?.busy, let days = expansions[file]?.days,
        !Self.different.contains(url.lastPathComponent)
      else { continue }
      let bytes = Array(try Data(contentsOf: url))
      guard let read = try? BusyTimes(ics: bytes, zone: zone, within: span),
        !read.notes.contains(where: \.isLoss)
      else { continue }
      compared += 1
      #expect(try Self.merged(read, in: zone, span) == busy, "\(url.lastPathComponent)")
      let whole = try DayEvents(ics: bytes)
      guard !whole.notes.contains(where: \.isLoss) else { continue }
      // From midnight to midnight is a day here, and for the judge a time.
      let found = Set(whole.events.map { [$0.days.first.description, $0.days.last.description] })
      #expect(Set(days).subtracting(found) == [], "\(url.lastPathComponent)")
    }
    // The packages hold more than 200 files that are whole calendars, and the judge refuses some.
    #expect(compared >= 160)
  }
}
