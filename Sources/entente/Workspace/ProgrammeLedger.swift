import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Programme
import Rates

/// A programme, and the journal in which its facts are kept.
struct ProgrammeLedger {
  let programme: Programme
  let journal: JournalFile
  /// The holidays of its parties' centres.
  let calendars: [String: HolidayCalendar]

  /// Those of every programme of a workspace that is wanted. Ends the command where a file has an error: what could not be
  /// read would be recorded wrong.
  ///
  /// - Parameter programme: The id of the only one that is wanted.
  static func all(_ workspace: WorkspaceOptions, programme: String? = nil) throws -> [ProgrammeLedger] {
    let ledgers = try Unreadable.told {
      var files = try WorkspaceFiles.read(workspace)
      return try files.ledgers()
    }
    guard let programme else { return ledgers }
    let chosen = ledgers.filter { $0.programme.id == programme }
    if chosen.isEmpty {
      let known = ledgers.map(\.programme.id)
      throw ValidationError(
        "no programme is named '\(programme)'\(Suggestion.ending(for: programme, in: known))")
    }
    return chosen
  }

  /// The one that is named, else the workspace's only one.
  static func one(_ workspace: WorkspaceOptions, programme: String?) throws -> ProgrammeLedger {
    let ledgers = try all(workspace, programme: programme)
    if ledgers.count == 1, let only = ledgers.first { return only }
    let names = ledgers.map(\.programme.id).joined(separator: ", ")
    throw ValidationError(
      ledgers.isEmpty ? "the workspace has no programme" : "name a programme with --programme: \(names)")
  }

  /// What is recorded of the programme in one register, by effective date and then number; nothing where there is no journal
  /// yet.
  ///
  /// - Parameters:
  ///   - kinds: With what the kinds of the register's facts begin: `fund.`.
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  func events(_ kinds: String, asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> [JournalEvent] {
    try journal.events(kinds, of: programme.id, asOf: asOf, knownAt: knownAt)
  }

  /// Appends what `decide` makes of everything that is recorded in a register, all or nothing; nobody else appends meanwhile.
  ///
  /// - Parameter decide: Throws where the facts must not be recorded; a ``JournalError`` ends the command with a message.
  func record(
    _ kinds: String, by actor: String, _ decide: ([JournalEvent]) throws -> [Fact]
  ) throws -> [JournalEvent] {
    try journal.record(kinds, of: programme.id, by: actor, decide)
  }

  /// The exchange rates that every programme knows.
  func rates(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> RateBook {
    RateBook(
      try journal.events(RateBook.prefix, of: Fact.everyProgramme, asOf: asOf, knownAt: knownAt))
  }
}
