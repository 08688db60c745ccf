import BusinessCalendar
import Foundation
import Journal

extension JournalFile {
  /// What is recorded of a programme in one register, by effective date and then number; nothing where there is no journal.
  func events(
    _ kinds: String, of programme: String, asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) throws -> [JournalEvent] {
    var query = EventQuery()
    query.programme = programme
    query.kindPrefix = kinds
    query.asOf = asOf
    query.knownAt = knownAt
    return try reading { try $0?.events(query) ?? [] }
  }

  /// Runs `body` on one state of the journal, nil where there is none; an error of the journal ends the command.
  func reading<Value>(_ body: ((any JournalReading)?) throws -> Value) throws -> Value {
    try told {
      guard let database = try existing() else { return try body(nil) }
      return try database.read { try body($0) }
    }
  }

  /// Appends what `decide` makes of everything that is recorded of a programme in a register, all or nothing.
  func record(
    _ kinds: String, of programme: String, by actor: String, _ decide: ([JournalEvent]) throws -> [Fact]
  ) throws -> [JournalEvent] {
    var query = EventQuery()
    query.programme = programme
    query.kindPrefix = kinds
    return try told {
      // A first fact that is refused, or only tried, makes no journal.
      if try existing() == nil, try decide([]).isEmpty { return [] }
      return try open().append(by: actor, now: { .now }) { try decide($0.events(query)) }
    }
  }
}
