import ArgumentParser
import Certifications
import Diagnostics
import Funds
import Journal
import Pipeline
import Training

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract:
      "Takes back the last step of a fund, a request or a claim, or any one fact of another register.",
    discussion: """
      Nothing is removed: a reversal is appended that names what it corrects, so that a view of any date no longer has the \
      step, and a view of what was known before still does. What later steps stand on is taken back after them.

      Example:  entente undo MC-7 --dry-run
                entente undo MC-7 --reason "Typed the wrong amount"
                entente undo --event 01JQ8X4B6Z0000000000000000 --reason "The wrong month"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The fund, request or claim.") var subject: String?

  @Option(
    help: ArgumentHelp(
      "The fact to take back, as 'entente journal log' numbers it or by its id.", valueName: "number-or-id"))
  var event: String?

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What it is called elsewhere.")
  var reference: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would be taken back, and do nothing.")
  var isRehearsal = false

  func validate() throws {
    if (subject == nil) == (event == nil) {
      throw ValidationError("name a fund, a request or a claim, or a fact with --event")
    }
  }

  func run() throws {
    if let event {
      guard let step = try fundStep(event) else { return try takeBack(event) }
      let ledger = FundLedger(try ProgrammeLedger.one(workspace, programme: step.fact.programme))
      return try takeBack(in: ledger) { book throws(FundRefusal) in
        try book.undo(event: step.id, reason: reason, reference: reference)
      }
    }
    guard let subject else { return }
    let ledger = try FundLedger.one(workspace, programme: programme, of: subject)
    try takeBack(in: ledger) { book throws(FundRefusal) in
      try book.undo(subject, reason: reason, reference: reference)
    }
  }

  /// A step of a fund. Steps follow from one another, so that only the last of its subject is taken back.
  private func takeBack(in ledger: FundLedger, _ undo: (FundBook) throws(FundRefusal) -> FundUndo) throws {
    if isRehearsal {
      let book = try ledger.book()
      do throws(FundRefusal) {
        Console.write("\(TerminalText.visible(try undo(book).words))\n")
      } catch {
        throw Console.fail([error.diagnostic])
      }
      return
    }
    var shown = ""
    _ = try ledger.record(by: actor.resolved()) { book in
      let undo = try undo(book)
      shown = undo.words
      return [undo.fact]
    }
    Console.write("\(TerminalText.visible(shown))\n")
  }

  /// The step of a fund that a number or an id names; nil where it names another fact, or none.
  private func fundStep(_ name: String) throws -> JournalEvent? {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace) }.journal
    return try journal.told {
      var query = EventQuery()
      query.kindPrefix = "fund."
      return try journal.existing()?.read { try $0.events(query) }
        .first { ($0.id == name || String($0.number) == name) && !$0.isUndoing }
    }
  }

  /// A fact of a register whose facts stand each for itself.
  private func takeBack(_ name: String) throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(workspace) }
    let journal = files.journal
    func refuse(_ message: String) -> Findings { Console.fail([Diagnostic(.undoRefused, message, at: nil)]) }
    func find(in reading: any JournalReading) throws -> JournalEvent {
      let all = try reading.events(EventQuery())
      guard let found = all.first(where: { $0.id == name || String($0.number) == name }) else {
        throw refuse("no fact has the number or id '\(name)'; see 'entente journal log'")
      }
      if found.isUndoing {
        throw refuse("fact \(found.number) takes another one back; record that one again instead")
      }
      if let other = all.first(where: { $0.isUndoing && $0.fact.corrects == found.id }) {
        throw refuse("fact \(found.number) was taken back by fact \(other.number) already")
      }
      if let why = try files.reasonToKeep(found, in: all) { throw refuse("fact \(found.number): \(why)") }
      return found
    }
    func fact(takingBack found: JournalEvent, in reading: any JournalReading) throws -> Fact {
      guard found.fact.kind.hasPrefix(PipelineBook.kinds) else {
        return found.undoing(reason: reason, reference: reference)
      }
      // A file is taken back with all that it changed, and only while nothing came after it.
      var query = EventQuery()
      query.programme = found.fact.programme
      query.kindPrefix = PipelineBook.kinds
      let book = PipelineBook(found.fact.programme, events: try reading.events(query))
      do throws(PipelineRefusal) {
        return try book.undo(event: found.id, reason: reason, reference: reference)
      } catch {
        throw refuse(error.message)
      }
    }
    func words(_ event: JournalEvent) -> String {
      "fact \(event.number): \(EventText.story(event)[1...4].filter { !$0.isEmpty }.joined(separator: ", "))"
    }
    let undone: JournalEvent? = try journal.told {
      guard let database = try journal.existing() else { return nil }
      if isRehearsal {
        return try database.read { reading in
          let found = try find(in: reading)
          _ = try fact(takingBack: found, in: reading)
          return found
        }
      }
      var undone: JournalEvent?
      _ = try database.append(by: actor.resolved(), now: { .now }) { reading in
        let found = try find(in: reading)
        undone = found
        return [try fact(takingBack: found, in: reading)]
      }
      return undone
    }
    guard let undone else { throw refuse("there is no journal yet, so that nothing can be taken back") }
    Console.write(
      TerminalText.visible((isRehearsal ? "Would take back " : "Took back ") + words(undone)) + "\n")
  }
}
