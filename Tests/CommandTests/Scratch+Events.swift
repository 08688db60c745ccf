import Foundation
import Synchronization
import TestSupport
import Testing

extension Scratch {
  /// What the judge said of files by their bytes: three parsers take a second for one, and tests ask again and again.
  private static let judged = Mutex<[Data: String]>([:])

  /// The events of a calendar file as one parser of Python reads them, each with its UID.
  func events(of file: String, parser: String = "icalendar") throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(verdict(of: file).utf8))
    let files = try #require(json as? [[String: Any]])
    let events = try #require(files.first?["events"] as? [[String: Any]])
    return events.compactMap { event in
      (event[parser] as? [String: Any])?.merging(["uid": event["uid"] ?? ""]) { old, _ in old }
    }
  }

  private func verdict(of file: String) throws -> String {
    let bytes = try Data(contentsOf: folder.appending(path: file))
    if let known = Self.judged.withLock({ $0[bytes] }) { return known }
    let verdict = try Judge.run("judge_ics.py", ["--json", file], in: folder).output
    Self.judged.withLock { $0[bytes] = verdict }
    return verdict
  }

  /// The event of a UID; nil where the file has none.
  func event(_ uid: String, of file: String) throws -> CalendarLine? {
    try events(of: file).first { $0["uid"] as? String == uid }.map(CalendarLine.init)
  }
}

/// What tests ask of an event.
struct CalendarLine: Equatable {
  let summary: String?
  let start: String?
  let status: String?
  let sequence: Int?
  let description: String?

  init(_ event: [String: Any]) {
    summary = event["summary"] as? String
    start = event["start"] as? String
    status = (event["status"] as? String)?.uppercased()
    sequence = event["sequence"] as? Int
    description = event["description"] as? String
  }
}
