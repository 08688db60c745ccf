import Actions
import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Programme
import Scheduling

/// The actions of one programme, and the journal in which their facts are kept.
struct ActionLedger {
  let ledger: ProgrammeLedger
  /// With what the kinds of its facts begin.
  static let kinds = "action."

  /// Everything that is recorded, or what was until a date.
  func book(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> ActionBook {
    ActionBook(
      programme: ledger.programme.id, events: try ledger.events(Self.kinds, asOf: asOf, knownAt: knownAt))
  }

  /// Records a step of an action, and says what came of it; a refusal ends the command.
  func record(_ command: ActionCommand, owners: ActionOwners, by actor: String) throws {
    do {
      let events = try ledger.record(Self.kinds, by: actor) { events in
        try ActionBook(programme: ledger.programme.id, events: events).decide(command, owners: owners)
      }
      Console.write(ActionText.outcome(of: events.map(\.fact), in: try book()))
    } catch let refusal as ActionRefusal {
      throw Console.fail([Diagnostic(.actionRefused, refusal.message, at: nil)])
    }
  }
}

extension RecordOptions {
  /// Records a step of an action that is there already.
  func record(_ step: ActionStep) throws {
    let ledger = try self.ledger()
    try ActionLedger(ledger: ledger).record(
      ActionCommand(step, on: day, reason: reason, reference: reference),
      owners: ActionOwners(ledger.programme, people: []), by: actor.resolved())
  }

  /// The schedule of the programme that is meant, with its workspace.
  func schedule() throws -> (LoadedWorkspace, Schedule) {
    let chosen = try ledger().programme.id
    let loaded = try LoadedWorkspace.open(workspace, asOf: day)
    guard let schedule = loaded.schedules.first(where: { $0.programme.id == chosen }) else {
      throw ValidationError("the programme '\(chosen)' has no meetings")
    }
    return (loaded, schedule)
  }
}

extension LoadedWorkspace {
  /// The actions of a programme.
  func actions(of programme: Programme) -> ActionLedger {
    ActionLedger(ledger: ProgrammeLedger(programme: programme, journal: journal, calendars: calendars))
  }
}

extension Schedule {
  /// The meeting of that short or full name; ends the command where there is none.
  func meeting(named name: String) throws -> Occurrence {
    if let occurrence = occurrence(named: name) { return occurrence }
    let near = Suggestion.ending(for: name, in: occurrences.map(shortID))
    throw Console.fail([Diagnostic(.nameUnknown, "no meeting is named '\(name)'\(near)", at: nil)])
  }
}
