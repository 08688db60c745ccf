import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Programme
import ProgrammeFile
import Funds

/// The funds of one programme, and the journal in which their facts are kept.
struct FundLedger {
  let rules: FundRules
  let journal: JournalFile

  init(_ ledger: ProgrammeLedger) {
    rules = FundRules(
      ledger.programme, calendar: DeadlineCalendar(ledger.programme, calendars: ledger.calendars))
    journal = ledger.journal
  }

  /// The one that knows a fund, a request or a claim. Where none or several do, the workspace's only one, else it has to be
  /// named.
  static func one(_ workspace: WorkspaceOptions, programme: String?, of subject: String) throws -> FundLedger
  {
    let ledgers = try ProgrammeLedger.all(workspace, programme: programme).map(FundLedger.init)
    if ledgers.count == 1, let only = ledgers.first { return only }
    let books = try ledgers.map { try $0.book() }
    let knowing = zip(ledgers, books).filter { $1.knows(subject) }.map { $0.0 }
    if knowing.count == 1, let only = knowing.first { return only }
    guard knowing.isEmpty else {
      let names = knowing.map(\.rules.programme).joined(separator: ", ")
      throw ValidationError("several programmes know '\(subject)'; name one with --programme: \(names)")
    }
    let near = Suggestion.ending(for: subject, in: books.flatMap(\.names))
    throw Console.fail([
      Diagnostic(
        .fundRefused, "no fund, request or claim of any programme is named '\(subject)'\(near)", at: nil)
    ])
  }

  /// The book of a journal that is being read; of no facts where there is no journal yet.
  func book(in journal: (any JournalReading)?, asOf: CivilDate) throws -> FundBook {
    try journal.map { try FundBook(reading: $0, rules, asOf: asOf) } ?? FundBook(rules, events: [])
  }

  /// What is recorded, in the order of effective dates.
  func book(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> FundBook {
    try journal.told {
      guard let database = try journal.existing() else { return FundBook(rules, events: []) }
      return try database.read { try FundBook(reading: $0, rules, asOf: asOf, knownAt: knownAt) }
    }
  }

  /// The funds by their sums, and those of which the programme says something else by now.
  func status(asOf: CivilDate, knownAt: Timestamp?) throws -> (status: FundsStatus, drifts: [FundDrift]) {
    try journal.told {
      guard let database = try journal.existing() else {
        return (FundsStatus(rules, balances: [], asOf: asOf), [])
      }
      return try database.read {
        (
          try FundsStatus(reading: $0, rules, asOf: asOf, knownAt: knownAt),
          try FundDrift.all(reading: $0, rules, asOf: asOf, knownAt: knownAt)
        )
      }
    }
  }

  /// Appends what `decide` makes of the book as it stands, all or nothing; a refusal ends the command.
  ///
  /// - Parameter keep: Puts away what belongs to the facts, once they are possible and before they are recorded.
  func record(
    by actor: String, keeping keep: () throws -> Void = {}, _ decide: (FundBook) throws -> [Fact]
  ) throws -> [JournalEvent] {
    do {
      return try journal.told {
        // A first step that is refused makes no journal.
        if try journal.existing() == nil { _ = try decide(FundBook(rules, events: [])) }
        return try journal.open().append(by: actor, now: { .now }) {
          let facts = try decide(FundBook(reading: $0, rules))
          try keep()
          return facts
        }
      }
    } catch let refusal as FundRefusal {
      throw Console.fail([refusal.diagnostic])
    }
  }
}

extension FundBook {
  /// What its funds, requests and claims are called.
  var names: [String] { accounts.map(\.fund.id) + requests.map(\.id) + claims.map(\.id) }

  /// Whether a fund, a request or a claim has that name.
  func knows(_ subject: String) -> Bool {
    account(subject) != nil || request(subject) != nil || claim(subject) != nil
  }

  /// The currency in which amounts of a fund, a request or a claim are stated.
  func currency(of subject: String) -> Currency {
    request(subject)?.asked.currency ?? claim(subject)?.asked.currency
      ?? account(subject)?.fund.amount.currency ?? rules.currency
  }

  /// An amount that a person typed.
  func amount(_ text: String, of subject: String) throws -> Money {
    switch AmountText.read(text, in: currency(of: subject)) {
    case .success(let money): return money
    case .failure(let problem): throw Console.fail([Diagnostic(.fundRefused, problem.description, at: nil)])
    }
  }
}

extension FundRefusal {
  var diagnostic: Diagnostic { Diagnostic(.fundRefused, message, at: nil) }
}
