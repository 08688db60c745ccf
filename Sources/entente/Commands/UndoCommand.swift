import ArgumentParser
import Diagnostics
import Funds

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes back the last step of a fund, a request or a claim.",
    discussion: """
      Nothing is removed: a reversal is appended that names what it corrects, so that a view of any date no longer has the \
      step, and a view of what was known before still does. What later steps stand on is taken back after them.

      Example:  entente undo MC-7 --dry-run
                entente undo MC-7 --reason "Typed the wrong amount"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The fund, request or claim.") var subject: String

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What it is called elsewhere.")
  var reference: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would be taken back, and do nothing.")
  var isRehearsal = false

  func run() throws {
    let ledger = try FundLedger.one(workspace, programme: programme, of: subject)
    if isRehearsal {
      let book = try ledger.book()
      do throws(FundRefusal) {
        Console.write("\(TerminalText.visible(try book.undo(subject).words))\n")
      } catch {
        throw Console.fail([error.diagnostic])
      }
      return
    }
    var shown = ""
    _ = try ledger.record(by: actor.resolved()) { book in
      let undo = try book.undo(subject, reason: reason, reference: reference)
      shown = undo.words
      return [undo.fact]
    }
    Console.write("\(TerminalText.visible(shown))\n")
  }
}
