import Foundation
import Journal
import Publishing
import TestSupport
import Testing

extension Scratch {
  /// A partnership of two with a quarterly review on the third Tuesdays of 2025, frozen for ten business days, and a monthly
  /// sync: 16 meetings.
  static func duo() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.writeDuo()
    return scratch
  }

  func writeDuo(
    title: String = "Business review", changes: [String] = [], calendars: [String] = [], holidays: String = ""
  ) throws {
    try write(
      """
      entente: 1
      programmes: [programmes/*.yaml]
      journal: sqlite:entente.db
      uid-domain: duo.example
      \(calendars.isEmpty ? "" : "calendars:\n" + calendars.map { "  \($0)\n" }.joined())
      \(holidays)
      """, to: "entente.yaml")
    try writeDuoProgramme(title: title, changes: changes)
  }

  /// The programme alone, which may stand beside others.
  func writeDuoProgramme(title: String = "Business review", changes: [String] = []) throws {
    try write(
      """
      programme: duo
      title: Duo
      currency: PEN
      term: { from: 2025-01-01, length: 1 year }
      parties:
        ours:   { name: Our Company, time-zone: America/Lima, business-centre: PE, working-hours: "09:00-18:00" }
        theirs: { name: Their Company, time-zone: Europe/Luxembourg, business-centre: LU, working-hours: "09:00-18:00" }
      roles:
        partner-manager: { ours: Alliance Director, theirs: Partner Manager }
      meetings:
        qbr: { title: "\(title)", calendar: qbr, every: quarter, anchor: calendar, day: 3rd tuesday, time: "10:00", duration: 60 min, attendees: [partner-manager], freeze: 10 business-days }
        sync: { title: Sync, calendar: technical-sync, every: month, anchor: calendar, day: 2nd wednesday, time: "10:00", duration: 30 min, attendees: [partner-manager] }
      \(changes.isEmpty ? "" : "changes:\n" + changes.map { "  \($0)\n" }.joined())
      """, to: "programmes/duo.yaml")
  }

  /// The same files under another folder, links as links.
  func copy() throws -> Scratch {
    let other = try Scratch()
    try FileManager.default.removeItem(at: other.folder)
    try FileManager.default.copyItem(at: folder, to: other.folder)
    return other
  }

  /// What a reader of a folder finds: the files that do not begin with a dot and lead somewhere.
  func visible(_ name: String = "calendars") throws -> [String: Data] {
    let url = folder.appending(path: name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.reduce(into: [:]) { files, name in
      files[name] = try? Data(contentsOf: url.appending(path: name))
    }
  }

  /// What the journal says was published.
  func record() throws -> PublicationRecord {
    let path = folder.appending(path: "entente.db").path
    guard FileManager.default.fileExists(atPath: path) else { return .empty }
    return try JournalDatabase(path: path).publication()
  }

  /// When each file and folder was changed last, in nanoseconds, by path; links are not followed.
  func times() throws -> [String: Int] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.reduce(into: [:]) { times, name in
      var status = stat()
      if lstat(folder.appending(path: name).path, &status) == 0 {
        times[name] = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
      }
    }
  }
}
