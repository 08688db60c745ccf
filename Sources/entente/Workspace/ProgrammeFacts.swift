import BusinessCalendar
import Certifications
import Funds
import Journal
import Programme
import Rates

/// What the journal holds of a programme as of a day. All of it is of one state of the journal, whoever records meanwhile.
struct ProgrammeFacts {
  let ledger: ProgrammeLedger
  let asOf: CivilDate
  /// The last instant of recording that counts; nil for all.
  let knownAt: Timestamp?
  /// Nil where there is no journal yet.
  private let journal: (any JournalReading)?
  private let fundRules: FundRules

  private init(
    _ ledger: ProgrammeLedger, asOf: CivilDate, knownAt: Timestamp?, in journal: (any JournalReading)?
  ) {
    (self.ledger, self.asOf, self.knownAt, self.journal) = (ledger, asOf, knownAt, journal)
    fundRules = FundLedger(ledger).rules
  }

  var programme: Programme { ledger.programme }

  /// Runs `body` on what is recorded; an error of the journal ends the command, with a message.
  static func read<Value>(
    _ ledger: ProgrammeLedger, asOf: CivilDate, knownAt: Timestamp?, _ body: (ProgrammeFacts) throws -> Value
  ) throws -> Value {
    try ledger.journal.reading {
      try body(ProgrammeFacts(ledger, asOf: asOf, knownAt: knownAt, in: $0))
    }
  }

  /// What is recorded of the programme in one register, by effective date and then number.
  ///
  /// - Parameter kinds: With what the kinds of the register's facts begin: `fund.`.
  func events(_ kinds: String) throws -> [JournalEvent] { try events(kinds, of: programme.id) }

  /// The exchange rates that every programme knows, as they are recorded.
  func rates() throws -> [JournalEvent] { try events(RateBook.prefix, of: Fact.everyProgramme) }

  /// The requests and claims of the funds.
  func funds() throws -> FundBook {
    try journal.map { try FundBook(reading: $0, fundRules, asOf: asOf, knownAt: knownAt) }
      ?? FundBook(fundRules, events: [])
  }

  /// The funds by their sums.
  func fundsStatus() throws -> FundsStatus {
    try journal.map { try FundsStatus(reading: $0, fundRules, asOf: asOf, knownAt: knownAt) }
      ?? FundsStatus(fundRules, balances: [], asOf: asOf)
  }

  private func events(_ kinds: String, of programme: String) throws -> [JournalEvent] {
    var query = EventQuery()
    query.programme = programme
    query.kindPrefix = kinds
    query.asOf = asOf
    query.knownAt = knownAt
    return try journal?.events(query) ?? []
  }
}
