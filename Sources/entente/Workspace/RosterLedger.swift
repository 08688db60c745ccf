import BusinessCalendar
import Certifications
import Diagnostics
import Journal
import Programme

/// The certifications of one programme, and the journal in which their facts are kept.
struct RosterLedger {
  let rules: RosterRules
  let ledger: ProgrammeLedger

  init(_ ledger: ProgrammeLedger) {
    rules = RosterRules(ledger.programme)
    self.ledger = ledger
  }

  /// The roster of a journal that is being read; of no facts where there is no journal yet.
  func roster(in journal: (any JournalReading)?, asOf: CivilDate) throws -> Roster {
    try journal.map { try Roster(reading: $0, rules, asOf: asOf) } ?? Roster(rules, events: [])
  }

  /// What is recorded.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  func roster(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> Roster {
    Roster(rules, events: try ledger.events(Roster.kinds, asOf: asOf, knownAt: knownAt))
  }

  /// The certification that a person means, by id, title or another name; an unknown one ends the command.
  func certification(named text: String) throws -> CertificationTarget {
    try Self.told { () throws(RosterRefusal) in try rules.certification(named: text) }
  }

  /// Appends what `decide` makes of the roster as it stands, all or nothing; a refusal ends the command.
  ///
  /// - Parameter keep: Puts away what belongs to the facts, once they are possible and before they are recorded.
  func record(
    by actor: String, keeping keep: () throws -> Void = {}, _ decide: (Roster) throws -> [Fact]
  ) throws -> [JournalEvent] {
    do {
      return try ledger.record(Roster.kinds, by: actor) { events in
        let facts = try decide(Roster(rules, events: events))
        if !facts.isEmpty { try keep() }
        return facts
      }
    } catch let refusal as RosterRefusal {
      throw Console.fail([refusal.diagnostic])
    }
  }

  /// Runs `body`; a refusal ends the command, with a message.
  static func told<Value>(_ body: () throws(RosterRefusal) -> Value) throws -> Value {
    do throws(RosterRefusal) { return try body() } catch { throw Console.fail([error.diagnostic]) }
  }
}

extension RosterRefusal {
  var diagnostic: Diagnostic { Diagnostic(.certificationRefused, message, at: nil) }
}

extension RegisterReportOptions {
  /// The programmes' certifications.
  func rosters() throws -> [RosterLedger] { try ledgers().map(RosterLedger.init) }

  /// The programmes' rosters as of the day of the report.
  func rostersOfDay() throws -> [Roster] {
    try rosters().map { try $0.roster(asOf: report.day, knownAt: knownAt) }
  }
}
