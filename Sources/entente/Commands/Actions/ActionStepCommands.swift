import Actions
import ArgumentParser
import Programme
import BusinessCalendar
import Scheduling

struct ActionsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Records something to be done, with its owner and date.",
    discussion: """
      It gets a short id, such as A-12, by which the other commands know it. The owner is a role or a person of the programme.

      Example:  entente actions add "Send the statement of work" --owner alliance-director --due 2025-04-15
                entente actions add "Name a speaker" --owner marketing --due 2025-03-01 --from qbr/Y2-Q3
      """)

  @OptionGroup var options: RecordOptions
  @Argument(help: "What is to be done.") var what: String
  @Option(help: "Who does it: a role or a person.") var owner: String
  @Option(help: "By when.") var due: CivilDate
  @Option(name: .customLong("from"), help: "The meeting that it comes from, such as qbr/Y2-Q3.")
  var occurrence: String?

  func run() throws {
    let (loaded, schedule) = try options.schedule()
    let meeting = try occurrence.map { schedule.shortID(of: try schedule.meeting(named: $0)) }
    try loaded.actions(of: schedule.programme).record(
      ActionCommand(
        .add(what: what, owner: owner, due: due, occurrence: meeting), on: options.day,
        reason: options.reason,
        reference: options.reference),
      owners: ActionOwners(schedule.programme, people: loaded.portfolio.workspace.people),
      by: options.actor.resolved())
  }
}

struct ActionsEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Records that an action is put in other words, given to somebody else, or brought forward.",
    discussion: """
      Putting it off is a slip, which needs a reason.

      Example:  entente actions edit A-12 --owner psa
                entente actions edit A-12 --what "Send the signed statement of work" --due 2025-04-10
      """)

  @OptionGroup var options: RecordOptions
  @Argument(help: "The action.") var id: String
  @Option(help: "What is to be done.") var what: String?
  @Option(help: "Who does it: a role or a person.") var owner: String?
  @Option(help: "By when, no later than now.") var due: CivilDate?

  func validate() throws {
    if what == nil, owner == nil, due == nil { throw ValidationError("say --what, --owner or --due") }
  }

  func run() throws {
    let (loaded, schedule) = try options.schedule()
    try loaded.actions(of: schedule.programme).record(
      ActionCommand(
        .edit(id: id, what: what, owner: owner, due: due), on: options.day, reason: options.reason,
        reference: options.reference),
      owners: ActionOwners(schedule.programme, people: loaded.portfolio.workspace.people),
      by: options.actor.resolved())
  }
}

struct ActionsDoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Records that an action is done.",
    discussion: """
      Example:  entente actions done A-12 --on 2025-04-14 --ref MAIL-88
      """)

  @OptionGroup var options: RecordOptions
  @Argument(help: "The action.") var id: String

  func run() throws { try options.record(.done(id: id)) }
}

struct ActionsSlipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip",
    abstract: "Records that an action is put off to a later date; say why with --reason.",
    discussion: """
      Example:  entente actions slip A-12 2025-05-15 --reason "Legal review takes longer"
      """)

  @OptionGroup var options: RecordOptions
  @Argument(help: "The action.") var id: String
  @Argument(help: "The new date.") var due: CivilDate

  func run() throws { try options.record(.slip(id: id, to: due)) }
}

struct ActionsDropCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "Records that an action is given up; say why with --reason.",
    discussion: """
      Example:  entente actions drop A-12 --reason "The customer withdrew"
      """)

  @OptionGroup var options: RecordOptions
  @Argument(help: "The action.") var id: String

  func run() throws { try options.record(.drop(id: id)) }
}
