import BusinessCalendar
import Foundation
import Journal
import Publishing
import TestSupport
import Testing

/// A folder with a journal in it, and SQLite as Python has it beside ours.
struct JournalFolder {
  let folder: URL
  var path: String { folder.appending(path: "entente.db").path }

  static func with(_ body: (JournalFolder) throws -> Void) throws {
    try Judge.inNewFolder { try body(JournalFolder(folder: $0)) }
  }

  /// The rows of each statement, as Python's SQLite gives them.
  @discardableResult
  func judge(_ sql: String...) throws -> [[[Any]]] {
    let verdict = try Judge.run("run_sql.py", [path] + sql, in: folder)
    try #require(verdict.status == 0, "\(verdict.messages)")
    let json = try JSONSerialization.jsonObject(with: Data(verdict.output.utf8))
    return try #require(json as? [[[Any]]])
  }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  func write(_ bytes: [UInt8]) throws {
    for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  func mode(_ ending: String = "") throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + ending)[.posixPermissions] as? Int
  }

  /// The reason for which a journal refuses.
  func refusal() throws -> String? {
    try Self.reason { _ = try JournalDatabase(path: path).publication() }
  }

  static func reason(_ body: () throws -> Void) throws -> String? {
    do {
      try body()
      return nil
    } catch let error as JournalError {
      return error.reason
    }
  }
}

/// Records to be kept.
enum Sample {
  /// Text that breaks formats, shells, SQL and careless decoders; no NUL, which no text of a workspace holds.
  static let hostile =
    "'; DROP TABLE published_event; -- \" \\ \r\n\t\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}\u{202E}é e\u{301} 👩‍👩‍👧 \u{10FFFF}"

  static func event(_ number: Int, text: String? = nil) -> PublishedEvent {
    let start = 1_752_591_600 + number * 86_400
    return PublishedEvent(
      id: "duo/qbr/\(number)", uid: "duo.qbr.\(number)@duo.example", sequence: number,
      modified: 1_735_776_000,
      cancelledOn: text.flatMap { _ in CivilDate(iso: "2025-03-03") }, hasLeft: number % 2 == 1,
      content: EventContent(
        calendar: "qbr", title: text ?? "Review \(number)",
        start: ZonedInstant(secondsSince1970: start, offset: -18_000),
        end: ZonedInstant(secondsSince1970: start + 3_600, offset: -14_400), zone: "America/Lima",
        isAllDay: number % 3 == 0, isCancelled: text != nil, location: text.map { "location " + $0 },
        focus: text.map { "focus " + $0 }, attendees: text.map { "attendees " + $0 },
        reason: text.map { "reason " + $0 }, clause: text.map { "clause " + $0 },
        pack: text.map { "pack " + $0 }, classification: text.map { "classification " + $0 },
        prepares: text.map { "prepares " + $0 }),
      attendance: text == nil
        ? Attendance(parties: [], roles: [], people: [])
        : Attendance(parties: ["ours", "theirs"], roles: ["architect"], people: ["ana", "ben", "eve"]),
      rule: text ?? "every 1 quarter", freeze: text == nil ? nil : number)
  }

  static func record(
    _ events: [PublishedEvent], calendars: [String: String] = ["all": "title Duo\ncolour navy"]
  )
    -> PublicationRecord
  {
    PublicationRecord(
      events: Dictionary(uniqueKeysWithValues: events.map { ($0.id, $0) }), calendars: calendars)
  }
}
