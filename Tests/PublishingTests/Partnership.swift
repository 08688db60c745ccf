import BusinessCalendar
import Foundation
import Programme
import Publishing
import Scheduling
import TestSupport
import Testing

/// A small partnership whose texts a test changes, read and scheduled in memory.
struct Partnership {
  /// Lines of the workspace file beside the ones that every workspace needs.
  var workspace = ""
  var uidDomain = "duo.example"
  var title = "Duo"
  var classification = "Commercial in Confidence"
  /// Quarterly, on the third Tuesdays of January, April, July and October: 21, 15, 15 and 21. 15 July is a Tuesday.
  var qbr: String? =
    #"{ title: Business review, focus: Figures, clause: Governance › Reviews, calendar: qbr, every: quarter, anchor: calendar, day: 3rd tuesday, time: "10:00", duration: 60 min, attendees: [partner-manager], pack: qbr, freeze: 10 business-days, resources: [room] }"#
  /// Twice a year, with a seat of one party only.
  var training: String? =
    #"{ title: Training, calendar: training, every: 6 months, anchor: calendar, day: day 10 of month 2, time: "15:00", duration: 30 min, attendees: [architect] }"#
  /// `qbr/2025-Q2: { cancel: true, why: Strike }`.
  var changes: [String] = []
  /// Whether the programme's file is there.
  var isThere = true

  private var programme: String {
    """
    programme: duo
    title: "\(title)"
    classification: "\(classification)"
    currency: PEN
    term: { from: 2025-01-01, length: 1 year }
    parties:
      ours:   { name: Our Company, time-zone: America/Lima, business-centre: PE, working-hours: "09:00-18:00" }
      theirs: { name: Their Company, time-zone: Europe/Luxembourg, business-centre: LU, working-hours: "09:00-18:00" }
    roles:
      partner-manager: { ours: Alliance Director, theirs: Partner Manager }
      architect: { theirs: Solutions Architect }
      treasurer: { ours: "Treasurer of 731 PEN" }
    assignments: { ours: { partner-manager: ana }, theirs: { architect: ben } }
    meetings:
    \(qbr.map { "  qbr: \($0)" } ?? "")
    \(training.map { "  training: \($0)" } ?? "")
      sync: { title: Sync, calendar: technical-sync, every: month, anchor: calendar, day: 2nd wednesday, time: "10:00", duration: 30 min, attendees: [partner-manager, architect] }
    \(changes.isEmpty ? "" : "changes:\n" + changes.map { "  \($0)\n" }.joined())
    """
  }

  func read() throws -> ReadPortfolio {
    try ReadPortfolio(
      workspace: """
        entente: 1
        programmes: [programmes/*.yaml]
        journal: sqlite:entente.db
        uid-domain: \(uidDomain)
        people:
          ana: { name: Ana, party: ours, time-zone: America/Lima }
          ben: { name: Ben, party: theirs, time-zone: Europe/Luxembourg }
        resources:
          room: { title: Room 1 }
          vault: { title: "Vault of S/731" }
        \(workspace)
        """, programmes: isThere ? [programme] : [])
  }

  /// What was published on 2 January 2025.
  static func first() throws -> PublicationRecord { try published.get() }
  private static let published = Result { try Partnership().publish("2025-01-02") }

  /// What publishing on a day would change.
  func plan(_ day: String, from record: PublicationRecord = .empty) throws -> Plan {
    let read = try read()
    try #require(read.diagnostics.isEmpty, "\(read.diagnostics)")
    let asOf = try #require(CivilDate(iso: day))
    let schedule = read.scheduler.portfolio(
      read.programmes, asOf: asOf, published: record.lastPublication)
    return Plan(from: record, to: schedule, workspace: read.workspace)
  }

  /// The record once that is published at midnight UTC of that day.
  func publish(_ day: String, over record: PublicationRecord = .empty) throws -> PublicationRecord {
    try plan(day, from: record).record(revisedAt: Self.midnight(day))
  }

  /// The files of a record by name, as lines that are no longer folded (RFC 5545 section 3.1).
  func files(of record: PublicationRecord) throws -> [String: String] {
    let read = try read()
    let publication = try Publication(of: record, read.programmes, workspace: read.workspace)
    return Dictionary(
      uniqueKeysWithValues: publication.files.map {
        ($0.calendar.fileName, String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n ", with: ""))
      })
  }

  static func midnight(_ day: String) throws -> Int {
    try #require(CivilDate(iso: day)).dayNumber * 86_400
  }

  /// The lines of each event of a file, by UID.
  static func events(_ file: String) -> [String: [String]] {
    var events: [String: [String]] = [:]
    for piece in file.components(separatedBy: "BEGIN:VEVENT\r\n").dropFirst() {
      let lines = piece.components(separatedBy: "END:VEVENT")[0].components(separatedBy: "\r\n")
      let uid = lines.first { $0.hasPrefix("UID:") }?.dropFirst(4)
      events[uid.map(String.init) ?? ""] = lines.filter { !$0.isEmpty }
    }
    return events
  }
}
