import BusinessCalendar
import Certifications
import Journal
import Programme
import Testing

/// A journal in memory with the sample agreement's certifications.
struct RosterBench {
  let rules: RosterRules
  let journal = MemoryJournal()

  /// The agreement, "Certifications Required": Solutions Architect 8 of 15, Connect Specialist 5 of 10, DevOps 4 of 8,
  /// Security 3 of 6. The due date is that of the sample programme; a professional certification that the agreement does not
  /// ask for renews the architects'.
  init(tiers: [TierRequirements] = []) throws {
    func target(
      _ id: String, _ title: String, _ holders: Int, _ target: Int, level: CertificationTarget.Level,
      renews: [String] = [], knownAs: [String] = []
    ) throws -> CertificationTarget {
      CertificationTarget(
        id: id, title: title, holders: holders, target: target, due: try day("2025-12-31"),
        valid: Tenor(3, .year), level: level, renews: renews,
        renewalWindow: Tenor(6, .month), knownAs: knownAs)
    }
    rules = RosterRules(
      programme: "mifibra-aws",
      targets: [
        try target(
          "solutions-architect", "AWS Solutions Architect", 8, 15, level: .associate,
          knownAs: ["AWS Certified Solutions Architect – Associate"]),
        try target("connect-specialist", "Amazon Connect Specialist", 5, 10, level: .specialty),
        try target("devops", "AWS DevOps Engineer", 4, 8, level: .associate),
        try target("security", "AWS Security", 3, 6, level: .specialty),
        try target(
          "architect-pro", "Architect Professional", 0, 2, level: .professional,
          renews: ["solutions-architect"]),
      ], tiers: tiers, term: try #require(DateSpan(day("2023-07-01"), day("2026-06-30"))))
  }

  func roster(asOf: String? = nil, knownAt: Timestamp? = nil) throws -> Roster {
    let date = try asOf.map(day)
    return try journal.read { try Roster(reading: $0, rules, asOf: date, knownAt: knownAt) }
  }

  func progress(_ certification: String = "solutions-architect", asOf: String) throws -> CertificationProgress
  {
    let status = CertificationsStatus(try roster(asOf: asOf), asOf: try day(asOf))
    return try #require(status.certifications.first { $0.target.id == certification })
  }

  /// Records a step, some days' instants apart.
  @discardableResult
  func take(_ step: RosterStep, on date: String) throws -> JournalEvent {
    let command = RosterCommand(step, on: try day(date))
    let events = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      try Roster(reading: $0, rules).decide(command)
    }
    return try #require(events.first)
  }

  @discardableResult
  func add(
    _ person: String, _ certification: String = "solutions-architect", issued: String, expires: String? = nil,
    id: String? = nil, isNew: Bool = false
  ) throws -> JournalEvent {
    try take(
      .add(try credential(person, certification, issued, expires, id, isNew: isNew)), on: issued)
  }

  @discardableResult
  func renew(
    _ person: String, _ certification: String = "solutions-architect", issued: String, expires: String? = nil,
    id: String? = nil
  ) throws -> JournalEvent {
    try take(.renew(try credential(person, certification, issued, expires, id)), on: issued)
  }

  func credential(
    _ person: String, _ certification: String, _ issued: String, _ expires: String?, _ id: String? = nil,
    isNew: Bool = false
  ) throws -> Credential {
    let issued = try day(issued)
    let usual = try rules.expiry(of: rules.certification(named: certification), issued: issued)
    let expiry = try expires.map { try #require(Credential.Expiry($0)) } ?? #require(usual?.expires)
    return Credential(
      person: person, certification: certification, id: id, issued: issued, expires: expiry,
      expiryRule: expires == nil ? usual?.rule : nil, isBeyondAgreement: isNew)
  }

  func undo(_ event: JournalEvent) throws {
    _ = try journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) {
      [try Roster(reading: $0, rules).undo(event: event.id)]
    }
  }

  /// What the register says against a step.
  func refusal(_ step: RosterStep, on date: String) throws -> String {
    do {
      try take(step, on: date)
      return ""
    } catch let refusal as RosterRefusal {
      return refusal.message
    }
  }
}

struct NoDate: Error {}

func day(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(iso: text) else { throw NoDate() }
  return date
}
